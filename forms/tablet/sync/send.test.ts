import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { receiptType } from '../envelope/receipt'
import { atWork, bench, filled, type Bench } from '../testing/tablet'
import type { Trick } from '../testing/hub'
import type { Workspace } from '../workspace'
import { backOff } from './backOff'
import { nextBatch } from './batch'
import type { OutboxItem } from '../store/tables'

let table: Bench
let workspace: Workspace
const sync = 'syncSubmissions'
const only = (operation: string, answer: ReturnType<Trick>): Trick => asked => asked === operation ? answer : 'usual'

beforeEach(async () => {
  table = await bench()
})
afterEach(() => workspace.lock())

/** A worker with so many completed interviews that could not be sent yet. */
async function waiting(count: number): Promise<string[]> {
  workspace = await atWork(table, count)
  table.hub.trick = () => 'offline'
  const digests: string[] = []
  for (let number = 1; number <= count; number++) digests.push(await filled(workspace, 1, `Words ${number}.`))
  await workspace.sync()
  expect(workspace.counts.value).toMatchObject({ readyToSend: count, sent: 0 })
  table.hub.trick = () => 'usual'
  table.hub.asked.length = 0
  return digests
}

describe('nothing leaves the outbox', () => {
  const page = { status: 200, type: 'text/html', body: '<html>Free wifi: accept our terms</html>' }
  const portalJson = { status: 200, type: 'application/json', body: '{"welcome":true}' }
  test.each<[string, ReturnType<Trick>, object]>([
    ['a captive portal\'s page', page, { name: 'failed', remedy: 'joinNetwork' }],
    ['a captive portal that speaks JSON', portalJson, { name: 'failed', remedy: 'joinNetwork' }],
    ['a redirect to a portal', { status: 302, type: 'text/plain', body: '' }, { name: 'failed', remedy: 'joinNetwork' }],
    ['no network', 'offline', { name: 'offline' }],
    ['a reply that was lost', 'lost', { name: 'offline' }],
    ['a server that is busy', { status: 503, type: 'application/json', body: '{"errors":[]}' }, { name: 'failed', remedy: 'wait' }],
    ['a server that fails', { status: 500, type: 'application/json', body: '{"errors":[{"extensions":{"code":"fault"}}]}' }, { name: 'sent' }],
    ['a server that refuses the request', { status: 400, type: 'application/json', body: '{"errors":[{"extensions":{"code":"badDocument"}}]}' }, { name: 'sent' }],
    ['a server that finds it too large', { status: 413, type: 'application/json', body: '{"errors":[{"extensions":{"code":"bodyTooLarge"}}]}' }, { name: 'sent' }],
    ['an answer without results', { status: 200, type: 'application/json', body: '{"data":{"syncSubmissions":{"results":[],"problems":[]}}}' }, { name: 'failed', remedy: 'joinNetwork' }],
  ])('by %s', async (_, answer, status) => {
    const [digest] = await waiting(1)
    table.hub.trick = only(sync, answer)
    await workspace.sync(true)
    expect(workspace.lists.value.outbox.map(({ contentDigest }) => contentDigest)).toEqual([digest])
    expect(workspace.lists.value.sent).toEqual([])
    expect(workspace.status.value).toMatchObject(status)
    table.hub.trick = () => 'usual'
    await workspace.sync(true)
    expect(workspace.counts.value).toMatchObject({ readyToSend: 0, failed: 0, sent: 1 })
    expect([...table.hub.stored.keys()]).toEqual([digest])
  })

  test('by an answer that says accepted with a receipt that is not for it', async () => {
    await waiting(1)
    const { hub } = table
    const forged = await hub.signed({ version: 1, submission: null, contentDigest: null, base: null, evidence: [], attachments: [], receivedAt: '2026-11-20T10:00:00.000Z', state: 'stored', itemDigest: null }, receiptType)
    const result = { outcome: 'accepted', submissionId: null, contentDigest: null, receipt: forged, problems: [] }
    hub.trick = only(sync, { status: 200, type: 'application/json', body: JSON.stringify({ data: { syncSubmissions: { results: [result], problems: [] } } }) })
    await workspace.sync(true)
    expect(workspace.lists.value.outbox.map(({ trouble }) => trouble?.code)).toEqual(['receiptNotVerified'])
  })

  test('when the sign-in has ended; it goes on after the next one', async () => {
    await waiting(1)
    table.hub.endSignIn()
    await workspace.sync(true)
    expect(workspace.status.value).toEqual({ name: 'failed', remedy: 'signIn', nextTryAt: null })
    expect(workspace.session.value).toMatchObject({ needsSignIn: true })
    expect(await workspace.signIn('worker', 'wrong')).toEqual({ kind: 'refused' })
    expect(workspace.counts.value.readyToSend).toBe(1)
    await workspace.signIn('worker', 'fernwick-demo-only')
    await workspace.sync()
    expect(workspace.counts.value).toMatchObject({ readyToSend: 0, sent: 1 })
  })
})

