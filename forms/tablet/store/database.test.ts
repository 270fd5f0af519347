import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test } from 'vitest'
import { emptyBuckets } from '../testing/tablet'
import type { Buckets } from './buckets'
import { Database } from './database'
import { StorageFull } from './refused'

const name = 'kept'
let buckets: Buckets
let database: Database
const opened = () => Database.open(buckets, name, ['notes', 'more'])
const keep = (key: string, value: unknown, one = database) => one.change(async () => [{ table: 'notes', key, value }])
const notes = async (one = database) => Object.fromEntries(await one.entries('notes'))
const second = async () => (await buckets.second)!
/** What one of the buckets would give alone. */
const alone = async (factory: globalThis.IDBFactory) => notes(await Database.open({ ...buckets, first: factory, second: Promise.resolve(null) }, name, ['notes', 'more']))
const connected = (factory: globalThis.IDBFactory) => new Promise<IDBDatabase>(resolve => {
  const request = factory.open(name)
  request.onsuccess = () => resolve(request.result)
})
const lost = (factory: globalThis.IDBFactory) => Promise.resolve(factory.deleteDatabase(name)).then(request => new Promise(resolve => { request.onsuccess = resolve }))

beforeEach(async () => {
  buckets = emptyBuckets()
  database = await opened()
})

test('a change is in both copies when it counts as kept', async () => {
  await keep('a', 'one')
  await keep('b', 'two')
  await keep('a', undefined)
  expect(await alone(buckets.first)).toEqual({ b: 'two' })
  expect(await alone(await second())).toEqual({ b: 'two' })
})

describe('nothing is lost', () => {
  beforeEach(async () => {
    for (let number = 0; number < 120; number++) await keep(`n${number}`, number)
    await database.change(async () => [{ table: 'more', key: ['x', 'y'], value: { deep: true } }])
    await database.close()
  })
  const whole = async (one: Database) => {
    expect(Object.keys(await notes(one))).toHaveLength(120)
    expect(await one.get('more', ['x', 'y'])).toEqual({ deep: true })
  }
  test.each(['first', 'second'] as const)('when the browser threw the %s copy away', async which => {
    await lost((await buckets[which])!)
    await whole(await opened())
    expect(Object.keys(await alone((await buckets[which])!))).toHaveLength(120)
  })
  test('when first one copy is thrown away, then the other', async () => {
    await lost(buckets.first)
    await (await opened()).close()
    await lost(await second())
    await whole(await opened())
  })
  test.each(['first', 'second'] as const)('when the filling of the %s copy was cut short', async which => {
    const factory = (await buckets[which])!
    const raw = await connected(factory)
    await new Promise<unknown>(resolve => {
      const transaction = raw.transaction(['notes', 'head'], 'readwrite')
      transaction.objectStore('head').clear()
      for (let number = 50; number < 120; number++) transaction.objectStore('notes').delete(`n${number}`)
      transaction.oncomplete = resolve
    })
    raw.close()
    await whole(await opened())
  })
  test.each(['first', 'second'] as const)('when the %s bucket cannot be opened for a while, and what was changed meanwhile stays', async which => {
    const broken = { open: () => { throw new DOMException('Internal error opening backing store', 'UnknownError') } } as unknown as globalThis.IDBFactory
    const meanwhile = await Database.open({ ...buckets, [which]: which === 'first' ? broken : Promise.resolve(broken) }, name, ['notes', 'more'])
    await keep('n0', 'changed', meanwhile)
    await keep('n1', undefined, meanwhile)
    await meanwhile.close()
    const now = await notes(await opened())
    expect(now).toMatchObject({ n0: 'changed', n2: 2 })
    expect(Object.keys(now)).toHaveLength(119)
  })
  test('of a tablet from before there were two copies', async () => {
    await lost(buckets.first)
    await lost(await second())
    const earlier = await openDB(name, 1, { upgrade(made) { made.createObjectStore('notes'); made.createObjectStore('more') } })
    await earlier.put('notes', 'from before', 'a')
    earlier.close()
    expect(await notes(await opened())).toEqual({ a: 'from before' })
    expect(await alone(await second())).toEqual({ a: 'from before' })
  })
})

