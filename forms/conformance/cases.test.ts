import { describe, expect, test } from 'vitest'
import { readForm, type ReadForm } from './engine'
import { cases } from './vectors'

describe('the engine in the browser comes to the verdict of the JVM', () => {
  const forms = new Map<string, ReadForm>()
  for (const { name, definition, answers, facts, evaluatedAt, verdict } of cases()) {
    test(name, () => {
      if (!forms.has(definition)) forms.set(definition, readForm(definition))
      expect(forms.get(definition)!.judge(answers, facts, evaluatedAt)).toBe(verdict)
    })
  }
})

test('a text that is no definition is refused', () => {
  expect(() => readForm('{}')).toThrow()
})
