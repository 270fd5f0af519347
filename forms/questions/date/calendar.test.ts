import { describe, expect, test } from 'vitest'
import { readDate, readTime, rfc3339, writeDate, writeTime } from './calendar'

describe('a half filled date is not lost', () => {
  test.each([{ day: '1', month: '', year: '' }, { day: '', month: '2', year: '2026' }, { day: 'x', month: '2', year: '26' }])('%o', fields => {
    expect(writeDate(readDate(fields))).toEqual(fields)
  })
  test('nor is a time of which the minute is to come', () => {
    const fields = { day: '17', month: '5', year: '2026', hour: '14', minute: '' }
    expect(writeTime(readTime(fields))).toEqual(fields)
  })
})
test('blank fields are no answer', () => {
  expect(readDate({ day: '', month: '', year: '' })).toBeUndefined()
  expect(readTime({ day: '', month: '', year: '', hour: '', minute: '' })).toBeUndefined()
})
test('a date is written with two figures', () => expect(readDate({ day: '3', month: '5', year: '2026' })).toBe('2026-05-03'))
test('a time carries seconds and the offset of its own day, not of today', () => {
  const winter = readTime({ day: '3', month: '1', year: '2026', hour: '9', minute: '5' })!
  expect(winter).toMatch(/^2026-01-03T09:05:00[+-]\d\d:\d\d$/)
  expect(new Date(winter)).toEqual(new Date(2026, 0, 3, 9, 5))
  const summer = readTime({ day: '3', month: '7', year: '2026', hour: '9', minute: '5' })!
  expect(new Date(summer)).toEqual(new Date(2026, 6, 3, 9, 5))
})
test('a time of another zone is shown as it was written', () => {
  expect(writeTime('2026-05-17T14:05:00+09:00')).toEqual({ day: '17', month: '5', year: '2026', hour: '14', minute: '05' })
})
test('now in RFC 3339 is the same instant, with seconds', () => {
  const at = new Date(2026, 4, 17, 14, 5, 9)
  expect(rfc3339(at)).toMatch(/^2026-05-17T14:05:09[+-]\d\d:\d\d$/)
  expect(new Date(rfc3339(at))).toEqual(at)
})
