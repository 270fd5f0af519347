// The two places where the browser keeps databases for us. What one of them loses, the other still has.
import type { Alone } from '../session/tokens'

export type Buckets = {
  /** What every browser has. */
  first: IDBFactory
  /** A storage bucket of its own, with files of its own; null where the browser has none to give. */
  second: Promise<IDBFactory | null>
  /** Waits until no other tab changes what is named, then works. */
  alone: Alone
}

/** The Storage Buckets API, which TypeScript does not know yet. */
type StorageBuckets = { open(name: string, options: { durability: 'strict'; persisted: boolean }): Promise<{ indexedDB: IDBFactory }> }

export function browserBuckets(alone: Alone): Buckets {
  return { first: indexedDB, second: secondBucket(), alone }
}

async function secondBucket(): Promise<IDBFactory | null> {
  const { storageBuckets } = navigator as { storageBuckets?: StorageBuckets }
  try {
    return await storageBuckets?.open('second-copy', { durability: 'strict', persisted: true }).then(bucket => bucket.indexedDB) ?? null
  } catch {
    return null
  }
}
