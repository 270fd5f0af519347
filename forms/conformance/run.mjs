// Called by Maven in the test phase: installs what the lock file names if that has changed, then runs Vitest.
import { install, run } from '../installed.mjs'

install()
run(process.execPath, 'node_modules/vitest/vitest.mjs', 'run')
