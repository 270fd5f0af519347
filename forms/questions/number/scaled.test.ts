import { expect, test } from 'vitest'
import { readScaled, writeScaled } from './scaled'

test.each(['a few', '1.234', '1e3', '--1', '9007199254740993'])('%s is no number of two decimals, and stays as it is typed', text => {
  expect(readScaled(text, 2)).toBe(text)
  expect(writeScaled(text, 2)).toBe(text)
})
test('a decimal where whole numbers are asked stays text, so that the engine says so', () => expect(readScaled('2.5', 0)).toBe('2.5'))
test('nothing typed is no answer', () => expect(readScaled('  ', 0)).toBeUndefined())
test.each([['12.5', 1250, '12.50'], ['12', 1200, '12.00'], ['-0,05', -5, '-0.05'], ['0', 0, '0.00']])('%s is kept as %d and written %s', (typed, kept, written) => {
  expect(readScaled(typed, 2)).toBe(kept)
  expect(writeScaled(kept, 2)).toBe(written)
})
test('no negative zero, which canonical JSON would spell otherwise', () => expect(Object.is(readScaled('-0', 0), 0)).toBe(true))
