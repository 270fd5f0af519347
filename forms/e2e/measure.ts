// `npm run measure`: what the built app weighs, and how long a slow tablet takes to start it without a network. Nothing is tested here: times depend on the machine.
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launch } from './browser'
import { connect, passphrase, register, signIn } from './realApp'
import { enrolmentCode, startServer } from './realServer'
import { gzipped, limit, ofApp, sum } from './sizes'
import { emulate, slowDown, type Slowdown } from './slowdown'

const slowest = 4
const ways: { as: string; slow: (browser: Browser, page: Page) => Promise<Slowdown> }[] = [
  { as: 'at full speed', slow: browser => slowDown(browser, 1) },
  { as: `slowed down ${slowest} times as the developer tools do it (the thread of the screens)`, slow: (_browser, page) => emulate(page, slowest) },
  { as: `slowed down ${slowest} times in all threads, workers and compiler too`, slow: browser => slowDown(browser, slowest) },
]
const runs = 5
/** Milliseconds between two keys of somebody who types fast on glass: eighty words a minute. */
const perKey = 150

/** Milliseconds of one start. */
type Times = { lock: number; list: number; derivation: number }

export async function main(): Promise<void> {
  sizes()
  const server = await startServer()
  const browser = await launch()
  try {
    const context = await browser.newContext({ viewport: { width: 768, height: 1024 } })
    const address = `${server.url}/app/`
    const page = await context.newPage()
    await page.goto(address)
    await register(page, 'Wren')
    await signIn(page, 'worker')
    await connect(page, await enrolmentCode(server, 'worker'))
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.close()
    await server.stop()
    for (const { as, slow } of ways) {
      const all: Times[] = []
      for (let run = 0; run < runs; run++) all.push(await startOnce(context, address, page => slow(browser, page)))
      console.log(`\nStart without a network, ${as}, ${runs} runs, median (least to most), ${cpus().length} cores:`)
      line('from opening to the lock', all.map(({ lock }) => lock))
      line('from Enter to the list of visits', all.map(({ list }) => list))
      line('  of it Argon2id', all.map(({ derivation }) => derivation))
      line('  of it all else', all.map(({ list, derivation }) => list - derivation))
      line('both, without the typing between', all.map(({ lock, list }) => lock + list))
    }
  } finally {
    await browser.close()
  }
}

function sizes(): void {
  const app = gzipped(join(import.meta.dirname, '../target/tablet'), ofApp)
  const worker = app.filter(({ file }) => file.endsWith('service-worker.js'))
  app.sort((one, other) => other.bytes - one.bytes).forEach(({ file, bytes }) => console.log(`${kilobytes(bytes)}  ${file}`))
  console.log(`${kilobytes(sum(app) - sum(worker))}  the app\n${kilobytes(sum(app))}  with its service worker, of ${limit / 1_000} kB gzipped`)
}

const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1).padStart(7)} kB`

async function startOnce(context: BrowserContext, address: string, slow: (page: Page) => Promise<Slowdown>): Promise<Times> {
  const page = await context.newPage()
  await page.addInitScript(watch)
  // Makes the process in which the app will start, so that it is slowed down from the first moment.
  await page.goto(`${address}icon.svg`)
  const slowdown = await slow(page)
  // Looking for something again and again would keep the slow thread busy that is measured: the page says by itself when it is there.
  const said = (what: string) => page.waitForEvent('console', { predicate: message => message.text() === what, timeout: 60_000 })
  const locked = said('lock')
  await page.goto(address, { waitUntil: 'commit' })
  await locked
  await page.evaluate(() => document.querySelector<HTMLInputElement>('input[type=password]')!.focus())
  await page.keyboard.type(passphrase, { delay: perKey })
  const listed = said('list')
  await page.keyboard.press('Enter')
  await listed
  if (!await slowdown.covers()) throw new Error('A process of the app was not slowed down: what was measured says nothing.')
  await slowdown.end()
  const times = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]!
    return { lock: at('lock').startTime, list: at('list').startTime - at('enter').startTime, derivation: at('argon2id').duration }
  })
  await page.close()
  return times
}

/** Runs in the page before the app: marks the first frame that shows the lock, the Enter, and the first frame that shows visits. */
function watch(): void {
  const markShown = (name: string) => requestAnimationFrame(() => setTimeout(() => {
    performance.mark(name)
    console.debug(name)
  }))
  let [locked, listed] = [false, false]
  new MutationObserver(() => {
    if (!locked && document.querySelector('input[type=password]')) { locked = true; markShown('lock') }
    if (!listed && document.querySelector('.card')) { listed = true; markShown('list') }
  }).observe(document, { subtree: true, childList: true })
  addEventListener('keydown', event => { if ((event as KeyboardEvent).key === 'Enter') performance.mark('enter') }, { capture: true })
}

function line(what: string, milliseconds: number[]): void {
  const sorted = milliseconds.map(Math.round).sort((one, other) => one - other)
  console.log(`${what.padEnd(36)} ${sorted[Math.floor(sorted.length / 2)]} ms (${sorted[0]} to ${sorted.at(-1)})`)
}
