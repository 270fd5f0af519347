// The data key under a passphrase: KEK = HKDF(Argon2id(passphrase), secret of the tablet). Neither opens anything without the other.
import { bytes, random, type Bytes } from '../envelope/bytes'
import type { Argon, WorkerEntry } from '../store/tablet'
import type { Stretcher } from './argon2id'
import { normalised } from './passphrase'

/**
 * One of the settings that OWASP's Password Storage Cheat Sheet calls its equal minimum; of those the quickest in a browser. Dearer ones would make every
 * unlocking on a slow tablet slower. A store keeps those it was made with.
 */
export const usualArgon: Argon = { m: 12_288, t: 3, p: 1 }

export type Wrapped = Pick<WorkerEntry, 'salt' | 'argon' | 'wrapped'>

const hkdf = { name: 'HKDF', hash: 'SHA-256' }

/** Wraps a data key under a passphrase, with a new salt. `store` binds it to its store. */
export async function wrapDataKey(dataKey: CryptoKey, passphrase: string, secret: CryptoKey, store: string, argon: Argon, stretcher: Stretcher): Promise<Wrapped> {
  const salt = random(16)
  const iv = random(12)
  const kek = await keyOf(await stretched(passphrase, { salt, argon }, stretcher), secret, store)
  const raw = await crypto.subtle.exportKey('raw', dataKey)
  return { salt, argon, wrapped: { iv, content: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytes(store) }, kek, raw) } }
}

/** The passphrase through Argon2id, as it takes part in the key of its store. */
export async function stretched(passphrase: string, { salt, argon }: Pick<Wrapped, 'salt' | 'argon'>, stretcher: Stretcher): Promise<Bytes> {
  const begun = performance.now()
  const content = await stretcher.stretch({ passphrase: bytes(normalised(passphrase)), salt, argon })
  // For `npm run measure`, which tells this share of the start apart.
  performance.measure('argon2id', { start: begun })
  return content
}

/** The data key, or nothing when the stretched passphrase or the tablet is another. */
export async function unwrapDataKey({ store, wrapped }: WorkerEntry, stretched: Bytes, secret: CryptoKey): Promise<CryptoKey | undefined> {
  const kek = await keyOf(stretched, secret, store)
  let raw: ArrayBuffer
  try {
    raw = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: wrapped.iv, additionalData: bytes(store) }, kek, wrapped.content)
  } catch {
    return undefined
  }
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', true, ['encrypt', 'decrypt'])
}

async function keyOf(stretched: Bytes, secret: CryptoKey, store: string): Promise<CryptoKey> {
  // HKDF's extract step is an HMAC keyed by the salt: so the tablet's secret takes part without its bytes ever being seen.
  const extracted = await crypto.subtle.sign('HMAC', secret, stretched)
  const base = await crypto.subtle.importKey('raw', extracted, 'HKDF', false, ['deriveKey'])
  const purpose = { ...hkdf, salt: bytes(store), info: bytes('return-home data key') }
  return crypto.subtle.deriveKey(purpose, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
