import { expect, test } from 'vitest'
import { elementId, fromRow, toRow, wellFormed } from './question'

test('half a surrogate pair, U+0000 and loose accents do not get into an answer', () => {
  expect(wellFormed('a\ud800b\0c')).toBe('a\ufffdbc')
  expect(wellFormed('e\u0301')).toBe('\u00e9')
})
test('paths become ids that differ', () => {
  expect(elementId('people[0].name')).toBe('people-0-name')
  expect(elementId('people[10].name')).toBe('people-10-name')
})
test('inside a row, a reason for no answer stands in place of the value', () => {
  expect(fromRow({ absent: 'notAsked' })).toEqual({ absent: 'notAsked' })
  expect(fromRow('yes')).toEqual({ value: 'yes' })
  expect(toRow({ absent: 'notAsked' })).toEqual({ absent: 'notAsked' })
  expect(toRow(undefined)).toBeUndefined()
})
