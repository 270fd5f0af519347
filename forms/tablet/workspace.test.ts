import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCopy } from './sealed/open'
import { atWork, bench, definitionText, filled, passphrase, visit, type Bench } from './testing/tablet'
import { bytes, sha256 } from './envelope/bytes'
import { receiptType } from './envelope/receipt'
import type { Work } from './work'
import type { Workspace } from './workspace'

let table: Bench
let workspace: Workspace
const answeredAt = '2026-11-20T10:00:00+00:00'

beforeEach(async () => {
  table = await bench()
})
afterEach(() => workspace.lock())

async function opened(number = 1) {
  const outcome = await workspace.work.value!.openVisit(workspace.lists.value.visits[number - 1]!.visit.id, 'en')
  if (outcome.kind !== 'open') throw new Error(outcome.kind)
  return outcome
}

describe('a draft', () => {
  test('is not edited in two tabs, and the second is told', async () => {
    workspace = await atWork(table)
    const { draft } = await opened()
    const second = await table.tab()
    await second.unlock(workspace.work.value!.store.id, passphrase)
    expect(await second.work.value!.openDraft(draft.id)).toEqual({ kind: 'otherTab' })
    expect(await second.work.value!.saveDraft(draft)).toEqual({ kind: 'notOpen' })
    await workspace.work.value!.closeDraft(draft.id)
    expect((await second.work.value!.openDraft(draft.id)).kind).toBe('open')
    await second.lock()
  })
  test('that was completed is not brought back by a late save', async () => {
    workspace = await atWork(table)
    const { draft } = await opened()
    const work = workspace.work.value!
    expect((await work.completeDraft(draft.id)).kind).toBe('completed')
    expect(await work.saveDraft(draft)).toEqual({ kind: 'notOpen' })
    expect(workspace.lists.value.drafts).toEqual([])
  })
  test('begins with the facts of the visit and what the form takes over from them', async () => {
    workspace = await atWork(table)
    const { draft } = await opened()
    expect(draft).toMatchObject({ facts: { knownAs: 'Jo' }, answers: { knownAs: { value: 'Jo', source: 'prefilled' } }, wordingVersion: 'dc-1', base: null })
    expect(draft.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/)
    expect(parseInt(draft.id.replaceAll('-', '').slice(0, 12), 16)).toBe(table.clock.now)
  })
  test.each([
    ['lock', ({ workspace }: { workspace: Workspace }) => workspace.lock()], ['leaving', ({ work, id }: { work: Work; id: string }) => work.closeDraft(id)],
    ['handing in', ({ work, id }: { work: Work; id: string }) => work.completeDraft(id)],
  ] as [string, (at: { workspace: Workspace; work: Work; id: string }) => Promise<unknown>][])('waits for a note that is still being kept, before %s', async (_, end) => {
    workspace = await atWork(table)
    const { draft } = await opened()
    const work = workspace.work.value!
    let turn = () => {}
    const kept = new Promise<void>(done => { turn = done }).then(async () => {
      const note = await work.attach(draft.id, 'said', new Blob(['sound'], { type: 'audio/webm' }))
      if (note.kind !== 'attached') throw new Error(note.kind)
      return work.saveDraft({ ...draft, attachments: [note.name] })
    })
    work.until(kept)
    const ended = end({ workspace, work, id: draft.id })
    await new Promise(later => setTimeout(later, 20))
    turn()
    await ended
    expect(await kept).toMatchObject({ kind: 'saved' })
  })
  test('is opened again where it was left, also after a lock', async () => {
    workspace = await atWork(table)
    const { draft } = await opened()
    const { store } = workspace.work.value!
    void workspace.work.value!.saveDraft({ ...draft, answers: { said: { value: 'One', answeredAt, source: 'child' } } })
    void workspace.work.value!.saveDraft({ ...draft, answers: { said: { value: 'Two', answeredAt, source: 'child' } } })
    await workspace.lock()
    expect(workspace.work.value).toBeNull()
    expect(JSON.stringify([workspace.lists.value, workspace.session.value])).not.toContain('Two')
    await workspace.unlock(store.id, passphrase)
    expect((await opened()).draft.answers.said).toMatchObject({ value: 'Two' })
  })
  test('is not disturbed by a new version of its form', async () => {
    workspace = await atWork(table)
    const { draft, definitionText: text } = await opened()
    table.hub.forms.set('doorstepCheck 2', definitionText(2))
    table.hub.feed.push({ __typename: 'FormPublished', form: { key: 'doorstepCheck', version: 2, hash: await sha256(bytes(definitionText(2))), current: true } })
    table.hub.feed.push({ __typename: 'Tombstone', goneId: `Visit:${draft.visit}` })
    await workspace.sync()
    expect(workspace.lists.value.visits).toEqual([])
    await workspace.work.value!.closeDraft(draft.id)
    expect(await workspace.work.value!.openDraft(draft.id)).toMatchObject({ kind: 'open', definitionText: text })
    expect((await workspace.work.value!.completeDraft(draft.id)).kind).toBe('completed')
    await workspace.sync()
    expect(workspace.counts.value.sent).toBe(1)
  })
})

