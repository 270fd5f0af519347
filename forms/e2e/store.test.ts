import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Work } from '../tablet/work'
import { openCopy } from '../tablet/sealed/open'
import { Hub } from '../tablet/testing/hub'
import { definitionText } from '../tablet/testing/tablet'
import { atWork as workerAtWork, unlocked as workerUnlocked } from './hubWorker'
import { start, type RunningProfile } from './profile'
import { passphrase, type StoreWindow } from './realWorker'
import { hubAnswers, startSite, type StoreSite } from './storeSite'

const window = globalThis as never as StoreWindow & { saved: (count: number) => void }

let hub: Hub
let site: StoreSite
let profile: string
let running: RunningProfile

beforeAll(async () => {
  hub = await Hub.start(() => Date.now())
  site = await startSite(hubAnswers(hub))
  hub.forms.set('doorstepCheck 1', definitionText())
})
afterAll(() => site.stop())
beforeEach(async () => {
  hub.trick = () => 'usual'
  hub.feed.length = 0
  profile = mkdtempSync(join(tmpdir(), 'tablet-'))
  running = await start(profile)
})
afterEach(async () => {
  await running.kill()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

const atWork = (visits: number, change?: Parameters<typeof workerAtWork>[4]) => workerAtWork(running, site, hub, visits, change)
const unlocked = () => workerUnlocked(running, site)

test('what was called saved is there after the browser was killed, 20 times', { timeout: 900_000 }, async () => {
  let page = await atWork(1)
  let acknowledged = 0
  let began = 0
  for (let trial = 0; trial < 20; trial++) {
    await page.exposeFunction('saved', (count: number) => { acknowledged = count })
    began = acknowledged
    void page.evaluate(async from => {
      const { work, workspace } = window
      const outcome = await work.openVisit(workspace.lists.value.visits[0]!.visit.id, 'en')
      if (outcome.kind !== 'open') throw new Error(outcome.kind)
      for (let count = from + 1; ; count++) {
        const said = { value: `${count} ${'words '.repeat(count % 500)}`, answeredAt: '2026-11-20T10:00:00+00:00', source: 'child' as const }
        if ((await work.saveDraft({ ...outcome.draft, answers: { said } })).kind === 'saved') window.saved(count)
      }
    }, acknowledged).catch(() => undefined)
    while (acknowledged < began + 5) await pause(20)
    await pause(Math.random() * 150)
    await running.kill()
    running = await start(profile)
    page = await unlocked()
    const said = await page.evaluate(() => window.workspace.lists.value.drafts[0]!.answers.said as { value: string })
    expect(parseInt(said.value)).toBeGreaterThanOrEqual(acknowledged)
    acknowledged = parseInt(said.value)
  }
  expect(acknowledged).toBeGreaterThan(100)
})

test('a second tab does not send what the first one sends', async () => {
  const first = await atWork(1)
  const before = hub.itemsTaken
  hub.trick = asked => asked === 'syncSubmissions' ? 'offline' : 'usual'
  await first.evaluate(async () => {
    const { work, workspace } = window
    for (let count = 0; count < 30; count++) {
      const outcome = await work.openVisit(workspace.lists.value.visits[0]!.visit.id, 'en')
      if (outcome.kind === 'open') await work.completeDraft(outcome.draft.id)
    }
    await workspace.sync()
  })
  const second = await unlocked()
  hub.trick = () => 'usual'
  hub.mostAtOnce = 0
  const counts = await Promise.all([first, second].map(tab => tab.evaluate(async () => {
    await Promise.all([window.workspace.sync(true), window.workspace.sync(true)])
    return window.workspace.counts.value
  })))
  expect(counts.map(({ sent, readyToSend, failed }) => ({ sent, readyToSend, failed }))).toContainEqual({ sent: 30, readyToSend: 0, failed: 0 })
  expect(hub.itemsTaken - before).toBe(30)
  expect(hub.mostAtOnce).toBe(1)
})

test('200 submissions drain over a slow line, others going on when one is set aside', { timeout: 900_000 }, async () => {
  const page = await atWork(1)
  const before = { taken: hub.itemsTaken, stored: hub.stored.size }
  hub.trick = asked => asked === 'syncSubmissions' ? 'offline' : 'usual'
  const first = await page.evaluate(async () => {
    const { work, workspace } = window
    const { visit } = workspace.lists.value.visits[0]!
    let first = ''
    for (let count = 0; count < 200; count++) {
      const outcome = await work.openVisit(visit.id, 'en')
      if (outcome.kind !== 'open') throw new Error(outcome.kind)
      const value = Array.from(crypto.getRandomValues(new Uint8Array(4_000)), byte => byte.toString(16)).join('')
      await work.saveDraft({ ...outcome.draft, answers: { said: { value, answeredAt: '2026-11-20T10:00:00+00:00', source: 'child' } } })
      await work.completeDraft(outcome.draft.id)
      first ||= outcome.draft.id
    }
    await workspace.sync()
    return first
  })
  hub.quarantine = ({ id }) => id === first ? 'neverAssigned' : null
  hub.trick = () => 'usual'
  const devtools = await running.context.newCDPSession(page)
  // Chromium's own figures for slow 3G.
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 })
  const began = Date.now()
  const counts = await page.evaluate(async () => {
    await window.workspace.sync(true)
    return window.workspace.counts.value
  })
  console.log(`200 submissions drained over slow 3G in ${Math.round((Date.now() - began) / 1000)} s`)
  hub.quarantine = () => null
  expect(counts).toMatchObject({ sent: 199, setAside: 1, readyToSend: 0, failed: 0 })
  expect(hub.itemsTaken - before.taken).toBe(200)
  expect(hub.stored.size - before.stored).toBe(199)
})

