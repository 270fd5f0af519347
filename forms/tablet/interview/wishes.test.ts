import { expect, test } from 'vitest'
import { definitionOf, emptyDraft } from '../../form/fromFiles'
import type { Wish } from '../draft'
import { engineOf } from './engine'
import { decisions, withHow, withWish, wished } from './wishes'

const form = definitionOf('return-home-interview')
const consent = form.sections.flatMap(section => section.questions).find(question => question.id === 'consentRecipients')!
const at = '2016-05-17T16:30:00+01:00'
const order = ['socialWorker', 'police', 'school']
const wish = (recipient: string, decision: Wish['decision'], exceptSections: string[] = []): Wish => ({ recipient, decision, exceptSections, how: 'onScreen' })
const draft = emptyDraft(form, at)

test('S2-165: "some of it" without a part left out is no wish yet, and is not lost', () => {
  const next = wished(draft, consent, [wish('police', 'part')], at)
  expect(next.wishes).toEqual([])
  expect(decisions(next, consent)).toEqual([wish('police', 'part')])
})
test('not asked was given in no way', () => {
  expect(withWish([], wish('police', 'notAsked'), order)).toEqual([{ recipient: 'police', decision: 'notAsked', exceptSections: [] }])
  expect(withHow(withWish([], wish('police', 'cannot'), order), 'spoken')[0]).not.toHaveProperty('how')
})
test('no leaves nothing out: sections chosen before go', () => {
  expect(withWish([], wish('police', 'refuse', ['why']), order)[0]!.exceptSections).toEqual([])
})
test('one recipient has one wish, in the order of the list', () => {
  const wishes = [wish('school', 'agree'), wish('socialWorker', 'agree'), wish('school', 'refuse')].reduce((all: Wish[], next) => withWish(all, next, order), [])
  expect(wishes.map(({ recipient, decision }) => [recipient, decision])).toEqual([['socialWorker', 'agree'], ['school', 'refuse']])
})
test('how they were given can be said for all', () => {
  expect(withHow([wish('police', 'agree'), wish('school', 'refuse')], 'interpreted').map(({ how }) => how)).toEqual(['interpreted', 'interpreted'])
})
test('a half typed last day does not get into the wishes', () => {
  expect(wished(draft, consent, [{ ...wish('police', 'agree'), until: '2026-11-' }], at).wishes).toEqual([])
})
test('the answer says the same as the wishes, and the engine finds nothing wrong with it', () => {
  const wishes = [wish('socialWorker', 'agree'), wish('police', 'part', ['why', 'returning']), wish('school', 'refuse')]
  const next = wished(draft, consent, wishes, at)
  expect(next.wishes).toEqual(wishes)
  expect(decisions(next, consent)).toEqual(wishes)
  expect(next.answers.consentRecipients).toMatchObject({ source: 'child', value: [{ recipient: 'socialWorker', decision: 'agree' }, { recipient: 'police', decision: 'part', exceptSections: ['why', 'returning'] }, { recipient: 'school', decision: 'refuse' }] })
  const { findings } = engineOf(form).judge({ ...next.answers, interviewTakenPlace: { value: 'yes' } }, {}, at)
  expect(findings.filter(finding => finding.question.startsWith('consentRecipients'))).toEqual([])
})
