// Called by Maven in the test phase: installs what the lock file names if that has changed, then checks the types and runs Vitest.
import { install, run } from '../installed.mjs'

install()
run(process.execPath, 'node_modules/typescript/bin/tsc', '--noEmit')
run(process.execPath, 'node_modules/vitest/vitest.mjs', 'run')