describe('the feed', () => {
  test('is not believed about a definition that has another hash', async () => {
    workspace = await atWork(table)
    table.hub.forms.set('doorstepCheck 2', definitionText(2).replace('Seen?', 'Safe?'))
    const wrong = await visit(2, 2)
    table.hub.feed.push({ __typename: 'VisitAssigned', visit: wrong })
    await workspace.sync()
    expect(workspace.status.value).toMatchObject({ name: 'failed', remedy: 'joinNetwork' })
    expect(workspace.lists.value.visits).toHaveLength(1)
    table.hub.forms.set('doorstepCheck 2', definitionText(2))
    await workspace.sync()
    expect(workspace.lists.value.visits).toHaveLength(2)
  })
  test('shows visits overdue first, then those of today, and what is done last', async () => {
    workspace = await atWork(table, 4)
    const due = ['2026-11-23T09:00:00Z', '2026-11-20T18:00:00Z', '2026-11-19T09:00:00Z', '2026-11-18T09:00:00Z']
    for (const [index, dueAt] of due.entries()) {
      const one = await visit(index + 1)
      table.hub.feed.push({ __typename: 'VisitAssigned', visit: { ...one, state: index === 3 ? 'submitted' : 'assigned', due: [{ ...one.due[0]!, dueAt }] } })
    }
    await workspace.sync()
    expect(workspace.lists.value.visits.map(({ urgency }) => urgency)).toEqual(['overdue', 'today', 'later', 'done'])
  })
  test('goes on after the last page that was kept', async () => {
    workspace = await atWork(table, 5)
    table.hub.asked.length = 0
    await workspace.sync()
    expect(table.hub.asked.filter(operation => operation === 'changes')).toHaveLength(1)
  })
})

describe('what is set aside', () => {
  async function setAside(): Promise<string> {
    workspace = await atWork(table)
    table.hub.quarantine = () => 'neverAssigned'
    const digest = await filled(workspace)
    await workspace.sync()
    expect(workspace.counts.value).toMatchObject({ setAside: 1, sent: 0, readyToSend: 0 })
    return digest
  }
  test('stays when a receipt for it comes from nobody knows whom', async () => {
    await setAside()
    table.hub.feed.push({ __typename: 'ReceiptIssued', receipt: 'a.b.c' })
    await workspace.sync()
    expect(workspace.counts.value.setAside).toBe(1)
  })
  test('is sent once the office has accepted it and the receipt came', async () => {
    const digest = await setAside()
    const { submission } = workspace.lists.value.setAside[0]!
    const receipt = await table.hub.signed({
      version: 1, submission, contentDigest: digest, base: null, evidence: [], attachments: [], receivedAt: '2026-11-20T11:00:00.000Z', state: 'stored', itemDigest: null,
    }, receiptType)
    table.hub.feed.push({ __typename: 'QuarantineResolved', item: { submissionId: submission, receivedAt: new Date(table.clock.now).toISOString(), resolution: 'accept', resolutionReason: 'Genuine.' } })
    await workspace.sync()
    expect(workspace.counts.value.setAside).toBe(1)
    table.hub.feed.push({ __typename: 'ReceiptIssued', receipt })
    await workspace.sync()
    expect(workspace.counts.value).toMatchObject({ setAside: 0, sent: 1 })
    expect(workspace.lists.value.sent[0]).toMatchObject({ outcome: 'stored', receipt })
  })
  test('goes with the office\'s reason when it keeps it aside for good', async () => {
    await setAside()
    const { submission, receivedAt } = workspace.lists.value.setAside[0]!
    table.hub.feed.push({ __typename: 'QuarantineResolved', item: { submissionId: submission, receivedAt, resolution: 'setAside', resolutionReason: 'A test.' } })
    await workspace.sync()
    expect(workspace.lists.value.sent[0]).toMatchObject({ outcome: 'keptAside', reason: 'A test.' })
  })
})

