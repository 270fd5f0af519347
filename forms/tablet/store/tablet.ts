// What the tablet keeps for all its workers, unencrypted: who has a store here, and how the key of each is wrapped. Nothing about children.
import { deleteDB, openDB, type IDBPDatabase } from 'idb'
import type { Bytes } from '../envelope/bytes'
import { withRoom } from './refused'
import { databaseOf } from './worker'

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
const strict = { durability: 'strict' } as const

/** The register of this tablet. */
export class Tablet {
  private constructor(private readonly database: IDBPDatabase) {}

  static async open(): Promise<Tablet> {
    return new Tablet(await openDB(name, 1, {
      upgrade(database) {
        database.createObjectStore('workers')
        database.createObjectStore('keys')
        database.createObjectStore('copies')
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    }))
  }

  workers(): Promise<WorkerEntry[]> {
    return this.database.getAll('workers')
  }

  worker(store: string): Promise<WorkerEntry | undefined> {
    return this.database.get('workers', store)
  }

  /** Adds an entry. @throws StorageFull */
  add(entry: WorkerEntry): Promise<void> {
    return withRoom(async () => {
      const transaction = this.database.transaction('workers', 'readwrite', strict)
      void Promise.allSettled([transaction.store.add(entry, entry.store)])
      await transaction.done
    })
  }

  /** Changes an entry in one transaction; answers what it was before, or nothing if there is none. @throws StorageFull */
  change(store: string, change: (entry: WorkerEntry) => Partial<WorkerEntry>): Promise<WorkerEntry | undefined> {
    return withRoom(async () => {
      const transaction = this.database.transaction('workers', 'readwrite', strict)
      const before = await transaction.store.get(store) as WorkerEntry | undefined
      if (before) await transaction.store.put({ ...before, ...change(before) }, store)
      await transaction.done
      return before
    })
  }

  /**
   * The secret of this tablet, without which a passphrase opens nothing. It is made once; its bytes are never handed out.
   *
   * @throws StorageFull
   */
  async secret(): Promise<CryptoKey> {
    const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 512 }, false, ['sign'])
    return withRoom(async () => {
      const transaction = this.database.transaction('keys', 'readwrite', strict)
      const kept = await transaction.store.get('secret') as CryptoKey | undefined
      if (!kept) await transaction.store.put(made, 'secret')
      await transaction.done
      return kept ?? made
    })
  }

  copies(): Promise<KeptCopy[]> {
    return this.database.getAll('copies')
  }

  /** Keeps sealed copies, all or none. @throws StorageFull */
  keepCopies(copies: KeptCopy[]): Promise<void> {
    return withRoom(async () => {
      const transaction = this.database.transaction('copies', 'readwrite', strict)
      void Promise.allSettled(copies.map(copy => transaction.store.put(copy, copy.id)))
      await transaction.done
    })
  }

  /** Lets a copy go: the server has it, or a person has taken it over. */
  async dropCopy(id: string): Promise<void> {
    await this.database.delete('copies', id)
  }

  /** Removes a worker's store and entry for ever. Only for a wipe whose sealed copy is safe. */
  async destroy(store: string): Promise<void> {
    await deleteDB(databaseOf(store))
    const transaction = this.database.transaction('workers', 'readwrite', strict)
    await Promise.all([transaction.store.delete(store), transaction.done])
  }

  close(): void {
    this.database.close()
  }
}
