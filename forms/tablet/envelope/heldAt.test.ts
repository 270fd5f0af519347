import { describe, expect, test } from 'vitest'
import { heldAtOf } from './heldAt'

const said = (value: string) => ({ value, answeredAt: '2026-11-20T10:00:00+00:00', source: 'worker' as const })
const began = '2026-11-19T16:40:00+00:00'

describe('K12 stops at the conversation (domain §3.7)', () => {
  test('but not at one that the form no longer asks about, as the interview did not take place after all', () => {
    expect(heldAtOf({ interviewAt: said(began) }, new Set(['rhiOutcome']))).toBeNull()
  })
  test('nor at one whose time is not known', () => {
    expect(heldAtOf({ interviewAt: { absent: 'unknown', answeredAt: began, source: 'worker' } }, new Set(['interviewAt']))).toBeNull()
    expect(heldAtOf({}, new Set(['interviewAt']))).toBeNull()
  })
  test('of an interview or a welfare check, as it was written', () => {
    expect(heldAtOf({ interviewAt: said(began) }, new Set(['interviewAt']))).toBe(began)
    expect(heldAtOf({ checkAt: said(began) }, new Set(['checkAt']))).toBe(began)
  })
})
