import { expect, test } from 'vitest'
import type { Definition } from '../form/definition'
import { atBegin, atCompletion } from './byItself'

const form = (...ids: string[]) => ({ sections: [{ id: 'header', title: 'Header', childFacing: false, questions: ids.map(id => ({ id, type: 'text', label: id })) }] }) as unknown as Definition
const now = '2026-11-20T10:00:00.123+00:00'

test('a form that does not ask gets no answers of the tablet', () => {
  expect(atBegin(form('seen'), [{ missingFrom: now }], now)).toEqual({})
  expect(atCompletion({}, ['seen'], now)).toEqual({})
})
test('what was written by hand stays', () => {
  const written = { formCompleted: { value: '2026-11-19T10:00:00+00:00', answeredAt: now, source: 'worker' as const } }
  expect(atCompletion(written, ['formCompleted'], now)).toBe(written)
})
test('a form begins with its time and the episodes of the visit, and is completed at the time of completion', () => {
  expect(atBegin(form('formCommenced', 'episodesCovered'), [{ missingFrom: '2026-11-19T12:00:00Z' }], now)).toEqual({
    formCommenced: { value: '2026-11-20T10:00:00+00:00', answeredAt: now, source: 'prefilled' },
    episodesCovered: { value: [{ episode: expect.stringMatching(/^Missing from (19|20) November 2026/) }], answeredAt: now, source: 'prefilled' },
  })
  expect(atCompletion({}, ['formCompleted'], now)).toEqual({ formCompleted: { value: '2026-11-20T10:00:00+00:00', answeredAt: now, source: 'prefilled' } })
})