describe('what a reviewer sent back', () => {
  async function returned(): Promise<{ submission: string; digest: string }> {
    workspace = await atWork(table)
    const digest = await filled(workspace)
    await workspace.sync()
    const { submission } = workspace.lists.value.sent[0]!
    const { form, id, child, facts } = await visit(1)
    table.hub.given.set(`Submission:${submission}`, {
      id: `Submission:${submission}`, form, child, visit: { id, facts }, episodes: [],
      revisions: [{ contentDigest: digest, completedAt: answeredAt, answers: [{ question: 'said', value: '"I was at the pier."', absent: null }, { question: 'seen', value: null, absent: 'notAsked' }], wishes: [] }],
    })
    table.hub.feed.push({ __typename: 'SubmissionReturned', submission: { id: `Submission:${submission}`, form, visit: { id } }, contentDigest: digest, reason: 'Say when.' })
    await workspace.sync()
    return { submission, digest }
  }
  test('cannot be opened without a network, and stays in the list', async () => {
    const { submission } = await returned()
    table.hub.trick = () => 'offline'
    expect(await workspace.work.value!.reopen(submission, 'en')).toEqual({ kind: 'noNetwork' })
    expect(workspace.counts.value.returned).toBe(1)
  })
  test('opens as a draft on that revision, with the reason, and with who said what when', async () => {
    const { submission, digest } = await returned()
    const again = await workspace.work.value!.reopen(submission, 'en')
    if (again.kind !== 'open') throw new Error(again.kind)
    expect(again.lost).toEqual([])
    expect(again.draft).toMatchObject({
      id: submission, base: digest, returned: { reason: 'Say when.' }, answers: { said: { value: 'I was at the pier.', source: 'child', answeredAt }, seen: { absent: 'notAsked', source: 'child' } },
    })
    expect((await workspace.work.value!.completeDraft(submission)).kind).toBe('completed')
    await workspace.sync()
    expect(workspace.counts.value).toMatchObject({ returned: 0, sent: 2 })
  })
  test('says what was lost when another tablet had sent it', async () => {
    const { submission, digest } = await returned()
    await workspace.work.value!.store.change(async change => change.remove('sent', digest))
    expect(await workspace.work.value!.reopen(submission, 'en')).toMatchObject({
      kind: 'open', lost: ['sources', 'evidence', 'attachments', 'wishes'], draft: { answers: { said: { source: 'record' } }, facts: { knownAs: 'Jo' } },
    })
  })
})

test('what is kept of a sent interview goes when it is authorised', async () => {
  workspace = await atWork(table)
  const digest = await filled(workspace)
  await workspace.sync()
  table.hub.feed.push({ __typename: 'SubmissionAuthorised', submissionId: `Submission:${workspace.lists.value.sent[0]!.submission}`, contentDigest: digest })
  await workspace.sync()
  expect(workspace.lists.value.sent[0]).toMatchObject({ authorised: true, remainder: null })
})

