import { expect, test } from 'vitest'
import { rowQuestion } from './rows'

const table = { id: 'table', type: 'yesNoMatrix' as const, label: 'When out', required: 'always' as const, absent: ['notAsked' as const], comments: true, signedByChild: true, practitionerOnly: true }

test('a row takes from its table what it does not say', () => {
  expect(rowQuestion(table, { id: 'row', label: 'Row' })).toMatchObject({ type: 'yesNo', required: 'always', absent: ['notAsked'], comments: true, signedByChild: true, practitionerOnly: true })
})
test('and what it says counts', () => {
  expect(rowQuestion(table, { id: 'row', label: 'Row', comments: false, absent: [], signedByChild: false })).toMatchObject({ comments: false, absent: [], signedByChild: false })
})
