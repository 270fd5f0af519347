import { describe, expect, test } from 'vitest'
import type { Definition } from '../form/definition'
import { engineOf } from '../tablet/interview/engine'
import { examples } from './examples'
import { views } from './index'

const evaluatedAt = '2026-11-22T14:00:00+00:00'

describe.each(Object.entries(examples))('examples of %s', (type, own) => {
  test('there is a view, and at least one example', () => {
    expect(views).toHaveProperty(type)
    expect(own.length).toBeGreaterThan(0)
  })
  test.each(own)('$name: the engine finds wrong what the example says is wrong, and nothing else', ({ question, lists, answers = {}, facts = {}, wrong = [] }) => {
    expect(question.type).toBe(type)
    const definition: Definition = {
      key: 'example', version: 1, title: 'Example', lists, sections: [{ id: 'only', title: 'Only', childFacing: false, questions: [question] }],
      facts: question.from ? [{ id: question.from, label: question.label, type: question.shape! }] : [],
    }
    const { findings } = engineOf(definition).judge(answers, facts, evaluatedAt)
    expect(findings.filter(finding => finding.kind === 'type').map(finding => finding.question)).toEqual(wrong)
  })
})
