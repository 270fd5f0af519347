// Called by Maven in the test phase: installs what the lock file names if that has changed, then runs Vitest.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

const installed = 'node_modules/.package-lock.json'

function run(command, ...args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs) run('npm', 'ci', '--no-audit', '--no-fund')
run(process.execPath, 'node_modules/vitest/vitest.mjs', 'run')
