import { expect, test } from 'vitest'
import { definitionOf, draftOf, emptyDraft } from '../../form/fromFiles'
import { alertsIn } from './alerts'
import { answerable, answered, prefilled } from './answers'
import { engineOf } from './engine'

const form = definitionOf('return-home-interview')
const engine = engineOf(form)
const at = '2016-05-17T16:30:00+01:00'
const tom = draftOf('return-home-interview', 'tom-worked')
const alerts = (answers: { [id: string]: string }) => {
  const draft = Object.entries(answers).reduce((draft, [id, value]) => answered(draft, undefined, id, { value }, at), emptyDraft(form, at))
  return alertsIn(form, draft.answers, engine.judge(draft.answers, {}, at))
}

test('an answer taken back is gone, and the others stay', () => {
  const draft = answered(tom, undefined, 'seenAlone', undefined, at)
  expect(draft.answers).not.toHaveProperty('seenAlone')
  expect(draft.answers.whatHappened).toEqual(tom.answers.whatHappened)
})
test('whose words they are: the young person’s where the form says it is their voice, comments of a table too', () => {
  const known = answerable(form)
  const source = (id: string) => answered(tom, known.get(id), id, { value: 'x' }, at).answers[id]!.source
  expect(source('whatHappened')).toBe('child')
  expect(source('outHarmComments')).toBe('child')
  expect(source('analysis')).toBe('worker')
})
test('what the record knows is put in once, and never over an answer', () => {
  const draft = { ...emptyDraft(form, at), facts: { episodeOverview: 'Left for school.', knownAs: 'Tom, he' } }
  const kept = answered(draft, undefined, 'knownAs', { value: 'Tommy' }, at)
  expect(prefilled(kept, form, at).answers).toMatchObject({ episodeOverview: { value: 'Left for school.', source: 'prefilled' }, knownAs: { value: 'Tommy', source: 'worker' } })
})
test('a part of a row is asked when the row says so, not when another row does', () => {
  const consent = form.sections.flatMap(section => section.questions).find(question => question.id === 'consentRecipients')!
  const asked = (decision: string) => engine.partsAsked(consent, { recipient: 'police', decision }, tom.answers, tom.facts, at).has('exceptSections')
  expect(asked('agree')).toBe(false)
  expect(asked('part')).toBe(true)
})
test('a hidden question alarms nobody', () => expect(alerts({ outHarm: 'yes', outHarmMedical: 'yes' })).toEqual([]))
test('no, and safe, alarm nobody', () => expect(alerts({ interviewTakenPlace: 'yes', outHarm: 'no', outCrime: 'no', immediateSafety: 'yes' })).toEqual([]))
test('what the form flags alarms, in the form’s words', () => {
  expect(alerts({ immediateSafety: 'no' })).toEqual([{ question: 'immediateSafety', message: 'The child is not safe tonight: call the police and the duty team.' }])
})
test('a yes to what the form would have phoned at once alarms without a flag', () => {
  expect(alerts({ interviewTakenPlace: 'yes', outCrime: 'yes' })).toEqual([{ question: 'outCrime' }])
})
