// Sealing to a public key: compact JWE with ECDH-ES and A256GCM over P-256 (RFC 7516, RFC 7518 §4.6), by WebCrypto alone.
import { bytes, decode, encode, joined, random, text, type Bytes } from './bytes'
import { canonical } from './canonical'
import { thumbprint } from './jws'

const ecdh = { name: 'ECDH', namedCurve: 'P-256' }
const keyBits = 256
const tagBytes = 16

/** The key that RFC 7518 §4.6.2 makes of an agreement: Concat KDF with SHA-256, one round. `bits` is at most 256. */
export async function concatKdf(shared: Uint8Array, algorithm: string, bits: number, apu: Uint8Array, apv: Uint8Array): Promise<Bytes> {
  const input = joined(number(1), shared, prefixed(bytes(algorithm)), prefixed(apu), prefixed(apv), number(bits))
  return new Uint8Array(await crypto.subtle.digest('SHA-256', input)).slice(0, bits / 8)
}

/** Seals content so that only who holds the private half of the P-256 JWK can open it. */
export async function seal(content: Bytes, recipient: JsonWebKey): Promise<string> {
  const { kty, crv, x, y } = recipient
  const ephemeral = await crypto.subtle.generateKey(ecdh, true, ['deriveBits'])
  const epk = await crypto.subtle.exportKey('jwk', ephemeral.publicKey)
  const header = encode(bytes(canonical({
    alg: 'ECDH-ES', enc: 'A256GCM', kid: await thumbprint(recipient), epk: { kty: epk.kty!, crv: epk.crv!, x: epk.x!, y: epk.y! },
  })))
  const key = await agreed(ephemeral.privateKey, { kty, crv, x, y }, 'encrypt')
  const iv = random(12)
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytes(header) }, key, content))
  return [header, '', encode(iv), encode(sealed.subarray(0, -tagBytes)), encode(sealed.subarray(-tagBytes))].join('.')
}

/** What was sealed, or nothing when it was not for this private key or was changed. */
export async function unseal(jwe: string, privateJwk: JsonWebKey): Promise<Bytes | undefined> {
  const [header, encryptedKey, iv, content, tag, ...more] = jwe.split('.')
  const parts = [header, iv, content, tag].map(part => part === undefined ? undefined : decode(part))
  if (encryptedKey !== '' || more.length > 0 || parts.includes(undefined)) return undefined
  try {
    const { alg, enc, epk } = JSON.parse(text(parts[0]!))
    if (alg !== 'ECDH-ES' || enc !== 'A256GCM') return undefined
    const own = await crypto.subtle.importKey('jwk', { ...privateJwk, key_ops: undefined, use: undefined, alg: undefined }, ecdh, false, ['deriveBits'])
    const key = await agreed(own, epk, 'decrypt')
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: parts[1]!, additionalData: bytes(header!) }, key, joined(parts[2]!, parts[3]!)))
  } catch {
    return undefined
  }
}

async function agreed(own: CryptoKey, other: JsonWebKey, use: KeyUsage): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: await crypto.subtle.importKey('jwk', other, ecdh, false, []) }, own, keyBits)
  const nobody = new Uint8Array()
  return crypto.subtle.importKey('raw', await concatKdf(new Uint8Array(shared), 'A256GCM', keyBits, nobody, nobody), 'AES-GCM', false, [use])
}

function number(value: number): Uint8Array {
  const four = new Uint8Array(4)
  new DataView(four.buffer).setUint32(0, value)
  return four
}

function prefixed(content: Uint8Array): Bytes {
  return joined(number(content.length), content)
}