describe('a contact attempt', () => {
  test('is kept without signal and sent once', async () => {
    workspace = await atWork(table)
    table.hub.trick = () => 'offline'
    const { id } = workspace.lists.value.visits[0]!.visit
    await workspace.work.value!.recordContactAttempt({ visit: id, kind: 'attempt', note: 'Nobody in.', newTime: null })
    await workspace.sync()
    expect(workspace.lists.value.visits[0]!.attempts).toMatchObject([{ kind: 'attempt', sent: false }])
    table.hub.trick = asked => asked === 'recordContactAttempt' && table.hub.contacts.length === 0 ? 'lost' : 'usual'
    await workspace.sync()
    await workspace.sync()
    await workspace.sync()
    expect(new Set(table.hub.contacts).size).toBe(1)
    expect(workspace.lists.value.visits[0]!.attempts).toMatchObject([{ kind: 'attempt', sent: true }])
  })
})

describe('a copy for a supervisor', () => {
  test('holds what is unsent, and only the authority opens it', async () => {
    workspace = await atWork(table, 2)
    table.hub.trick = () => 'offline'
    await filled(workspace, 1, 'Said in the car.')
    const { draft } = await opened(2)
    await workspace.work.value!.saveDraft({ ...draft, answers: { said: { value: 'Half done.', answeredAt, source: 'child' } } })
    const exported = await workspace.exportUnsent()
    if (exported.kind !== 'files') throw new Error(exported.kind)
    const { text } = exported.files[0]!
    expect(await openCopy(text, { ...table.hub.sealing.own, d: table.hub.sealing.open.x })).toBeUndefined()
    const copy = (await openCopy(text, table.hub.sealing.own))!
    expect(copy.items).toEqual(workspace.lists.value.outbox.map(({ item }) => item))
    expect(copy.drafts).toMatchObject([{ answers: { said: { value: 'Half done.' } } }])
  })
  test('is made of a store whose passphrase is forgotten', async () => {
    workspace = await atWork(table)
    const { store } = workspace.work.value!
    const { draft } = await opened()
    const attached = await workspace.work.value!.attach(draft.id, 'said', new Blob([new Uint8Array(300_000).fill(7)], { type: 'image/jpeg' }))
    await workspace.work.value!.saveDraft({ ...draft, attachments: attached.kind === 'attached' ? [attached.name] : [] })
    await workspace.lock()
    const exported = await workspace.exportLocked(store.id)
    if (exported.kind !== 'files') throw new Error(exported.kind)
    const copy = (await openCopy(exported.files[0]!.text, table.hub.sealing.own))!
    expect(copy.drafts).toMatchObject([{ id: draft.id, attachments: [{ size: 300_000 }] }])
    expect(copy.attachments.map(({ offset }) => offset)).toEqual([0, 262_144])
  })
  test('cannot be made before the tablet is enrolled, and says so', async () => {
    workspace = await table.tab()
    await workspace.register('Wren', passphrase)
    expect(await workspace.exportUnsent()).toEqual({ kind: 'neverEnrolled' })
  })
})