describe('one bad item holds up no other', () => {
  test('when it is set aside: it is kept whole, with its reason', async () => {
    const digests = await waiting(12)
    const bad = workspace.lists.value.outbox[4]!
    table.hub.quarantine = ({ id }) => id === bad.submission ? 'neverAssigned' : null
    await workspace.sync(true)
    expect(workspace.counts.value).toMatchObject({ readyToSend: 0, failed: 0, sent: 11, setAside: 1 })
    expect(workspace.lists.value.setAside[0]).toMatchObject({ contentDigest: bad.contentDigest, troubles: [{ code: 'neverAssigned' }], item: bad.item })
    expect(table.hub.stored.size).toBe(digests.length - 1)
  })
  test('when the server fails over it', async () => {
    await waiting(12)
    const bad = workspace.lists.value.outbox[2]!
    const { hub } = table
    const { answer } = hub
    hub.answer = async (path, body, authorization) => path === '/graphql' && body.includes(bad.item.jws)
      ? { status: 500, type: 'application/json', body: '{"errors":[{"extensions":{"code":"fault"}}]}' } : answer.call(hub, path, body, authorization)
    await workspace.sync(true)
    expect(workspace.counts.value).toMatchObject({ failed: 1, sent: 11 })
    expect(workspace.lists.value.outbox[0]).toMatchObject({ contentDigest: bad.contentDigest, trouble: { code: 'fault' } })
  })
  test('when the line breaks over it each time', async () => {
    await waiting(3)
    const bad = workspace.lists.value.outbox[0]!
    const { hub } = table
    const { answer } = hub
    hub.answer = async (path, body, authorization) => path === '/graphql' && body.includes(bad.item.jws) ? null : answer.call(hub, path, body, authorization)
    for (let contact = 0; contact < 5; contact++) await workspace.sync(true)
    expect(workspace.lists.value.outbox.map(({ contentDigest }) => contentDigest)).toEqual([bad.contentDigest])
    expect(hub.stored.size).toBe(2)
  })
})

test('a reply that was lost after the server stored it makes no second submission', async () => {
  await waiting(3)
  table.hub.trick = only(sync, 'lost')
  await workspace.sync(true)
  expect(table.hub.stored.size).toBe(1)
  expect(workspace.counts.value.sent).toBe(0)
  table.hub.trick = () => 'usual'
  await workspace.sync(true)
  expect(table.hub.stored.size).toBe(3)
  expect(workspace.counts.value).toMatchObject({ readyToSend: 0, sent: 3 })
})

test('after a broken line it begins with one item, and takes more with each success', async () => {
  await waiting(25)
  await workspace.sync(true)
  expect(table.hub.asked.filter(operation => operation === sync)).toHaveLength(5)
})

test('a second tab does not send what the first one sends', async () => {
  await waiting(25)
  const second = await table.tab()
  const { store } = workspace.work.value!
  expect((await second.unlock(store.id, 'four quiet grey herons')).kind).toBe('open')
  await Promise.all([workspace.sync(true), second.sync(true), workspace.sync(true), second.sync(true)])
  expect(table.hub.mostAtOnce).toBe(1)
  expect(table.hub.itemsTaken).toBe(25)
  expect(table.hub.stored.size).toBe(25)
  await second.lock()
})

test('a refresh whose reply was lost is made again with the same token, once', async () => {
  await waiting(1)
  table.hub.expireTokens()
  table.hub.trick = only('token', 'lost')
  await workspace.sync(true)
  expect(workspace.status.value).toEqual({ name: 'offline' })
  table.hub.trick = () => 'usual'
  await workspace.sync(true)
  expect(workspace.counts.value.sent).toBe(1)
  expect(workspace.session.value).toMatchObject({ needsSignIn: false })
})

test('a receipt by a key that the server has changed since is verified with the keys that it publishes', async () => {
  await waiting(1)
  await table.hub.changeReceiptKey()
  await workspace.sync(true)
  expect(workspace.counts.value.sent).toBe(1)
})

test('the answers go with the receipt, and who gave them when stays', async () => {
  await waiting(1)
  await workspace.sync(true)
  const kept = JSON.stringify(workspace.lists.value.sent)
  expect(kept).not.toContain('Words 1.')
  expect(workspace.lists.value.sent[0]!.remainder!.sources).toMatchObject({ said: { source: 'child' } })
  expect(await workspace.work.value!.store.all('outbox')).toEqual([])
})

test('the office hears how many wait, and how far the clock is off', async () => {
  await waiting(1)
  table.hub.quarantine = () => 'neverAssigned'
  await workspace.sync(true)
  expect(table.hub.beats.at(-1)).toMatchObject({ unsent: 0, setAside: 1 })
})

describe('a batch', () => {
  const item = (tries: number, characters = 10) => ({ tries, trouble: tries > 0 ? { code: 'fault' } : null, completedAt: `2026-11-20T10:00:0${tries}Z`, item: { jws: 'x'.repeat(characters), blobs: [] } }) as unknown as OutboxItem
  test('never takes an item along with one that failed before', () => {
    expect(nextBatch([item(1), item(0), item(0)], 10).map(({ tries }) => tries)).toEqual([0, 0])
    expect(nextBatch([item(2), item(1)], 10).map(({ tries }) => tries)).toEqual([1])
  })
  test('is no larger than a request may be, yet one large item goes', () => {
    expect(nextBatch([item(0, 4_000_000), item(0, 4_000_000)], 10)).toHaveLength(1)
    expect(nextBatch([item(0, 9_000_000)], 10)).toHaveLength(1)
  })
})

test('waits double, with jitter, up to five minutes', () => {
  expect([1, 2, 3, 7, 40].map(tries => backOff(tries, 1))).toEqual([5_000, 10_000, 20_000, 300_000, 300_000])
  expect(backOff(1, 0)).toBe(2_500)
})
