// Called by Maven when the server's jar is there: builds the pages that browser tests open, then runs these tests on the jar. Words after it narrow them, as
// `node e2e/run.mjs probe`.
import { join } from 'node:path'
import { install, run } from '../installed.mjs'

process.chdir(join(import.meta.dirname, '..'))
install()
run(process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--config', 'vite.examples.config.ts', '--logLevel', 'warn')
process.env.AS_BUILT = 'yes'
run(process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.e2e.config.ts', ...process.argv.slice(2))
