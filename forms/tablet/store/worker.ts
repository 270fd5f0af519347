// One worker's encrypted store on this tablet.
import { bytes, text, type Bytes } from '../envelope/bytes'
import type { Buckets } from './buckets'
import { openRecord, sealRecord, type Sealed } from './cipher'
import { Database } from './database'
import type { Table, Tables } from './tables'

/** Bytes of attachments, beside the tables of `tables.ts`. */
const chunks = 'chunks'
const records = 'records'
const tries = 20

/** Name of a worker's database; it reveals nothing. */
export function databaseOf(store: string): string {
  return `return-home-${store}`
}

/** What one transaction reads and writes. What it has read is as it was read when the writes are kept, or the work runs again. */
export interface Change {
  read<T extends Table>(table: T, id: string): Promise<Tables[T] | undefined>
  put<T extends Table>(table: T, id: string, value: Tables[T]): void
  putChunk(attachment: string, index: number, content: Bytes): void
  remove(table: Table, id: string): void
  removeChunks(attachment: string, count: number): void
}

type Place = [table: string, id: string]

/** The store, while its key is in memory. Each write is on disk when its promise resolves. */
export class WorkerStore {
  private constructor(readonly id: string, private readonly database: Database, private readonly key: CryptoKey) {}

  static async open(buckets: Buckets, id: string, key: CryptoKey): Promise<WorkerStore> {
    return new WorkerStore(id, await openDatabase(buckets, id), key)
  }

  /** @throws Unreadable */
  async get<T extends Table>(table: T, id: string): Promise<Tables[T] | undefined> {
    const kept = await this.database.get(records, [table, id]) as Sealed | undefined
    return kept && this.value(table, id, kept)
  }

  /** All records of a table, by key. @throws Unreadable */
  async all<T extends Table>(table: T): Promise<Tables[T][]> {
    const range = IDBKeyRange.bound([table], [table, []])
    const kept = await this.database.entries(records, range)
    return Promise.all(kept.map(([place, sealed]) => this.value(table, (place as Place)[1], sealed as Sealed)))
  }

  /** A chunk of an attachment, counted from 0. @throws Unreadable */
  async chunk(attachment: string, index: number): Promise<Bytes | undefined> {
    const id = chunkId(attachment, index)
    const kept = await this.database.get(records, [chunks, id]) as Sealed | undefined
    return kept && openRecord(this.key, chunks, id, kept)
  }

  /**
   * Does some work on the store as one transaction, durable when the promise resolves. The work may run more than once.
   *
   * @throws StorageFull when there is no room; then nothing of it was kept
   */
  async change<R>(work: (change: Change) => Promise<R>): Promise<R> {
    for (let left = tries; left > 0; left--) {
      const seen = new Map<string, { place: Place; version: string | null }>()
      const writes = new Map<string, { place: Place; content: Bytes | null }>()
      const note = (place: Place, content: Bytes | null) => writes.set(place.join('\0'), { place, content })
      const result = await work({
        read: async (table, id) => {
          const kept = await this.database.get(records, [table, id]) as Sealed | undefined
          seen.set(`${table}\0${id}`, { place: [table, id], version: version(kept) })
          return kept && this.value(table, id, kept)
        },
        put: (table, id, value) => note([table, id], bytes(JSON.stringify(value))),
        putChunk: (attachment, index, content) => note([chunks, chunkId(attachment, index)], content),
        remove: (table, id) => note([table, id], null),
        removeChunks: (attachment, count) => Array.from({ length: count }, (_, index) => note([chunks, chunkId(attachment, index)], null)),
      })
      if (writes.size === 0) return result
      const sealed = await Promise.all([...writes.values()].map(async ({ place, content }) =>
        ({ place, kept: content && await sealRecord(this.key, ...place, content) })))
      if (await this.commit([...seen.values()], sealed)) return result
    }
    throw new Error('The store was changed by another tab again and again.')
  }

  /** Sets one record; see {@link change}. @throws StorageFull */
  put<T extends Table>(table: T, id: string, value: Tables[T]): Promise<void> {
    return this.change(async change => change.put(table, id, value))
  }

  close(): Promise<void> {
    return this.database.close()
  }

  private commit(seen: { place: Place; version: string | null }[], writes: { place: Place; kept: Sealed | null }[]): Promise<boolean> {
    return this.database.change(async read => {
      const now = await Promise.all(seen.map(({ place }) => read(records, place) as Promise<Sealed | undefined>))
      if (now.some((kept, index) => version(kept) !== seen[index]!.version)) return null
      return writes.map(({ place, kept }) => ({ table: records, key: place, value: kept ?? undefined }))
    })
  }

  private async value<T extends Table>(table: T, id: string, sealed: Sealed): Promise<Tables[T]> {
    return JSON.parse(text(await openRecord(this.key, table, id, sealed)))
  }
}

/** Every record of a locked store as it lies on disk, still encrypted: for a worker whose passphrase is forgotten. */
export async function lockedRecords(buckets: Buckets, store: string): Promise<{ table: string; id: string; sealed: Sealed }[]> {
  const database = await openDatabase(buckets, store)
  try {
    return (await database.entries(records)).map(([place, sealed]) => {
      const [table, id] = place as Place
      return { table, id, sealed: sealed as Sealed }
    })
  } finally {
    await database.close()
  }
}

function openDatabase(buckets: Buckets, store: string): Promise<Database> {
  return Database.open(buckets, databaseOf(store), [records])
}

function version(sealed: Sealed | undefined): string | null {
  return sealed ? sealed.iv.join() : null
}

function chunkId(attachment: string, index: number): string {
  return `${attachment}/${index}`
}
