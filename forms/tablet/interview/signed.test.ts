import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { definitionOf, draftOf } from '../../form/fromFiles'
import type { Definition } from '../../form/definition'
import type { Draft } from '../draft'
import { answered } from './answers'
import { shownIn, signedByChild, signedDigest } from '../envelope/shown'
import { sign, signatureState } from './signed'
import { wished } from './wishes'

const form = definitionOf('return-home-interview')
const questions = form.sections.flatMap(section => section.questions)
const signature = questions.find(question => question.id === 'ypSignature')!
const consent = questions.find(question => question.id === 'consentRecipients')!
const at = '2016-05-17T16:30:00+01:00'
const now = new Date(at)
const tom = draftOf('return-home-interview', 'tom-worked')
const drawn = { value: { method: 'drawn', name: 'Tom Missing' }, strokes: '{"height":1,"strokes":[],"width":1}' }

async function stateAfter(change: (draft: Draft) => Draft) {
  const changed = change(await sign(tom, form, signature, drawn, 'Tom Missing', now))
  return signatureState(changed.evidence, 'youngPerson', await signedDigest(changed, form))
}

describe('S2-166: a signature is superseded by a change of', () => {
  test('what the young person said', async () => {
    expect(await stateAfter(draft => answered(draft, undefined, 'whatHappened', { value: 'Something else.' }, at))).toBe('superseded')
  })
  test('a row of a table, or the words beside it', async () => {
    expect(await stateAfter(draft => answered(draft, undefined, 'outHarm', { value: 'no' }, at))).toBe('superseded')
    expect(await stateAfter(draft => answered(draft, undefined, 'outHarmComments', { value: 'No.' }, at))).toBe('superseded')
  })
  test('whether it was asked at all', async () => {
    expect(await stateAfter(draft => answered(draft, undefined, 'goodThings', { absent: 'notAsked' }, at))).toBe('superseded')
  })
  test('the wishes about sharing', async () => {
    expect(await stateAfter(draft => wished(draft, consent, [{ recipient: 'police', decision: 'refuse', exceptSections: [], how: 'onScreen' }], at))).toBe('superseded')
  })
  test('the language it is shown in', async () => expect(await stateAfter(draft => ({ ...draft, language: 'cy' }))).toBe('superseded'))
})

describe('it holds after', () => {
  test.each(['analysis', 'competenceHow', 'furtherInfo', 'independenceReason', 'strategyReason'])('a change of %s, which the young person is not shown', async id => {
    expect(await stateAfter(draft => answered(draft, undefined, id, { value: 'Other words.' }, at))).toBe('holds')
  })
  test('the same answer given again later', async () => {
    expect(await stateAfter(draft => answered(draft, undefined, 'outHarm', { value: 'yes' }, '2016-05-18T09:00:00+01:00'))).toBe('holds')
  })
})

test('none before it is signed', async () => expect(signatureState([], 'youngPerson', await signedDigest(tom, form))).toBe('none'))
test('signed again, it holds, and the earlier evidence stays', async () => {
  const once = await sign(tom, form, signature, drawn, 'Tom Missing', now)
  const twice = await sign(answered(once, undefined, 'ypConcerns', { value: 'None.' }, at), form, signature, { value: { method: 'refused', reason: 'Tired.' } }, 'Tom Missing', now)
  expect(twice.evidence).toHaveLength(2)
  expect(twice.evidence[0]).toEqual(once.evidence[0])
  expect(twice.evidence[1]).toMatchObject({ role: 'youngPerson', method: 'refused', reason: 'Tired.', name: 'Tom Missing' })
  expect(signatureState(twice.evidence, 'youngPerson', await signedDigest(twice, form))).toBe('holds')
})
test('drawn strokes are kept under their digest, and the answer says how it was signed', async () => {
  const { evidence, blobs, answers } = await sign(tom, form, signature, drawn, 'Tom Missing', now)
  expect(blobs[evidence[0]!.strokes!]).toBe(drawn.strokes)
  expect(answers.ypSignature).toMatchObject({ value: { method: 'drawn', name: 'Tom Missing' } })
})
test('an envelope takes sixteen pieces of evidence: the oldest of the same role goes', async () => {
  let draft = tom
  for (let time = 0; time < 18; time++) draft = await sign(draft, form, signature, { value: { method: 'tickAndName', name: `Tom ${time}` } }, 'Tom', now)
  expect(draft.evidence.map(piece => piece.name)).toEqual(Array.from({ length: 16 }, (_, index) => `Tom ${index + 2}`))
})
test('nothing that only practitioners see is covered', () => {
  const ids = signedByChild(form)
  for (const id of ['furtherInfo', 'parentCarerInfo', 'strategyConsidered', 'screenLink', 'analysis', 'competence']) expect(ids).not.toContain(id)
  expect(shownIn(tom, form)).not.toContain('held by debt to an adult')
})

type Vector = { name: string; signedByChild: string[]; signedDigest: string; shown: string; envelope: Draft }
const vectors: Vector[] = JSON.parse(readFileSync(join(import.meta.dirname, '../../../schema/submission/vectors/submissions.json'), 'utf8'))

test.each(vectors)('the shared vector "$name" comes to the same bytes', async ({ signedByChild, envelope, shown, signedDigest: digest }) => {
  const definition = { sections: [{ id: 'all', title: '', childFacing: true, questions: signedByChild.map(id => ({ id, type: 'text', label: '', signedByChild: true })) }] } as unknown as Definition
  expect(shownIn(envelope, definition)).toBe(shown)
  expect(await signedDigest(envelope, definition)).toBe(digest)
})
