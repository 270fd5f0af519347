import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { bytes, encode } from './bytes'
import { canonical } from './canonical'
import { p256, signJws, thumbprint, verificationKeys } from './jws'
import { receiptType, verifyReceipt, type Receipt, type Sent } from './receipt'

const vectors = join(import.meta.dirname, '..', '..', '..', 'schema', 'submission', 'vectors')
const read = (file: string) => JSON.parse(readFileSync(join(vectors, file), 'utf8'))
const server: JsonWebKey = read('keys.json').server.privateJwk
const tablet: JsonWebKey = read('keys.json').tablet.privateJwk
const { receipt, jws }: { receipt: Receipt; jws: string } = read('receipts.json')[0]

const sent: Sent = {
  submission: receipt.submission!, contentDigest: receipt.contentDigest!, base: receipt.base, evidence: receipt.evidence, attachments: receipt.attachments, jws: 'a.b.c',
}
let keys: Map<string, CryptoKey>
beforeAll(async () => {
  keys = await verificationKeys(JSON.stringify({ keys: [{ ...server, d: undefined }] }))
})

async function signed(content: unknown, by: JsonWebKey, type = receiptType): Promise<string> {
  const key = await crypto.subtle.importKey('jwk', by, p256, false, ['sign'])
  return signJws(bytes(canonical(content as never)), type, await thumbprint(by), key)
}

describe('a receipt is refused', () => {
  test('when another key than the server\'s signed it', async () => {
    expect(await verifyReceipt(await signed(receipt, tablet), keys, sent)).toEqual({ refused: 'wrongDeviceKey' })
  })
  test.each(['none', 'HS256', 'ES512'])('with the algorithm %s', async alg => {
    const [, payload, signature] = jws.split('.')
    const header = encode(bytes(canonical({ alg, kid: await thumbprint(server), typ: receiptType })))
    expect(await verifyReceipt(`${header}.${payload}.${signature}`, keys, sent)).toEqual({ refused: 'algorithmRefused' })
  })
  test('when it is a submission signed by the server\'s key', async () => {
    expect(await verifyReceipt(await signed(receipt, server, 'return-home-submission'), keys, sent)).toEqual({ refused: 'headerRefused' })
  })
  test.each([
    ['another submission', { submission: '0193b2c4-7a10-7f3e-9c55-2b8e61d0a4f2' }], ['another content', { contentDigest: 'ab'.repeat(32) }],
    ['another base', { base: 'ab'.repeat(32) }], ['a signature that is missing', { evidence: [] }], ['attachments that were not sent', { attachments: ['ab'.repeat(32)] }],
    ['no known state', { state: 'lost' }], ['a later version', { version: 2 }], ['one member too many', { more: true }],
  ])('for %s', async (_, changed) => {
    expect(await verifyReceipt(await signed({ ...receipt, ...changed }, server), keys, sent)).toEqual({ refused: 'otherReceipt' })
  })
  test('when it is for another quarantined item', async () => {
    const other = await signed({ ...receipt, state: 'quarantined', itemDigest: 'ab'.repeat(32) }, server)
    expect(await verifyReceipt(other, keys, sent)).toEqual({ refused: 'otherReceipt' })
  })
  test.each(['', '{}', '<html>Free wifi</html>', 'a.b.c'])('when it is %j', async text => {
    expect(await verifyReceipt(text, keys, sent)).toHaveProperty('refused')
  })
})

test('the receipt of the vectors is taken', async () => {
  expect(await verifyReceipt(jws, keys, sent)).toEqual(receipt)
})

test('a name that a key set gives to a key counts for nothing', async () => {
  const misnamed = await verificationKeys(JSON.stringify({ keys: [{ ...tablet, d: undefined, kid: await thumbprint(server) }] }))
  expect([...misnamed.keys()]).toEqual([await thumbprint(tablet)])
})
