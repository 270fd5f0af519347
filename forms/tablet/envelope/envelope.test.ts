import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readForm } from '../../conformance/engine'
import type { Definition } from '../../form/definition'
import type { Draft } from '../draft'
import { bytes, decode, sha256 } from './bytes'
import { canonical, readCanonical, tidy } from './canonical'
import { envelopeOf, signEnvelope, submissionType, type Circumstances } from './envelope'
import { p256, readJws, thumbprint, type SigningKey } from './jws'
import { signedByChild, signedDigest } from './shown'
import { deviceTime } from './time'

const fits = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(join(import.meta.dirname, '../../../schema/submission/envelope.schema.json'), 'utf8')))

const definition: Definition = {
  key: 'doorstepCheck', version: 1, title: 'Doorstep check', wordingVersion: 'dc-1',
  sections: [{
    id: 'words', title: 'Words', childFacing: true, questions: [
      { id: 'seen', type: 'yesNo', label: 'Seen?', comments: true, signedByChild: true, required: 'always' },
      { id: 'safety', type: 'yesNoMatrix', label: 'Safe', signedByChild: true, comments: true, rows: [{ id: 'scared', label: 'Scared?' }] },
      { id: 'odd', type: 'yesNoMatrix', label: 'Odd', rows: [{ id: 'held', label: 'Held?', signedByChild: true }, { id: 'hurt', label: 'Hurt?' }] },
      { id: 'analysis', type: 'longText', label: 'Analysis', practitionerOnly: true },
    ],
  }],
}
const strokes = '[[[1,2,3]]]'
const form = readForm(canonical(definition as never))
const judge = (answers: string, facts: string, at: string) => form.judge(answers, facts, at)
const circumstances: Circumstances = {
  worker: '0193b2c4-7a10-4f3e-9c55-2b8e61d0a4f1', device: '0193b2c4-7a10-4f3e-9c55-2b8e61d0a4f2', clock: { offsetMilliseconds: -172_800_000, offsetMeasuredAt: '2026-11-19T16:40:12.345+00:00' },
  now: new Date('2026-11-20T10:00:00.5Z'), appVersion: '0.1.0',
}
let signer: SigningKey
let keys: Map<string, CryptoKey>
let draft: Draft

beforeAll(async () => {
  const pair = await crypto.subtle.generateKey(p256, true, ['sign', 'verify'])
  const kid = await thumbprint(await crypto.subtle.exportKey('jwk', pair.publicKey))
  signer = { kid, key: pair.privateKey }
  keys = new Map([[kid, pair.publicKey]])
  const answeredAt = '2026-11-20T09:58:00+00:00'
  draft = {
    id: '0193b2c4-7a10-7f3e-9c55-2b8e61d0a4f1', base: null, form: { key: 'doorstepCheck', version: 1, hash: await sha256(bytes(canonical(definition as never))) },
    visit: null, child: '0193b2c4-7a10-4f3e-9c55-2b8e61d0a4f3', episodes: [], language: 'en', wordingVersion: 'dc-1',
    answers: { seen: { value: 'yes', answeredAt, source: 'child' }, scared: { absent: 'preferNotToSay', answeredAt, source: 'child' }, analysis: { value: 'Calm.', answeredAt, source: 'worker' } },
    wishes: [{ recipient: 'police', decision: 'part', exceptSections: ['words'], how: 'spoken', purpose: undefined }],
    evidence: [{ role: 'youngPerson', method: 'drawn', signedDigest: '0'.repeat(64), strokes: await sha256(bytes(strokes)), name: 'Jo', takenAt: answeredAt }],
    blobs: { [await sha256(bytes(strokes))]: strokes }, attachments: [], facts: { childStatus: 'cin' }, startedAt: answeredAt, changedAt: answeredAt,
  }
})

describe('an envelope is not signed', () => {
  test('when the strokes of a drawn signature are missing', async () => {
    expect(await signEnvelope(await envelopeOf(draft, judge, circumstances), {}, signer)).toEqual({ refused: 'evidenceMissing' })
  })
  test('when the strokes are not those that were signed with', async () => {
    const swapped = Object.fromEntries(Object.keys(draft.blobs).map(digest => [digest, '[]']))
    expect(await signEnvelope(await envelopeOf(draft, judge, circumstances), swapped, signer)).toEqual({ refused: 'evidenceMissing' })
  })
  test('when a number would be read differently by the server', async () => {
    const broken = { ...draft, answers: { seen: { ...draft.answers.seen!, value: 1.5 } } } as Draft
    expect(await signEnvelope(await envelopeOf(broken, judge, circumstances), draft.blobs, signer)).toEqual({ refused: 'numberOutOfRange' })
  })
})

test('a signed draft is an envelope that fits the schema, with the verdict, the clock and the strokes', async () => {
  const envelope = await envelopeOf(draft, judge, circumstances)
  expect(fits(envelope), JSON.stringify(fits.errors)).toBe(true)
  const signed = await signEnvelope(envelope, draft.blobs, signer)
  if ('refused' in signed) throw new Error(signed.refused)
  const read = await readJws(signed.item.jws, submissionType, keys)
  if ('refused' in read) throw new Error(read.refused)
  expect(readCanonical(read.payload)).toEqual({ value: JSON.parse(JSON.stringify(envelope)) })
  expect(signed.contentDigest).toBe(await sha256(read.payload))
  expect(signed.item.blobs.map(({ content }) => Buffer.from(decode(content)!).toString())).toEqual([strokes])
  expect(envelope.verdict).toBe(await sha256(bytes(judge(JSON.stringify(draft.answers), '{"childStatus":"cin"}', envelope.evaluatedAt as string))))
  expect(envelope.clock).toEqual({ deviceNow: deviceTime(circumstances.now), ...circumstances.clock })
})

test('text that a worker pastes is made fit to be signed', async () => {
  const pasted = { ...draft, answers: { analysis: { ...draft.answers.analysis!, value: 'Zoe\u0308 \ud800 a\0b' } } } as Draft
  const envelope = await envelopeOf(pasted, judge, circumstances)
  expect((envelope.answers as never as Draft['answers']).analysis).toMatchObject({ value: 'Zo\u00eb \ufffd ab' })
  expect(tidy(tidy(pasted))).toEqual(tidy(pasted))
})

test('the young person signs what the form says, rows and comments included', () => {
  expect(signedByChild(definition)).toEqual(['seen', 'seenComments', 'safety', 'scared', 'scaredComments', 'held'])
})

describe('the signed digest', () => {
  test('does not change with what only practitioners see, nor with a second tap on the same answer', async () => {
    const later = { ...draft, answers: { ...draft.answers, seen: { ...draft.answers.seen!, answeredAt: '2026-11-20T11:00:00+00:00' }, analysis: { ...draft.answers.analysis!, value: 'Other.' } } } as Draft
    expect(await signedDigest(later, definition)).toBe(await signedDigest(draft, definition))
  })
  test.each([['an answer', { answers: {} }], ['a wish', { wishes: [] }], ['the language', { language: 'cy' }]])('changes with %s', async (_, changed) => {
    expect(await signedDigest({ ...draft, ...changed }, definition)).not.toBe(await signedDigest(draft, definition))
  })
})

test('times carry the offset of the device\'s zone', () => {
  expect(deviceTime(new Date('2026-11-20T10:00:00.500Z'))).toMatch(/^2026-11-20T\d\d:00:00\.500[+-]\d\d:\d\d$/)
  expect(Date.parse(deviceTime(new Date(1_000)))).toBe(1_000)
})
