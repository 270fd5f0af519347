// What Maven's calls of Node share: installs what the lock file names, if that has changed.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

const installed = 'node_modules/.package-lock.json'

/** Runs a program to its end; a failure ends this one too. */
export function run(command, ...args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

/** Brings node_modules to what the lock file says. */
export function install() {
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs) run('npm', 'ci', '--no-audit', '--no-fund')
}
