// Called by Maven before resources are copied: builds the tablet app into target/tablet, which goes into the jar as tablet/.
import { existsSync, rmSync } from 'node:fs'
import { install, run } from './installed.mjs'

if (!existsSync('vite.config.ts')) {
  console.error('There is no forms/vite.config.ts, so the tablet app cannot be built. Pass -Dtablet.skip=true to build a server without it.')
  process.exit(1)
}
install()
// Maven only adds to what it copied before, and names change with their content.
rmSync('target/classes/tablet', { recursive: true, force: true })
run(process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn')
if (!existsSync('target/tablet/index.html')) {
  console.error('The build of the tablet app left no forms/target/tablet/index.html: see build.outDir in forms/vite.config.ts.')
  process.exit(1)
}
