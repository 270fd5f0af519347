// Compact JWS of the one kind there is: ES256, with exactly `alg`, `kid` and `typ` (schema/submission/README.md, The signature).
import type { Json } from '../draft'
import { bytes, decode, encode, type Bytes } from './bytes'
import { canonical, readCanonical, type Refused } from './canonical'

export type Jws = { payload: Bytes }

/** A key that signs, and the RFC 7638 thumbprint that names it. */
export type SigningKey = { kid: string; key: CryptoKey }

export const p256 = { name: 'ECDSA', namedCurve: 'P-256' }
const es256 = { name: 'ECDSA', hash: 'SHA-256' }

/** The payload, if one of the keys signed it as a JWS of this `typ`. */
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
  return await crypto.subtle.verify(es256, key, signature, input) ? { payload } : { refused: 'badSignature' }
}

export async function signJws(payload: Bytes, type: string, kid: string, key: CryptoKey): Promise<string> {
  const input = `${encode(bytes(canonical({ alg: 'ES256', kid, typ: type })))}.${encode(payload)}`
  return `${input}.${encode(new Uint8Array(await crypto.subtle.sign(es256, key, bytes(input))))}`
}

/** RFC 7638. */
export async function thumbprint({ crv, kty, x, y }: JsonWebKey): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes(canonical({ crv: crv!, kty: kty!, x: x!, y: y! })))
  return encode(new Uint8Array(digest))
}

/** The P-256 keys of a JWK set by thumbprint: a name that the set gives itself counts for nothing. Keys of other kinds are left out. */
export async function verificationKeys(jwkSet: string): Promise<Map<string, CryptoKey>> {
  const { keys } = JSON.parse(jwkSet) as { keys: JsonWebKey[] }
  const named = await Promise.all(keys.filter(({ kty, crv }) => kty === 'EC' && crv === 'P-256').map(async ({ crv, kty, x, y }) => {
    const jwk = { crv, kty, x, y }
    return [await thumbprint(jwk), await crypto.subtle.importKey('jwk', jwk, p256, true, ['verify'])] as const
  }))
  return new Map(named)
}