test('a second tab is told that the first one edits a draft, until that one is gone', async () => {
  const first = await atWork(1)
  const edit = () => window.work.openVisit(window.workspace.lists.value.visits[0]!.visit.id, 'en').then(({ kind }) => kind)
  expect(await first.evaluate(edit)).toBe('open')
  const second = await unlocked()
  expect(await second.evaluate(edit)).toBe('otherTab')
  await first.close()
  // The browser gives a closed tab's lock back in its own time.
  await expect.poll(() => second.evaluate(edit), { timeout: 20_000 }).toBe('open')
})

test('a full tablet says so at once, keeps what was saved, and still hands out a copy', async () => {
  // The browser remembers for a while how much room there was, so the limit must be there before anything is written.
  const limit = await running.context.newCDPSession(running.context.pages()[0] ?? await running.context.newPage())
  const { origin } = new URL(site.url)
  await limit.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 })
  const page = await atWork(1)
  const outcomes = await page.evaluate(async () => {
    const { work, workspace } = window
    const outcome = await work.openVisit(workspace.lists.value.visits[0]!.visit.id, 'en')
    if (outcome.kind !== 'open') throw new Error(outcome.kind)
    const said = (value: string) => ({ ...outcome.draft, answers: { said: { value, answeredAt: '2026-11-20T10:00:00+00:00', source: 'child' as const } } })
    Object.assign(window, { said })
    const before = (await work.saveDraft(said('Kept before.'))).kind
    const file = (await work.attach(outcome.draft.id, 'said', new Blob([new Uint8Array(4_000_000)], { type: 'image/png' }))).kind
    const draft = (await work.saveDraft(said('x'.repeat(3_000_000)))).kind
    const reread = await work.store.get('drafts', outcome.draft.id)
    const files = await work.store.all('attachments')
    return { before, file, draft, there: (reread!.answers.said as { value: string }).value, files: files.length, exported: await workspace.exportUnsent() }
  })
  expect(outcomes).toMatchObject({ before: 'saved', file: 'storageFull', draft: 'storageFull', there: 'Kept before.', files: 0, exported: { kind: 'files' } })
  const { text } = (outcomes.exported as { files: { text: string }[] }).files[0]!
  expect((await openCopy(text, hub.sealing.own))!.drafts).toMatchObject([{ answers: { said: { value: 'Kept before.' } } }])
  await limit.send('Storage.overrideQuotaForOrigin', { origin })
  expect(await page.evaluate(async () => {
    const { said } = globalThis as never as { said: (text: string) => Parameters<Work['saveDraft']>[0] }
    return (await window.work.saveDraft(said('Goes on.'))).kind
  })).toBe('saved')
})

