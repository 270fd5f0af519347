// How a record lies on disk: AES-256-GCM, bound to its place so that records cannot be swapped.
import { bytes, random, type Bytes } from '../envelope/bytes'
import { Unreadable } from './refused'

/** A record as it is kept. The initialisation vector is random for each write, and so tells one write from another. */
export type Sealed = { iv: Bytes; content: ArrayBuffer }

const ivBytes = 12

/** A new data key. It can be taken out of memory again, to be wrapped under another passphrase and sealed for a supervisor. */
export function newDataKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
}

export async function sealRecord(key: CryptoKey, table: string, id: string, content: Bytes): Promise<Sealed> {
  const iv = random(ivBytes)
  return { iv, content: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: place(table, id) }, key, content) }
}

/** @throws Unreadable if it was not written there with this key */
export async function openRecord(key: CryptoKey, table: string, id: string, { iv, content }: Sealed): Promise<Bytes> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: place(table, id) }, key, content))
  } catch {
    throw new Unreadable(table)
  }
}

function place(table: string, id: string): Bytes {
  return bytes(`${table}\0${id}`)
}
