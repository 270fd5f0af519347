import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCopy } from '../tablet/sealed/open'
import { start, type RunningProfile } from './profile'
import { startServer, type RealServer } from './realServer'
import { asks, complete, enrolled as enrolledIn, opened as openedIn, passphrase, revisions as revisionsOf, sync, type StoreWindow } from './realWorker'
import { forwarded, startSite, type Answered, type Asked, type StoreSite } from './storeSite'

const window = globalThis as never as StoreWindow

let server: RealServer
let site: StoreSite
let profile: string
let running: RunningProfile
/** What becomes of a request on its way; `lost` lets the server work and loses the reply. */
let line: (asked: Asked) => 'through' | 'lost' | 'cut' = () => 'through'
let refreshes = 0

beforeAll(async () => {
  server = await startServer()
  const through = forwarded(server.base)
  site = await startSite(async (asked): Promise<Answered> => {
    const fate = line(asked)
    if (asked.path === '/token' && asked.body.includes('refresh_token')) refreshes++
    if (fate === 'cut') return null
    const answered = await through(asked)
    return fate === 'lost' ? null : answered
  })
}, 900_000)
afterAll(async () => {
  await site?.stop()
  await server?.stop()
}, 60_000)
beforeEach(async () => {
  line = () => 'through'
  profile = mkdtempSync(join(tmpdir(), 'tablet-'))
  running = await start(profile)
})
afterEach(async () => {
  await running.kill()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

const opened = () => openedIn(running, site)
const enrolled = () => enrolledIn(running, site, server)
const revisions = (submission: string) => revisionsOf(server, submission)

async function unlocked(): Promise<Page> {
  const page = await opened()
  await page.evaluate(async passphrase => {
    const { session } = window.workspace
    if (session.value.name === 'locked') await window.workspace.unlock(session.value.workers[0]!.store, passphrase)
    window.work = window.workspace.work.value!
  }, passphrase)
  return page
}

/** The team manager whose team holds the case. */
async function reviewer(submission: string): Promise<string> {
  const { submission: seen } = await server.as('manager', `{ submission(id: "Submission:${submission}") { id } }`) as { submission: object | null }
  return seen ? 'manager' : 'manager2'
}

test('a connection cut after the commit and before the reply makes no second submission', async () => {
  const page = await enrolled()
  line = asked => asks(asked, 'syncSubmissions') ? 'lost' : 'through'
  const { submission, digest } = await complete(page)
  expect((await sync(page)).counts).toMatchObject({ sent: 0 })
  line = () => 'through'
  expect(await sync(page)).toMatchObject({ counts: { sent: 1, readyToSend: 0, failed: 0, setAside: 0 }, status: { name: 'sent' } })
  expect(await revisions(submission)).toMatchObject([{ contentDigest: digest }])
})

test('the verdict, the facts and the clock of the tablet are those of the server', async () => {
  const page = await enrolled()
  const { submission } = await complete(page)
  await sync(page)
  const { flags } = (await revisions(submission))[0]!
  expect(flags.filter(flag => ['verdictDiffers', 'factsDiffer', 'clockOff'].includes(flag))).toEqual([])
})

test('a refresh whose reply was lost after rotation goes on with the token before', async () => {
  const page = await enrolled()
  await page.evaluate(() => window.work.store.change(async change => {
    const tokens = await change.read('tokens', 'tokens')
    change.put('tokens', 'tokens', { ...tokens!, access: 'past its time', accessExpiresAt: 0 })
  }))
  refreshes = 0
  line = asked => asked.path === '/token' && refreshes === 0 ? 'lost' : 'through'
  await complete(page)
  await sync(page)
  expect(await sync(page)).toMatchObject({ counts: { sent: 1 }, needsSignIn: false })
  expect(refreshes).toBe(2)
})

test('a submission that was sent back opens again on its revision and is sent as the next', async () => {
  const page = await enrolled()
  const { submission, digest } = await complete(page)
  await sync(page)
  await server.as(await reviewer(submission), 'mutation ($input: ReturnSubmissionInput!) { returnSubmission(input: $input) { problems { message } } }',
    { submissionId: `Submission:${submission}`, contentDigest: digest, reason: 'Say when.' })
  await sync(page)
  const listed = () => page.evaluate(() => window.workspace.lists.value.returned.map(({ submission }) => submission))
  expect(await listed()).toContain(submission)
  const again = await page.evaluate(async submission => {
    const { work } = window
    const outcome = await work.reopen(submission, 'en')
    if (outcome.kind !== 'open') throw new Error(outcome.kind)
    const { draft, lost } = outcome
    const said = draft.answers.whatHappened
    await work.saveDraft({ ...draft, answers: { ...draft.answers, whatHappened: { value: 'On Friday.', answeredAt: '2026-11-20T12:00:00+00:00', source: 'child' } } })
    return { said, lost, base: draft.base, reason: draft.returned?.reason, completed: await work.completeDraft(draft.id) }
  }, submission)
  expect(again).toMatchObject({ said: { value: 'I was at the pier.', source: 'child' }, lost: [], base: digest, reason: 'Say when.', completed: { kind: 'completed' } })
  expect((await sync(page)).counts).toMatchObject({ sent: 2, setAside: 0 })
  expect(await listed()).not.toContain(submission)
  expect(await revisions(submission)).toHaveLength(2)
})

test('offers and attempts reach the office once, also after a lost reply', async () => {
  const page = await enrolled()
  line = asked => asks(asked, 'recordContactAttempt') ? 'lost' : 'through'
  const visit = await page.evaluate(async () => {
    const { id } = window.workspace.lists.value.visits[0]!.visit
    await window.work.recordContactAttempt({ visit: id, kind: 'attempt', note: 'Nobody in.', newTime: null })
    return id
  })
  await sync(page)
  line = () => 'through'
  expect((await sync(page)).counts).toMatchObject({ contactsUnsent: 0 })
  const { node } = await server.as('worker', `{ node(id: "Visit:${visit}") { ... on Visit { contactAttempts { note } } } }`) as { node: { contactAttempts: { note: string }[] } }
  expect(node.contactAttempts.filter(({ note }) => note === 'Nobody in.')).toHaveLength(1)
})

test('a photo is resumed where it stopped, also after a reload, and let go when the server has it', async () => {
  let page = await enrolled()
  const submission = await page.evaluate(async () => {
    const { work, workspace } = window
    const outcome = await work.openVisit(workspace.lists.value.visits[0]!.visit.id, 'en')
    if (outcome.kind !== 'open') throw new Error(outcome.kind)
    const canvas = new OffscreenCanvas(700, 700)
    const picture = canvas.getContext('2d')!
    const noise = picture.createImageData(700, 700)
    for (let at = 0; at < noise.data.length; at += 60_000) crypto.getRandomValues(noise.data.subarray(at, at + 60_000))
    picture.putImageData(noise, 0, 0)
    const attached = await work.attach(outcome.draft.id, 'photo', await canvas.convertToBlob({ type: 'image/png' }))
    if (attached.kind !== 'attached') throw new Error(attached.kind)
    await work.saveDraft({ ...outcome.draft, attachments: [attached.name] })
    await work.completeDraft(outcome.draft.id)
    return outcome.draft.id
  })
  const offsets: number[] = []
  line = ({ method, headers }) => {
    if (method === 'PATCH') offsets.push(Number(headers['upload-offset']))
    return method === 'PATCH' && offsets.length >= 3 ? 'cut' : 'through'
  }
  expect((await sync(page)).counts).toMatchObject({ sent: 1, attachmentsUnsent: 1 })
  await page.close()
  const arrived = 2 * 262_144
  expect(offsets.slice(0, 3)).toEqual([0, 262_144, arrived])
  offsets.length = 0
  line = ({ method, headers }) => {
    if (method === 'PATCH') offsets.push(Number(headers['upload-offset']))
    return 'through'
  }
  page = await unlocked()
  await sync(page)
  expect(await page.evaluate(() => window.workspace.lists.value.sent.flatMap(({ attachmentsMissing }) => attachmentsMissing.map(({ trouble }) => trouble)))).toEqual([])
  expect(offsets[0]).toBe(arrived)
  expect(offsets.length).toBeGreaterThan(4)
  expect(await page.evaluate(async () => (await window.work.store.all('attachments')).map(({ state, chunks }) => ({ state, chunks })))).toEqual([{ state: 'sent', chunks: 0 }])
  expect((await revisions(submission))[0]!.flags).not.toContain('attachmentsMissing')
})

test('a tablet that shall be wiped hands in a sealed copy of what is unsent, which the authority opens', async () => {
  const page = await enrolled()
  const { device, draft } = await page.evaluate(async () => {
    const { work, workspace } = window
    const outcome = await work.openVisit(workspace.lists.value.visits[0]!.visit.id, 'en')
    if (outcome.kind !== 'open') throw new Error(outcome.kind)
    await work.closeDraft(outcome.draft.id)
    return { device: (await work.store.get('enrolment', 'enrolment'))!.device, draft: outcome.draft.id }
  })
  await server.as('coordinator', 'mutation ($input: OrderWipeInput!) { orderWipe(input: $input) { problems { message } } }',
    { deviceId: `Device:${device}`, reason: 'Left on the bus.' })
  expect(await page.evaluate(async () => {
    await window.workspace.sync(true)
    return { session: window.workspace.session.value, copies: (await window.workspace.keptCopies()).kind, databases: (await indexedDB.databases()).length }
  })).toEqual({ session: { name: 'locked', workers: [], lost: false }, copies: 'nothing', databases: 1 })
  const { sealedCopies: { nodes: [copy] } } = await server.as('coordinator', '{ sealedCopies(first: 1) { nodes { id } } }') as { sealedCopies: { nodes: { id: string }[] } }
  const { fetchSealedCopy: { content } } = await server.as('coordinator',
    'mutation ($input: FetchSealedCopyInput!) { fetchSealedCopy(input: $input) { content problems { message } } }',
    { sealedCopyId: copy!.id, reason: 'To bring it in.' }) as { fetchSealedCopy: { content: string } }
  expect((await openCopy(content, server.sealingKey()))!.drafts.map(({ id }) => id)).toContain(draft)
})
