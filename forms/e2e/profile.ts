// A Chromium with a profile on disk, which a test can kill as a flat battery does.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import { installedChromium } from './browser'

export type RunningProfile = {
  context: BrowserContext
  /** SIGKILL to the browser and all its processes. */
  kill(): Promise<void>
  /** Ends the browser as a person does, so that it writes what it writes at its end. */
  close(): Promise<void>
}

/** Starts Chromium on a profile. */
export async function start(profile: string): Promise<RunningProfile> {
  const { path, args } = await installedChromium()
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const child = spawn(path, ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...args, 'about:blank'],
    { detached: true, stdio: 'ignore' })
  const browser = await connected(child, portFile)
  const ended = () => child.exitCode !== null || child.signalCode !== null
  const gone = () => ended() ? Promise.resolve() : new Promise<void>(resolve => child.once('exit', () => resolve()))
  return {
    context: browser.contexts()[0]!,
    kill: async () => {
      if (!ended()) process.kill(-child.pid!, 'SIGKILL')
      await gone()
      await browser.close().catch(() => undefined)
    },
    close: async () => {
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close').catch(() => undefined)
      await gone()
    },
  }
}

async function connected(child: ChildProcess, portFile: string): Promise<Browser> {
  for (let tries = 0; tries < 600; tries++) {
    const [port, path] = existsSync(portFile) ? readFileSync(portFile, 'utf8').split('\n') : []
    if (port && path) return chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`)
    if (child.exitCode !== null) throw new Error(`Chromium ended with code ${child.exitCode} before it was reached.`)
    await pause(100)
  }
  throw new Error('Chromium did not open its port within a minute.')
}
