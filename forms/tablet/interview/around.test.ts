import { expect, test } from 'vitest'
import { definitionOf, draftOf } from '../../form/fromFiles'
import { describe } from '../../questions/describe'
import { textsIn } from '../texts'
import { answerable } from './answers'
import { aroundOf, inWords, labelOf } from './around'
import { engineOf, type Finding } from './engine'

const definition = definitionOf('return-home-interview')
const draft = draftOf('return-home-interview', 'tom-worked')
const engine = engineOf(definition)
const evaluatedAt = draft.changedAt
const wrong: Finding[] = [{ kind: 'type', code: 'notATime', message: 'In the engine’s words.', question: 'interviewAt' }]
const nothing = () => undefined
const around = aroundOf({ definition, draft, engine, verdict: engine.judge(draft.answers, draft.facts, evaluatedAt), texts: textsIn('cy'), wrong, evaluatedAt, childName: 'Tom', workerName: 'I. Example' },
  { now: () => new Date(evaluatedAt), onFiles: async () => undefined, onRemoveFile: nothing, until: nothing, onSigned: nothing })
const question = (id: string) => definition.sections.flatMap(section => section.questions).find(question => question.id === id)!

test('what the record knows is read in words, not in codes', () => {
  const words = (id: string) => describe(around.shownAs(question(id)), around.shown(question(id)), around)
  expect(words('ethnicity')).toEqual(['White British'])
  expect(words('homeOrCare')).toEqual(['Care'])
  expect(words('dob')).toEqual(['3/11/2000'])
})
test('what the engine works out is shown as it worked it out', () => {
  expect(around.shown(question('urgentPrompt'))).toBe('yes')
})
test('only the parts that a row asks for are shown', () => {
  const part = question('consentRecipients').parts!.find(part => part.id === 'exceptSections')!
  expect([0, 1, 2].map(row => around.partAsked(`consentRecipients[${row}]`, part))).toEqual([false, true, false])
})
test('a finding speaks the language of the interface, where that has the words', () => {
  expect(around.error('interviewAt')).toBe(textsIn('cy').problems.notATime)
  expect(around.error('interviewEnd')).toBeUndefined()
  expect(inWords({ ...wrong[0]!, code: 'unheardOf' }, textsIn('cy'))).toBe('In the engine’s words.')
})
test('a finding in a row names the question, the row and the part', () => {
  expect(labelOf(answerable(definition), 'offers[1].outcome')).toBe('Offers made, Offer 2, Outcome')
})
test('a text is filled from answers, then facts; a gap is left where neither is known', () => {
  expect(around.filled('I, {ypName}, of {authorityTeam}, {nobody}')).toBe('I, Tom Missing, of Fernwick CYPS – Managers, 07700 900100, …')
})
test('who signs is the young person for theirs, the worker for the worker’s', () => {
  expect(around.signer(question('ypSignature'))).toBe('Tom Missing')
  expect(around.signer({ ...question('ypSignature'), role: 'worker' })).toBe('I. Example')
})
