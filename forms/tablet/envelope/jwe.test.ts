import { createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { expect, test } from 'vitest'
import { bytes, decode, encode, text } from './bytes'
import { concatKdf, seal, unseal } from './jwe'

const curve = { name: 'ECDH', namedCurve: 'P-256' }

async function pair(): Promise<{ own: JsonWebKey; open: JsonWebKey }> {
  const keys = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', keys.privateKey)
  return { own: { kty, crv, x, y, d }, open: { kty, crv, x, y } }
}

test('a copy is not opened by another key', async () => {
  const [one, other] = [await pair(), await pair()]
  expect(await unseal(await seal(bytes('said in the car'), one.open), other.own)).toBeUndefined()
})

test.each([0, 2, 3, 4])('a copy with one bit of part %i changed is not opened', async part => {
  const { own, open } = await pair()
  const parts = (await seal(bytes('said in the car'), open)).split('.')
  const changed = decode(parts[part]!)!
  changed[changed.length - 1]! ^= 1
  parts[part] = encode(changed)
  expect(await unseal(parts.join('.'), own)).toBeUndefined()
})

test.each(['', 'a.b', '....', '{}', 'a.b.c.d.e.f'])('%j is no copy', async nothing => {
  expect(await unseal(nothing, (await pair()).own)).toBeUndefined()
})

test('the key is derived as in RFC 7518 appendix C', async () => {
  const shared = createSecretOf(
    { kty: 'EC', crv: 'P-256', x: 'gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0', y: 'SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps', d: '0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo' },
    { kty: 'EC', crv: 'P-256', x: 'weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ', y: 'e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck' },
  )
  expect(encode(await concatKdf(shared, 'A128GCM', 128, bytes('Alice'), bytes('Bob')))).toBe('VqqN6vgjbSBcIijNcacQGg')
})

test('what is sealed here is opened by another implementation', async () => {
  const { own, open } = await pair()
  const [header, key, iv, content, tag] = (await seal(bytes('Siân said: ’tis fine'), open)).split('.') as [string, string, string, string, string]
  const members = JSON.parse(text(decode(header)!))
  expect(members).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', epk: { kty: 'EC', crv: 'P-256' } })
  expect(members.epk).not.toHaveProperty('d')
  expect(key).toBe('')
  const decipher = createDecipheriv('aes-256-gcm', byHand(createSecretOf(own, members.epk)), decode(iv)!)
  decipher.setAAD(Buffer.from(header, 'ascii'))
  decipher.setAuthTag(decode(tag)!)
  expect(Buffer.concat([decipher.update(decode(content)!), decipher.final()]).toString('utf8')).toBe('Siân said: ’tis fine')
})

test('two copies of the same content have nothing in common', async () => {
  const { open } = await pair()
  const [one, other] = [(await seal(bytes('same'), open)).split('.'), (await seal(bytes('same'), open)).split('.')]
  for (const part of [0, 2, 3, 4]) expect(one[part]).not.toBe(other[part])
})

function createSecretOf(own: JsonWebKey, other: JsonWebKey): Uint8Array {
  return new Uint8Array(diffieHellman({
    privateKey: createPrivateKey({ key: own as never, format: 'jwk' }), publicKey: createPublicKey({ key: other as never, format: 'jwk' }),
  }))
}

/** RFC 7518 §4.6.2 with empty party names, spelt out. */
function byHand(shared: Uint8Array): Buffer {
  const input = [Buffer.from([0, 0, 0, 1]), shared, Buffer.from([0, 0, 0, 7]), Buffer.from('A256GCM'), Buffer.alloc(8), Buffer.from([0, 0, 1, 0])]
  return createHash('sha256').update(Buffer.concat(input)).digest()
}
