// What the tablet keeps for all its workers, unencrypted: who has a store here, and how the key of each is wrapped. Nothing about children.
import type { Bytes } from '../envelope/bytes'
import type { Buckets } from './buckets'
import { Database } from './database'
import { databaseOf, WorkerStore } from './worker'

/** Costs of Argon2id: memory in KiB, rounds, lanes. */
export type Argon = { m: number; t: number; p: number }

/** A worker on this tablet. `label` is what the worker chose to be listed as; times are milliseconds of the device's clock. */
export type WorkerEntry = {
  store: string
  label: string
  salt: Bytes
  argon: Argon
  /** The data key under passphrase and device secret. */
  wrapped: { iv: Bytes; content: ArrayBuffer }
  /** The data key sealed to the authority as a compact JWE, and the authority's public key; null until the tablet is enrolled. */
  sealed: { dataKey: string; to: JsonWebKey } | null
  wrongTries: number
  nextTryAt: number
}

/**
 * Work that could not be sent, sealed to the authority: nobody on the tablet can read it. It is kept until the server has it, or for good when it was
 * handed over as a file.
 */
export type KeptCopy = { id: string; store: string; label: string; madeAt: string; text: string; receipt: string | null }

const name = 'return-home'
const workers = 'workers'
const keys = 'keys'
const copies = 'copies'
const lostMark = { table: keys, key: 'lost', value: true }

/** The register of this tablet. */
export class Tablet {
  private constructor(readonly buckets: Buckets, private readonly database: Database) {}

  static async open(buckets: Buckets): Promise<Tablet> {
    const database = await Database.open(buckets, name, [workers, keys, copies])
    if (database.lost) await database.change(async () => [lostMark])
    return new Tablet(buckets, database)
  }

  /** Whether the browser has lost all that was on this tablet and nobody has begun anew since. */
  async lost(): Promise<boolean> {
    return await this.database.get(lostMark.table, lostMark.key) !== undefined
  }

  async workers(): Promise<WorkerEntry[]> {
    return (await this.database.entries(workers)).map(([, entry]) => entry as WorkerEntry)
  }

  async worker(store: string): Promise<WorkerEntry | undefined> {
    return await this.database.get(workers, store) as WorkerEntry | undefined
  }

  /** Adds an entry. @throws StorageFull */
  async add(entry: WorkerEntry): Promise<void> {
    await this.database.change(async () => [{ table: workers, key: entry.store, value: entry }, { ...lostMark, value: undefined }])
  }

  /** Changes an entry in one transaction; answers what it was before, or nothing if there is none. @throws StorageFull */
  async change(store: string, change: (entry: WorkerEntry) => Partial<WorkerEntry>): Promise<WorkerEntry | undefined> {
    let before: WorkerEntry | undefined
    await this.database.change(async read => {
      before = await read(workers, store) as WorkerEntry | undefined
      return before ? [{ table: workers, key: store, value: { ...before, ...change(before) } }] : null
    })
    return before
  }

  /** Opens a worker's store. */
  openStore(store: string, dataKey: CryptoKey): Promise<WorkerStore> {
    return WorkerStore.open(this.buckets, store, dataKey)
  }

  /**
   * The secret of this tablet, without which a passphrase opens nothing. It is made once; its bytes are never handed out.
   *
   * @throws StorageFull
   */
  async secret(): Promise<CryptoKey> {
    const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 512 }, false, ['sign'])
    let kept: CryptoKey | undefined
    await this.database.change(async read => {
      kept = await read(keys, 'secret') as CryptoKey | undefined
      return kept ? null : [{ table: keys, key: 'secret', value: made }]
    })
    return kept ?? made
  }

  async copies(): Promise<KeptCopy[]> {
    return (await this.database.entries(copies)).map(([, copy]) => copy as KeptCopy)
  }

  /** Keeps sealed copies, all or none. @throws StorageFull */
  async keepCopies(kept: KeptCopy[]): Promise<void> {
    await this.database.change(async () => kept.map(copy => ({ table: copies, key: copy.id, value: copy })))
  }

  /** Lets a copy go: the server has it, or a person has taken it over. */
  async dropCopy(id: string): Promise<void> {
    await this.database.change(async () => [{ table: copies, key: id }])
  }

  /** Removes a worker's store and entry for ever. Only for a wipe whose sealed copy is safe. */
  async destroy(store: string): Promise<void> {
    await Database.delete(this.buckets, databaseOf(store))
    await this.database.change(async () => [{ table: workers, key: store }])
  }

  close(): Promise<void> {
    return this.database.close()
  }
}
