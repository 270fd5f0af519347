// A signed submission and its receipt, byte by byte, as a browser makes and reads them (schema/submission/README.md).
import canonicalize from 'canonicalize'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type Refused = { refused: string }
export type Jws = { payload: Uint8Array<ArrayBuffer> }

const deepest = 32
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
}

export function canonical(value: Json): string {
  return canonicalize(value)!
}

export async function sha256(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', content))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

export function encode(content: Uint8Array): string {
  return btoa(String.fromCharCode(...content)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The bytes behind base64url in its one spelling; nothing for any other. */
export function decode(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.endsWith('\n') || text.length % 4 === 1) return undefined
  const content = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), unit => unit.charCodeAt(0))
  return encode(content) === text ? content : undefined
}

/** Canonical JSON, or why it is not. `JSON.parse` hides a name given twice and how a number was spelt; the comparison shows both. */
export function readCanonical(content: Uint8Array): { value: Json } | Refused {
  let text: string
  try {
    text = utf8.decode(content)
  } catch {
    return { refused: 'malformedEncoding' }
  }
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    return { refused: 'malformedJson' }
  }
  if (value === null || typeof value !== 'object') return { refused: 'malformedJson' }
  const refused = unsafe(value, 1)
  if (refused) return { refused }
  return canonical(value) === text ? { value } : { refused: 'notCanonical' }
}

/** What in the value two programs could read differently. */
function unsafe(value: Json, level: number): string | undefined {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) return 'loneSurrogate'
    if (value.includes('\0')) return 'nulCharacter'
    return value.normalize('NFC') === value ? undefined : 'notNormalised'
  }
  if (typeof value === 'number') return Number.isSafeInteger(value) ? undefined : 'numberOutOfRange'
  if (value === null || typeof value !== 'object') return undefined
  if (level > deepest) return 'tooDeep'
  for (const [name, member] of Object.entries(value)) {
    const refused = unsafe(name, level) ?? unsafe(member, level + 1)
    if (refused) return refused
  }
  return undefined
}

/** The payload of a compact JWS of the one kind there is, if one of the keys signed it. */
export async function readJws(jws: string, type: string, keys: Map<string, CryptoKey>): Promise<Jws | Refused> {
  const segments = jws.split('.')
  const [header, payload, signature] = segments.map(decode)
  if (segments.length !== 3 || !header?.length || !payload || !signature) return { refused: 'malformedEncoding' }
  const members = readCanonical(header)
  if ('refused' in members) return members.refused === 'notCanonical' ? { refused: 'headerRefused' } : members
  const { alg, kid, typ, ...more } = members.value as { [name: string]: Json }
  if (alg !== 'ES256') return { refused: 'algorithmRefused' }
  if (typeof kid !== 'string' || typ !== type || Object.keys(more).length > 0) return { refused: 'headerRefused' }
  const key = keys.get(kid)
  if (!key) return { refused: 'wrongDeviceKey' }
  const input = bytes(jws.slice(0, jws.lastIndexOf('.')))
  return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, input) ? { payload } : { refused: 'badSignature' }
}

export async function signJws(payload: Uint8Array, type: string, kid: string, key: CryptoKey): Promise<string> {
  const input = `${encode(bytes(canonical({ alg: 'ES256', kid, typ: type })))}.${encode(payload)}`
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(input))
  return `${input}.${encode(new Uint8Array(signature))}`
}

/** RFC 7638. */
export async function thumbprint({ crv, kty, x, y }: JsonWebKey): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes(canonical({ crv: crv!, kty: kty!, x: x!, y: y! })))
  return encode(new Uint8Array(digest))
}

/** What the young person is shown and signs: the text whose SHA-256 is the signedDigest. */
export function shown(envelope: { [name: string]: Json }, signedByChild: string[]): string {
  const { id, language, wordingVersion, wishes } = envelope
  const all = envelope.answers as { [question: string]: { [name: string]: Json } }
  const answers = Object.fromEntries(Object.entries(all).filter(([question]) => signedByChild.includes(question))
    .map(([question, answer]) => [question, 'value' in answer ? { value: answer.value! } : { absent: answer.absent! }]))
  return canonical({ id: id!, formHash: (envelope.form as { hash: string }).hash, language: language!, wordingVersion: wordingVersion!, answers, wishes: wishes! })
}