test('a change of which one copy has seen only the beginning is whole after the next start', async () => {
  await keep('a', 'before')
  const raw = await connected(await second())
  await new Promise<unknown>(resolve => {
    const transaction = raw.transaction(['notes', 'head'], 'readwrite')
    transaction.objectStore('notes').put('after', 'a')
    transaction.objectStore('head').put({ count: 2, change: crypto.randomUUID() }, 'head')
    transaction.oncomplete = resolve
  })
  raw.close()
  await database.close()
  expect(await notes(await opened())).toEqual({ a: 'after' })
  expect(await alone(buckets.first)).toEqual({ a: 'after' })
})

describe('a refused change', () => {
  /** Lets the first so many writes of values through, and refuses the next one. */
  async function refusing(after: number, work: () => Promise<unknown>): Promise<void> {
    const put = IDBObjectStore.prototype.put
    let count = 0
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      if (this.name === 'notes' && count++ === after) throw new DOMException('no room', 'QuotaExceededError')
      return put.apply(this, given)
    }
    try {
      await expect(work()).rejects.toBeInstanceOf(StorageFull)
    } finally {
      IDBObjectStore.prototype.put = put
    }
  }
  test.each([[0, 'both copies are full'], [1, 'only the copy that is read is full'], [2, 'its first value fits and its second does not'], [3, 'the last value does not fit']])('keeps nothing when %i values fit: %s', async after => {
    await keep('a', 'before')
    await refusing(after, () => database.change(async () => [{ table: 'notes', key: 'a', value: 'after' }, { table: 'notes', key: 'b', value: 'new' }]))
    for (const one of [await alone(buckets.first), await alone(await second()), await notes(), await notes(await opened())]) expect(one).toEqual({ a: 'before' })
    await keep('c', 'later')
    expect(await alone(await second())).toEqual({ a: 'before', c: 'later' })
  })
  test('does not stand in the way of letting things go', async () => {
    await keep('a', 'before')
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError') }
    try {
      await keep('a', undefined)
    } finally {
      IDBObjectStore.prototype.put = put
    }
    expect(await alone(buckets.first)).toEqual({})
    expect(await alone(await second())).toEqual({})
  })
  test('keeps nothing when its value cannot be kept at all', async () => {
    await expect(database.change(async () => [{ table: 'notes', key: 'a', value: 'one' }, { table: 'notes', key: 'b', value: () => 'no value' }])).rejects.toThrow()
    expect(await notes()).toEqual({})
    expect(await alone(await second())).toEqual({})
  })
})

describe('two tabs', () => {
  test('do not come between each other\'s reading and writing', async () => {
    const other = await opened()
    await keep('a', 0)
    const add = (one: Database) => one.change(async read => [{ table: 'notes', key: 'a', value: await read('notes', 'a') as number + 1 }])
    await Promise.all([database, other, database, other].map(add))
    expect(await notes()).toEqual({ a: 4 })
    expect(await alone(await second())).toEqual({ a: 4 })
  })
  test('see each other\'s changes though one of them has only one copy', async () => {
    const onlySecond = await Database.open({ ...buckets, first: await second(), second: Promise.resolve(null) }, name, ['notes', 'more'])
    await keep('a', 1, onlySecond)
    await keep('a', 2, onlySecond)
    await keep('b', 1)
    expect(await notes()).toEqual({ a: 2, b: 1 })
    expect(await notes(await opened())).toEqual({ a: 2, b: 1 })
  })
})

test('a browser without storage buckets keeps one copy', async () => {
  buckets = { ...buckets, first: new IDBFactory(), second: Promise.resolve(null) }
  database = await opened()
  await keep('a', 'one')
  expect(await notes(await opened())).toEqual({ a: 'one' })
})

test('what was removed for ever is in no copy', async () => {
  await keep('a', 'one')
  await Database.delete(buckets, name)
  expect(await buckets.first.databases()).toEqual([])
  expect(await (await second()).databases()).toEqual([])
  await expect(keep('a', 'two')).rejects.toThrow()
})