describe('an order to wipe', () => {
  const order = () => table.hub.feed.push({ __typename: 'WipeOrdered', deviceId: 'Device:0193b2c4-0000-4000-8000-000000000002', reason: 'Left on the bus.' })
  test('for another tablet is left alone', async () => {
    workspace = await atWork(table)
    table.hub.feed.push({ __typename: 'WipeOrdered', deviceId: 'Device:0193b2c4-0000-4000-8000-000000000009', reason: 'Lost.' })
    await workspace.sync()
    expect(workspace.session.value.name).toBe('unlocked')
  })
  test('waits while an interview is open', async () => {
    workspace = await atWork(table)
    const { draft } = await opened()
    order()
    await workspace.sync()
    expect(workspace.session.value).toMatchObject({ name: 'unlocked', wipe: { reason: 'Left on the bus.' } })
    expect((await workspace.work.value!.saveDraft(draft)).kind).toBe('saved')
  })
  test('wipes nothing while what is unsent cannot be handed in for want of a network', async () => {
    workspace = await atWork(table)
    const { draft } = await opened()
    await workspace.work.value!.closeDraft(draft.id)
    order()
    table.hub.trick = asked => asked === 'handInSealedCopy' ? 'offline' : 'usual'
    await workspace.sync()
    expect(workspace.session.value.name).toBe('unlocked')
    expect(workspace.lists.value.drafts).toHaveLength(1)
  })
  test('hands in a sealed copy of what is unsent, then wipes this worker\'s store and no other', async () => {
    workspace = await atWork(table)
    const { draft } = await opened()
    await workspace.work.value!.saveDraft({ ...draft, answers: { said: { value: 'Half done.', answeredAt, source: 'child' } } })
    await workspace.work.value!.closeDraft(draft.id)
    const other = await table.tab()
    await other.register('Bo', 'nine loud green parrots')
    await other.lock()
    order()
    await workspace.sync()
    expect(workspace.session.value).toMatchObject({ name: 'locked', workers: [{ label: 'Bo' }] })
    const [text] = [...table.hub.copies.values()] as [string]
    expect((await openCopy(text, table.hub.sealing.own))!.drafts).toMatchObject([{ answers: { said: { value: 'Half done.' } } }])
    for (const bucket of [table.environment.buckets.first, await table.environment.buckets.second]) expect(await bucket!.databases()).toHaveLength(2)
  })
  test('keeps the sealed copy on the tablet when the server will not have it', async () => {
    workspace = await atWork(table)
    const { draft } = await opened()
    await workspace.work.value!.closeDraft(draft.id)
    order()
    table.hub.trick = asked => asked === 'handInSealedCopy' ? { status: 400, type: 'application/json', body: '{"errors":[{"extensions":{"code":"notAllowed"}}]}' } : 'usual'
    await workspace.sync()
    expect(workspace.session.value.name).toBe('locked')
    const kept = await workspace.keptCopies()
    expect(kept.kind === 'files' && (await openCopy(kept.files[0]!.text, table.hub.sealing.own))!.drafts).toMatchObject([{ id: draft.id }])
    await workspace.forgetKeptCopies()
    expect(await workspace.keptCopies()).toEqual({ kind: 'nothing' })
  })
})

describe('the session', () => {
  test('is not signed in with another worker\'s name', async () => {
    workspace = await atWork(table)
    table.hub.viewerId = '0193b2c4-0000-4000-8000-000000000099'
    const before = await workspace.work.value!.store.get('tokens', 'tokens')
    expect(await workspace.signIn('manager', 'fernwick-demo-only')).toEqual({ kind: 'otherWorker' })
    expect(await workspace.work.value!.store.get('tokens', 'tokens')).toEqual(before)
  })
  test('enrols the same key again when the reply was lost', async () => {
    workspace = await table.tab()
    await workspace.register('Wren', passphrase)
    await workspace.signIn('worker', 'fernwick-demo-only')
    const sent: string[] = []
    table.hub.trick = asked => asked === 'enrolDevice' && sent.push(asked) === 1 ? 'lost' : 'usual'
    expect(await workspace.enrol('4F7K-Q2MX', 'Blue tablet')).toEqual({ kind: 'noNetwork' })
    const key = await workspace.work.value!.store.get('deviceKey', 'deviceKey')
    expect((await workspace.enrol('4F7K-Q2MX', 'Blue tablet')).kind).toBe('enrolled')
    expect(await workspace.work.value!.store.get('deviceKey', 'deviceKey')).toEqual(key)
  })
  test('keeps the clock\'s offset that it saw at the last contact', async () => {
    table.clock.now -= 2 * 24 * 60 * 60_000
    const { now } = table.hub
    Object.assign(table.hub, { now: () => now() + 2 * 24 * 60 * 60_000 })
    workspace = await atWork(table)
    expect(Math.abs((await workspace.work.value!.store.get('clock', 'clock'))!.offsetMilliseconds - 172_800_000)).toBeLessThan(1_000)
  })
})
