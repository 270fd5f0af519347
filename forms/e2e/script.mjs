// Runs a script of this directory that is written in TypeScript: `node e2e/script.mjs measure`.
import { join } from 'node:path'
import { runnerImport } from 'vite'

const name = process.argv[2]
if (!['measure', 'pictures'].includes(name)) {
  console.error('Say which script: measure or pictures.')
  process.exit(1)
}
process.chdir(join(import.meta.dirname, '..'))
const { module } = await runnerImport(`./e2e/${name}.ts`, { logLevel: 'error' })
await module.main()
