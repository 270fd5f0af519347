// What the browser loses of its own is not lost (server/decisions/two-copies.md).
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Hub } from '../tablet/testing/hub'
import { definitionText } from '../tablet/testing/tablet'
import { atWork, unlocked } from './hubWorker'
import { start, type RunningProfile } from './profile'
import { opened, type StoreWindow } from './realWorker'
import { hubAnswers, startSite, type StoreSite } from './storeSite'

const window = globalThis as never as StoreWindow & { losses: string[] }

type Which = 'first' | 'second'

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
  hub.feed.length = 0
  profile = mkdtempSync(join(tmpdir(), 'tablet-'))
  running = await start(profile)
})
afterEach(async () => {
  await running.kill()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

/** The folders in which Chromium keeps the databases of one of the two buckets. */
function folders(which: Which): string[] {
  return readdirSync(profile, { recursive: true, withFileTypes: true }).filter(entry => entry.isDirectory() && entry.name.endsWith('indexeddb.leveldb'))
    .map(entry => join(entry.parentPath, entry.name)).filter(path => path.split(sep).includes('WebStorage') === (which === 'second'))
}

/** Leaves the last change in the log half written, as a browser does that is killed in the middle of it. */
function tear(which: Which): void {
  const logs = folders(which).flatMap(folder => readdirSync(folder).filter(name => name.endsWith('.log')).map(name => join(folder, name)))
  expect(logs).toHaveLength(1)
  truncateSync(logs[0]!, statSync(logs[0]!).size - 100)
}

/** From here on the browser's own word for a database that it has thrown away is noted. */
async function noteLosses(): Promise<void> {
  await running.context.addInitScript(() => {
    const found: string[] = []
    const { open } = IDBFactory.prototype
    Object.assign(globalThis, { losses: found })
    IDBFactory.prototype.open = function (...given) {
      const request = open.apply(this, given)
      request.addEventListener('upgradeneeded', told => found.push((told as unknown as { dataLoss: string }).dataLoss))
      return request
    }
  })
}

async function restarted(open = unlocked): Promise<Page> {
  await running.kill()
  running = await start(profile)
  await noteLosses()
  return open(running, site)
}

const say = (page: Page, text: string) => page.evaluate(async text => {
  const { work, workspace } = window
  const outcome = await work.openVisit(workspace.lists.value.visits[0]!.visit.id, 'en')
  if (outcome.kind !== 'open') throw new Error(outcome.kind)
  return (await work.saveDraft({ ...outcome.draft, answers: { said: { value: text, answeredAt: '2026-11-20T10:00:00+00:00', source: 'child' } } })).kind
}, text)
const said = (page: Page) => page.evaluate(() => (window.workspace.lists.value.drafts[0]!.answers.said as { value: string }).value)
const losses = (page: Page) => page.evaluate(() => window.losses)

describe.each(['first', 'second'] as const)('nothing is lost when', which => {
  test(`a kill in the middle of a write makes Chromium throw the ${which} bucket away at the start after the next one`, async () => {
    const page = await atWork(running, site, hub, 1)
    expect(await say(page, `Kept before. ${'words '.repeat(100)}`)).toBe('saved')
    await running.kill()
    tear(which)
    // Chromium drops the torn end, goes on writing after it, and cannot read across it the next time.
    const next = await restarted()
    expect(await losses(next)).not.toContain('total')
    expect(await say(next, 'Kept after the kill.')).toBe('saved')
    const afterwards = await restarted()
    expect(await losses(afterwards)).toContain('total')
    expect(await said(afterwards)).toBe('Kept after the kill.')
    expect(await say(afterwards, 'And on.')).toBe('saved')
    const last = await restarted()
    expect(await losses(last)).toEqual([])
    expect(await said(last)).toBe('And on.')
  })

  test(`all of the ${which} bucket has gone, and later all of the other one`, async () => {
    const page = await atWork(running, site, hub, 1)
    expect(await say(page, 'Kept.')).toBe('saved')
    for (const gone of [which, which === 'first' ? 'second' : 'first'] as const) {
      await running.kill()
      const emptied = folders(gone)
      expect(emptied).toHaveLength(1)
      rmSync(emptied[0]!, { recursive: true })
      const next = await restarted()
      expect(await losses(next)).toContain('none')
      expect(await said(next)).toBe('Kept.')
    }
  })
})

test('the worker is told when both buckets were thrown away at once', async () => {
  const page = await atWork(running, site, hub, 1)
  expect(await say(page, `Kept before. ${'words '.repeat(100)}`)).toBe('saved')
  await running.kill()
  tear('first')
  tear('second')
  expect(await say(await restarted(), 'Kept after the kill.')).toBe('saved')
  const afterwards = await restarted(opened)
  expect(await losses(afterwards)).toEqual(['total', 'total'])
  expect(await afterwards.evaluate(() => window.workspace.session.value)).toEqual({ name: 'locked', workers: [], lost: true })
  const later = await restarted(opened)
  expect(await later.evaluate(() => window.workspace.session.value)).toEqual({ name: 'locked', workers: [], lost: true })
  await later.evaluate(async () => {
    await window.workspace.register('Wren', 'four quiet grey herons')
    await window.workspace.lock()
  })
  expect(await later.evaluate(() => window.workspace.session.value)).toMatchObject({ workers: [{ label: 'Wren' }], lost: false })
})
