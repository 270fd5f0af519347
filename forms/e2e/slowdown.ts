// A slower processor for the pages of a browser. What Chromium emulates itself slows down the thread of the screens alone, not its workers, the compiler or the service worker; here whole
// processes are stopped and let go on, so that every thread gets its share.
import type { Browser, Page } from 'playwright-core'
import { Worker } from 'node:worker_threads'

export type Slowdown = {
  /** Whether all processes that show pages are slowed down; those that started later are not. */
  covers(): Promise<boolean>
  /** Full speed again. */
  end(): Promise<void>
}

/** Milliseconds of a turn that processes run. */
const running = 0.5

// A stop makes up for a turn that was longer than asked; a stop that was longer is hardly made up for, so that nothing ever runs at full speed for a while.
const turns = `
const { parentPort, workerData: { pids, rate, running, over } } = require('node:worker_threads')
const all = signal => { for (const pid of pids) try { process.kill(pid, signal) } catch {} }
const flag = new Int32Array(over)
const nap = new Int32Array(new SharedArrayBuffer(4))
let owed = 0
parentPort.postMessage('begun')
while (Atomics.load(flag, 0) === 0) {
  const begun = performance.now()
  Atomics.wait(nap, 0, 0, running)
  all('SIGSTOP')
  const stopped = performance.now()
  owed += (stopped - begun) * (rate - 1)
  if (owed > 0) Atomics.wait(nap, 0, 0, owed)
  all('SIGCONT')
  owed = Math.max(owed - (performance.now() - stopped), -running)
}`

/** Slows down all pages that are open now, for as many times as `rate` says. */
export async function slowDown(browser: Browser, rate: number): Promise<Slowdown> {
  const pids = await pageProcesses(browser)
  if (pids.length === 0) throw new Error('This Chromium runs pages in its own process, which cannot be slowed down: set CHROMIUM_PATH to another.')
  const over = new SharedArrayBuffer(4)
  const stopper = rate === 1 ? null : new Worker(turns, { eval: true, workerData: { pids, rate, running, over } })
  if (stopper) await new Promise(begun => stopper.once('message', begun))
  return {
    covers: async () => (await pageProcesses(browser)).every(pid => pids.includes(pid)),
    end: async () => {
      Atomics.store(new Int32Array(over), 0, 1)
      if (stopper) await new Promise(ended => stopper.once('exit', ended))
    },
  }
}

/** Slows down the thread of a page's screens, as the developer tools of Chromium do. */
export async function emulate(page: Page, rate: number): Promise<Slowdown> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
  return { covers: async () => true, end: () => session.detach() }
}

async function pageProcesses(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}
