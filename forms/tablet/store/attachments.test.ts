import { beforeEach, describe, expect, test } from 'vitest'
import { bytes, sha256 } from '../envelope/bytes'
import { chunkBytes, dropFile, keepFile, mostBytes, readFile, wholeFile } from './attachments'
import { newDataKey } from './cipher'
import { emptyBuckets } from '../testing/tablet'
import type { Buckets } from './buckets'
import { lockedRecords, WorkerStore } from './worker'

const named = { id: '0193b2c4-0000-4000-8000-000000000001', submission: '0193b2c4-0000-7000-8000-000000000002', mediaType: 'image/png', question: 'photo' }
const whole = Uint8Array.from({ length: 2 * chunkBytes + 100 }, (_, at) => at % 251)
let buckets: Buckets
let store: WorkerStore

beforeEach(async () => {
  buckets = emptyBuckets()
  store = await WorkerStore.open(buckets, crypto.randomUUID(), await newDataKey())
})

describe('a file is not taken', () => {
  test.each(['image/svg+xml', 'text/html', 'application/pdf', 'video/mp4', ''])('of the kind %j', mediaType => {
    expect(mostBytes(mediaType)).toBeUndefined()
  })
})

test('a file without one of its chunks is not sent as a shorter one', async () => {
  const kept = await keepFile(store, named, new Blob([whole]))
  await store.change(async change => change.removeChunks(named.id, 1))
  await expect(wholeFile(store, kept)).rejects.toThrow('missing')
})

test('a file is read back from any byte on, as it was kept', async () => {
  const kept = await keepFile(store, named, new Blob([whole]))
  expect(kept).toMatchObject({ size: whole.length, chunks: 3, state: 'draft', sha256: await sha256(whole) })
  for (const [start, end] of [[0, 10], [chunkBytes - 5, chunkBytes + 5], [7, 2 * chunkBytes + 1], [2 * chunkBytes, 9 * chunkBytes]] as const) {
    expect(Buffer.from(await readFile(store, kept, start, end)).equals(Buffer.from(whole.slice(start, end)))).toBe(true)
  }
  expect((await wholeFile(store, kept)).type).toBe('image/png')
})

test('of a file that was let go nothing is left', async () => {
  const kept = await keepFile(store, named, new Blob([bytes('short')]))
  await dropFile(store, kept)
  expect(await lockedRecords(buckets, store.id)).toEqual([])
})
