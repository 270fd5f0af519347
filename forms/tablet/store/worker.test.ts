import { openDB } from 'idb'
import { beforeEach, describe, expect, test } from 'vitest'
import { emptyBuckets } from '../testing/tablet'
import type { Buckets } from './buckets'
import { newDataKey } from './cipher'
import { StorageFull, Unreadable } from './refused'
import type { Visit } from './tables'
import { databaseOf, WorkerStore } from './worker'

const visit = (note: string) => ({ id: 'a', note }) as unknown as Visit
let key: CryptoKey
let buckets: Buckets
let store: WorkerStore
let raw: Awaited<ReturnType<typeof openDB>>

beforeEach(async () => {
  key = await newDataKey()
  buckets = emptyBuckets()
  store = await WorkerStore.open(buckets, crypto.randomUUID(), key)
  raw = await openDB(databaseOf(store.id))
})

describe('a record cannot be opened', () => {
  test('with another worker\'s key', async () => {
    await store.put('visits', 'a', visit('blue door'))
    const other = await WorkerStore.open(buckets, store.id, await newDataKey())
    await expect(other.get('visits', 'a')).rejects.toBeInstanceOf(Unreadable)
  })
  test('when it was moved to another place', async () => {
    await store.put('visits', 'a', visit('blue door'))
    await raw.put('records', await raw.get('records', ['visits', 'a']), ['visits', 'b'])
    await raw.put('records', await raw.get('records', ['visits', 'a']), ['drafts', 'a'])
    await expect(store.get('visits', 'b')).rejects.toBeInstanceOf(Unreadable)
    await expect(store.get('drafts', 'a')).rejects.toBeInstanceOf(Unreadable)
  })
  test('when a bit of it was changed', async () => {
    await store.put('visits', 'a', visit('blue door'))
    const kept = await raw.get('records', ['visits', 'a'])
    new Uint8Array(kept.content)[0]! ^= 1
    await raw.put('records', kept, ['visits', 'a'])
    await expect(store.all('visits')).rejects.toBeInstanceOf(Unreadable)
  })
})

test('nothing of a change is kept when a part of it fails', async () => {
  await store.put('visits', 'a', visit('before'))
  await expect(store.change(async change => {
    change.put('visits', 'a', visit('after'))
    throw new Error('crash')
  })).rejects.toThrow('crash')
  expect(await store.get('visits', 'a')).toEqual(visit('before'))
})

test('a change that another tab made in between is not overwritten', async () => {
  const tab = await WorkerStore.open(buckets, store.id, key)
  await store.put('visits', 'a', visit('0'))
  const add = (one: WorkerStore) => one.change(async change => {
    const before = await change.read('visits', 'a')
    change.put('visits', 'a', visit(String(Number(before!.note) + 1)))
  })
  await Promise.all([store, tab, store, tab, store, tab].map(add))
  expect((await store.get('visits', 'a'))!.note).toBe('6')
})

test('a full tablet says so', async () => {
  const transaction = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...given: Parameters<typeof transaction>) {
    const started = transaction.apply(this, given)
    if (given[1] === 'readwrite') started.objectStore('records').put = () => { throw new DOMException('no room', 'QuotaExceededError') }
    return started
  }
  try {
    await expect(store.put('visits', 'a', visit('x'))).rejects.toBeInstanceOf(StorageFull)
  } finally {
    IDBDatabase.prototype.transaction = transaction
  }
})

test('writes ask for strict durability', async () => {
  const asked: unknown[] = []
  const transaction = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...given: Parameters<typeof transaction>) {
    if (given[1] === 'readwrite') asked.push(given[2])
    return transaction.apply(this, given)
  }
  try {
    await store.put('visits', 'a', visit('x'))
  } finally {
    IDBDatabase.prototype.transaction = transaction
  }
  expect(asked).toEqual([{ durability: 'strict' }, { durability: 'strict' }])
})

test('the same content never lies there twice in the same bytes', async () => {
  await store.put('visits', 'a', visit('same'))
  const first = await raw.get('records', ['visits', 'a'])
  await store.put('visits', 'a', visit('same'))
  const second = await raw.get('records', ['visits', 'a'])
  expect(second.iv).not.toEqual(first.iv)
  expect(Buffer.from(second.content).equals(Buffer.from(first.content))).toBe(false)
})

test('what was put is there, by table', async () => {
  await store.put('visits', 'a', visit('one'))
  await store.put('visits', 'b', visit('two'))
  await store.put('cursor', 'cursor', 'c1')
  expect(await store.all('visits')).toEqual([visit('one'), visit('two')])
  expect(await store.get('cursor', 'cursor')).toBe('c1')
  expect(await store.get('visits', 'c')).toBeUndefined()
})
