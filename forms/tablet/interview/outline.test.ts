import { describe, expect, test } from 'vitest'
import { definitionOf, draftOf } from '../../form/fromFiles'
import { engineOf } from './engine'
import { outline, visible } from './outline'
import { pageOf } from './status'

const form = definitionOf('return-home-interview')
const draft = draftOf('return-home-interview', 'tom-worked')
const asked = new Set(engineOf(form).judge(draft.answers, draft.facts, draft.changedAt).asked)
const all = outline(form)
const idsIn = (parts: typeof all) => parts.flatMap(part => part.pages).flatMap(page => page.questions).map(question => question.id)

describe('the young person is not shown', () => {
  const ids = idsIn(visible(all, asked, 'child'))
  test('anything of intelligence, analysis or what parents said', () => {
    for (const id of ['furtherInfo', 'parentCarerInfo', 'strategyConsidered', 'screenLink', 'primaryFactor', 'analysis', 'competence', 'competenceHow', 'disruption']) {
      expect(asked.has(id) || id === 'parentCarerInfo').toBe(true)
      expect(ids).not.toContain(id)
    }
  })
  test('the header and what the record knows', () => expect(ids).not.toContain('familyName'))
  test('any section that is not theirs, or any practitioner-only question of one that is', () => {
    for (const { section, pages } of visible(all, asked, 'child')) {
      expect(section.childFacing).toBe(true)
      expect(pages.flatMap(page => page.questions).filter(question => question.practitionerOnly)).toEqual([])
    }
    expect(ids).toContain('whatHappened')
    expect(ids).toContain('ypSignature')
  })
})

test.each(['return-home-interview', 'welfare-check'])('%s: every question stands on exactly one page', name => {
  const definition = definitionOf(name)
  const questions = definition.sections.flatMap(section => section.questions).map(question => question.id)
  expect(idsIn(outline(definition)).sort()).toEqual([...questions].sort())
})
test.each(['return-home-interview', 'welfare-check'])('%s: a page has at most five questions, a table or rows alone', name => {
  for (const page of outline(definitionOf(name)).flatMap(part => part.pages).filter(page => page.kind === 'questions')) {
    expect(page.questions.length).toBeLessThanOrEqual(5)
    if (page.questions.some(question => ['yesNoMatrix', 'repeat', 'attachment'].includes(question.type))) expect(page.questions).toHaveLength(1)
  }
})
test('a reason stands on the page of the answer that asks for it', () => {
  for (const [answer, reason] of [['attendanceChecked', 'attendanceDetail'], ['riskNow', 'riskNowReason'], ['seenAlone', 'seenAloneReason']] as const) {
    expect(pageOf(all, reason)).toEqual(pageOf(all, answer))
  }
})
test('the signature is the last page of its section', () => {
  const { pages } = all.find(({ section }) => section.id === 'consent')!
  expect(pages.map(page => page.kind)).toEqual(['consent', 'questions', 'questions', 'readBack', 'questions', 'signature'])
})
test('hidden questions and hidden rows are not shown', () => {
  const nothing = visible(all, new Set(['whenOutTable', 'outHarm']), 'worker').flatMap(part => part.pages).flatMap(page => page.questions)
  expect(nothing).toHaveLength(1)
  expect(nothing[0]!.rows!.map(row => row.id)).toEqual(['outHarm'])
})
