import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../tablet/draft'
import { bytes, decode, encode, sha256 } from '../tablet/envelope/bytes'
import { canonical, readCanonical } from '../tablet/envelope/canonical'
import { readJws, signJws, thumbprint } from '../tablet/envelope/jws'
import { shown } from '../tablet/envelope/shown'

type Key = { thumbprint: string; privateJwk: JsonWebKey }
type Item = { jws: string; blobs: { digest: string; content: string }[] }
type Envelope = { [name: string]: Json } & { evidence: { strokes?: string }[] }

const directory = join(import.meta.dirname, '..', '..', 'schema', 'submission')
const read = (file: string) => JSON.parse(readFileSync(join(directory, file), 'utf8'))
const keys: Record<'tablet' | 'otherTablet' | 'server', Key> = read('vectors/keys.json')
const fits = new Ajv2020({ strict: false }).compile(read('envelope.schema.json'))
const es256 = { name: 'ECDSA', namedCurve: 'P-256' }
const submission = 'return-home-submission'

const known = new Map<string, CryptoKey>()
beforeAll(async () => {
  for (const key of [keys.tablet, keys.otherTablet, keys.server]) {
    const { crv, kty, x, y } = key.privateJwk
    known.set(key.thumbprint, await crypto.subtle.importKey('jwk', { crv, kty, x, y }, es256, true, ['verify']))
  }
})

async function payload(jws: string, type: string): Promise<Uint8Array<ArrayBuffer>> {
  const jwsRead = await readJws(jws, type, known)
  if ('refused' in jwsRead) throw new Error(jwsRead.refused)
  return jwsRead.payload
}

describe('refused items', () => {
  type Vector = { name: string; stage: string; code: string; item: Item }
  const vectors: Vector[] = read('vectors/refusals.json')
  const at = (stage: string) => vectors.filter(vector => vector.stage === stage)

  test.each(at('jws'))('$name', async ({ code, item }) => {
    const expected = code === 'duplicateKey' ? 'headerRefused' : code
    expect(await readJws(item.jws, submission, known)).toEqual({ refused: expected })
  })
  test.each(at('payload'))('$name', async ({ code, item }) => {
    const refused = readCanonical(await payload(item.jws, submission))
    expect([code, ...hiddenByParse(code)]).toContain((refused as { refused: string }).refused)
  })
  test.each(at('envelope'))('$name', async ({ name, item }) => {
    const envelope = readCanonical(await payload(item.jws, submission))
    const beyondASchema = ['a thirtieth of February', 'an offset without the time of its measurement']
    expect('value' in envelope && fits(envelope.value)).toBe(beyondASchema.includes(name))
  })
  test.each(at('evidence'))('$name', async ({ item }) => {
    const { value } = readCanonical(await payload(item.jws, submission)) as { value: Json }
    expect(await complete(value as Envelope, item)).toBe(false)
  })
  test.each(at('sender'))('$name: nothing is wrong with the bytes', async ({ item }) => {
    expect(readCanonical(await payload(item.jws, submission))).toHaveProperty('value')
  })
  test('every stage has some', () => {
    for (const stage of ['jws', 'payload', 'envelope', 'evidence', 'sender']) expect(at(stage).length).toBeGreaterThan(2)
  })
})

describe('canonical JSON', () => {
  const { published, numbers, refused } = read('vectors/canonical.json')

  test.each(published as { source: string; input: string; canonical: string }[])('$source', ({ input, canonical: expected }) => {
    expect(canonical(JSON.parse(input))).toBe(expected)
  })
  test.each(numbers as { ieee754: string; canonical: string }[])('the number $ieee754', ({ ieee754, canonical: expected }) => {
    expect(canonical(new Float64Array(new BigUint64Array([BigInt(`0x${ieee754}`)]).buffer)[0]!)).toBe(expected)
  })
  test.each(refused as { name: string; bytes: string; code: string }[])('$name is refused', ({ bytes: text, code }) => {
    const answer = readCanonical(decode(text)!)
    expect([code, ...hiddenByParse(code)]).toContain((answer as { refused: string }).refused)
  })
})

describe('submissions', () => {
  type Vector = { name: string; signedByChild: string[]; envelope: Envelope; bytes: number; contentDigest: string; signedDigest: string; shown: string; item: Item }
  const vectors: Vector[] = read('vectors/submissions.json')

  test.each(vectors)('$name', async vector => {
    const content = bytes(canonical(vector.envelope))
    expect(content.length).toBe(vector.bytes)
    expect(await sha256(content)).toBe(vector.contentDigest)
    expect(await payload(vector.item.jws, submission)).toEqual(content)
    expect(readCanonical(content)).toEqual({ value: vector.envelope })
    expect(shown(vector.envelope, vector.signedByChild)).toBe(vector.shown)
    expect(await sha256(bytes(vector.shown))).toBe(vector.signedDigest)
    expect(fits(vector.envelope)).toBe(true)
    expect(await complete(vector.envelope, vector.item)).toBe(true)
  })
  test('one is about 8 KB, with a signature of 4 KB', () => {
    const large = vectors.at(-1)!
    expect(large.bytes).toBeGreaterThan(7_500)
    expect(large.item.blobs[0]!.content.length * 3 / 4).toBeGreaterThan(3_500)
  })
  test('a browser signs what it then verifies', async () => {
    const { crv, kty, x, y, d } = keys.tablet.privateJwk
    const key = await crypto.subtle.importKey('jwk', { crv, kty, x, y, d }, es256, false, ['sign'])
    const content = bytes(canonical(vectors[0]!.envelope))
    const jws = await signJws(content, submission, keys.tablet.thumbprint, key)
    expect(await payload(jws, submission)).toEqual(content)
    expect(jws.slice(0, jws.lastIndexOf('.'))).toBe(vectors[0]!.item.jws.slice(0, jws.lastIndexOf('.')))
  })
  test.each(Object.entries(keys).filter(([name]) => name !== 'note'))('the key %s has the thumbprint that names it', async (_, key) => {
    expect(await thumbprint(key.privateJwk)).toBe(key.thumbprint)
  })
})

describe('receipts', () => {
  const vectors: { name: string; receipt: Json; jws: string }[] = read('vectors/receipts.json')

  test('a receipt with one bit changed is refused', async () => {
    const [header, content, signature] = vectors[0]!.jws.split('.') as [string, string, string]
    const changed = decode(content)!
    changed[20]! ^= 1
    expect(await readJws(`${header}.${encode(changed)}.${signature}`, 'return-home-receipt', known)).toEqual({ refused: 'badSignature' })
  })
  test.each(vectors)('$name', async ({ receipt, jws }) => {
    expect(readCanonical(await payload(jws, 'return-home-receipt'))).toEqual({ value: receipt })
  })
})

/** JSON.parse keeps the last of two names, and forgets how a number was spelt: what it hides shows as not canonical. */
function hiddenByParse(code: string): string[] {
  return code === 'duplicateKey' || code === 'numberOutOfRange' ? ['notCanonical'] : []
}

async function complete(envelope: Envelope, { blobs }: Item): Promise<boolean> {
  const sent = new Set<string>()
  for (const { digest, content } of blobs) {
    const blob = decode(content)
    if (!blob || await sha256(blob) !== digest) return false
    sent.add(digest)
  }
  return envelope.evidence.every(({ strokes }) => !strokes || sent.has(strokes))
}
