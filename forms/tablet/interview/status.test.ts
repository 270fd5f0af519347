import { describe, expect, test } from 'vitest'
import { definitionOf, draftOf, emptyDraft } from '../../form/fromFiles'
import type { Draft } from '../draft'
import { answered } from './answers'
import { engineOf } from './engine'
import { outline, visible } from './outline'
import { pageOf, statusOf } from './status'

const form = definitionOf('return-home-interview')
const engine = engineOf(form)
const at = '2016-05-17T16:30:00+01:00'

function statuses(draft: Draft, signatureVoid = false) {
  const verdict = engine.judge(draft.answers, draft.facts, at)
  return Object.fromEntries(visible(outline(form), new Set(verdict.asked), 'worker').map(part => [part.section.id, statusOf(part, draft.answers, verdict, signatureVoid)]))
}
const tom = draftOf('return-home-interview', 'tom-worked')

describe('S2-157: how far a part is', () => {
  test('before an interview took place, what hangs on it cannot start yet', () => {
    expect(statuses(emptyDraft(form, at))).toMatchObject({ narrative: 'cannotStart', whenOut: 'cannotStart', consent: 'cannotStart', checks: 'notStarted', offer: 'notStarted' })
  })
  test('what the record put in does not start a part', () => {
    const draft = { ...emptyDraft(form, at), answers: { episodeOverview: { value: 'Left.', answeredAt: at, source: 'prefilled' as const } } }
    expect(statuses(draft).header).toBe('notStarted')
  })
  test('one answer starts it, a required one that lacks keeps it open', () => {
    expect(statuses(answered(emptyDraft(form, at), undefined, 'attendanceChecked', { value: 'yes' }, at)).checks).toBe('inProgress')
  })
  test('an answer that cannot be right keeps it open', () => {
    expect(statuses(answered(tom, undefined, 'interviewAt', { value: '2016-05-17T14::00' }, at)).setting).toBe('inProgress')
  })
  test('Tom’s worked interview is completed in every part', () => expect(new Set(Object.values(statuses(tom)))).toEqual(new Set(['completed'])))
  test('a signature that no longer holds opens its part again', () => expect(statuses(tom, true).consent).toBe('inProgress'))
})
test('a finding leads to the page it is about, rows and comments too', () => {
  const parts = outline(form)
  const page = (path: string) => pageOf(parts, path)
  expect(page('outHarm')).toEqual(page('whenOutTable'))
  expect(page('outHarmComments')).toEqual(page('whenOutTable'))
  expect(page('offers[0].outcome')).toEqual(page('offers'))
  expect(page('nowhere')).toBeUndefined()
})