describe('a probe of the profile\'s files', () => {
  const marks = { name: 'Quillfeather', said: 'Undertheweirbridge', strokes: 'Strokemarkerseven', secret: 'fernwick-demo-only', phrase: passphrase, control: 'Controlmarkernine' }

  test('finds nothing of a child, an answer, a signature, a password or a key', async () => {
    const page = await atWork(1, one => ({ ...one, child: { ...one.child, familyName: marks.name }, note: `Ask for ${marks.name}.`, facts: JSON.stringify({ knownAs: marks.name }) }))
    const tokens = await page.evaluate(async marks => {
      const { work, workspace } = window
      for (let count = 0; count < 3; count++) {
        const outcome = await work.openVisit(workspace.lists.value.visits[0]!.visit.id, 'en')
        if (outcome.kind !== 'open') throw new Error(outcome.kind)
        const { draft } = outcome
        const strokes = JSON.stringify([[marks.strokes]])
        const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(strokes)))].map(byte => byte.toString(16).padStart(2, '0')).join('')
        const takenAt = '2026-11-20T10:00:00+00:00'
        await work.saveDraft({
          ...draft, answers: { said: { value: `${marks.said}. `.repeat(40), answeredAt: takenAt, source: 'child' } }, blobs: { [digest]: strokes },
          evidence: [{ role: 'youngPerson', method: 'drawn', signedDigest: '0'.repeat(64), strokes: digest, name: marks.name, takenAt }],
        })
        await work.attach(draft.id, 'said', new Blob([marks.said.repeat(2_000)], { type: 'image/png' }))
        if (count < 2) await work.completeDraft(draft.id)
        if (count === 0) await workspace.sync()
      }
      await new Promise<void>(resolve => {
        const request = indexedDB.open('control')
        request.onupgradeneeded = () => request.result.createObjectStore('control').put({ text: marks.control, wide: `${marks.control}\u2019` }, 'control')
        request.onsuccess = () => { request.result.close(); resolve() }
      })
      const kept = await work.store.get('tokens', 'tokens')
      return [kept!.access, kept!.refresh]
    }, marks)
    await pause(1_000)
    await running.kill()
    const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
      .map(entry => readFileSync(join(entry.parentPath, entry.name)))
    running = await start(profile)
    const hits = (mark: string) => spellings(mark).filter(({ bytes }) => files.some(file => file.includes(bytes))).map(({ spelling }) => `${mark} as ${spelling}`)
    expect(hits(marks.control)).toEqual([`${marks.control} as plain text`, `${marks.control} as UTF-16`])
    const { control: _, ...secret } = marks
    expect([...Object.values(secret), ...tokens].flatMap(hits)).toEqual([])
  })

  function spellings(mark: string): { spelling: string; bytes: Buffer }[] {
    // What stands before a text decides which of three spellings base64 gives to its middle.
    const inside = (before: number, wide: BufferEncoding) =>
      Buffer.concat([Buffer.alloc(before), Buffer.from(mark, wide)]).toString('base64').replaceAll('=', '').slice(before === 0 ? 0 : 4, -3)
    return [
      { spelling: 'plain text', bytes: Buffer.from(mark, 'utf8') }, { spelling: 'UTF-16', bytes: Buffer.from(mark, 'utf16le') },
      ...[0, 1, 2].flatMap(before => (['utf8', 'utf16le'] as const).map(wide => ({ spelling: 'base64', bytes: Buffer.from(inside(before, wide)) }))),
    ]
  }
})
