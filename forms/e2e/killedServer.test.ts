// The server is killed while the tablet sends to it: SIGKILL at a moment between the request and its reply, then a start on the same data.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { verifyReceipt } from '../tablet/envelope/receipt'
import { verificationKeys } from '../tablet/envelope/jws'
import { asks, complete, enrolled, revisions, sync, type StoreWindow } from './realWorker'
import { start, type RunningProfile } from './profile'
import { startServer, type RealServer } from './realServer'
import { forwarded, startSite, type Answered, type StoreSite } from './storeSite'

const window = globalThis as never as StoreWindow
const trials = 20

let server: RealServer
let site: StoreSite
let profile: string
let running: RunningProfile
/** Called as a request with submissions leaves, and as its reply comes or the line breaks. */
let watch: { left: () => void; back: (answered: Answered) => void } = { left: () => undefined, back: () => undefined }

beforeAll(async () => {
  server = await startServer()
  const through = forwarded(server.base)
  site = await startSite(async asked => {
    const sends = asks(asked, 'syncSubmissions')
    if (sends) watch.left()
    const answered = await through(asked)
    if (sends) watch.back(answered)
    return answered
  })
  profile = mkdtempSync(join(tmpdir(), 'tablet-'))
  running = await start(profile)
}, 900_000)
afterEach(() => { watch = { left: () => undefined, back: () => undefined } })
afterAll(async () => {
  await running?.kill()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  await site?.stop()
  await server?.stop()
}, 60_000)

/** How long a request with one submission takes when nothing is killed, in milliseconds; the longest of some. */
async function usualDuration(page: Page): Promise<number> {
  let left = 0
  let longest = 0
  watch = { left: () => { left = performance.now() }, back: () => { longest = Math.max(longest, performance.now() - left) } }
  for (let number = 0; number < 5; number++) {
    await complete(page)
    await sync(page)
  }
  return longest
}

test('a server killed while a submission is on its way stores it exactly once, in 20 of 20 trials', { timeout: 900_000 }, async () => {
  const page = await enrolled(running, site, server)
  const usual = await usualDuration(page)
  const first = await page.evaluate(() => window.workspace.counts.value.sent)
  let [unanswered, alreadyStored] = [0, 0]
  const stored: string[] = []
  const moments: number[] = []
  for (let trial = 1; trial <= trials; trial++) {
    const moment = Math.random() * usual
    let killed: Promise<void> | undefined
    let prevented = false
    watch = {
      left: () => { killed ??= pause(moment).then(() => server.kill()) },
      back: answered => { if (answered === null) prevented = true },
    }
    const { submission, digest } = await complete(page)
    await sync(page)
    await killed
    expect(killed, 'the server was killed').toBeDefined()
    // What the tablet holds while the server is down: unsent, or with its receipt. Never neither.
    const held = await page.evaluate(async digest => [await window.work.store.get('outbox', digest), await window.work.store.get('sent', digest)].filter(Boolean).length, digest)
    expect(held).toBe(1)
    if (prevented) unanswered++
    watch = { left: () => undefined, back: answered => { if (answered?.body.includes('"duplicate"')) alreadyStored++ } }
    await server.restart()
    expect(await sync(page)).toMatchObject({ counts: { sent: first + trial, readyToSend: 0, sending: 0, failed: 0, setAside: 0 }, status: { name: 'sent' } })
    expect(await revisions(server, submission)).toMatchObject([{ contentDigest: digest }])
    const receipt = await page.evaluate(async digest => (await window.work.store.get('sent', digest))!.receipt, digest)
    const keys = await verificationKeys(await fetch(`${server.base}/.well-known/receipt-keys.json`).then(answer => answer.text()))
    expect(await verifyReceipt(receipt, keys, { submission, contentDigest: digest, base: null, evidence: [], attachments: [], jws: '' })).toMatchObject({ submission, contentDigest: digest, state: 'stored' })
    stored.push(submission)
    moments.push(Math.round(moment))
  }
  expect(new Set(stored).size).toBe(trials)
  expect(unanswered, 'replies that the kill prevented').toBeGreaterThan(0)
  console.log(`killed ${trials} times within ${Math.round(usual)} ms of the request (${moments.sort((one, other) => one - other).join(', ')} ms): ${unanswered} times without a reply, ${alreadyStored} times stored all the same before the kill; each stored once`)
})
