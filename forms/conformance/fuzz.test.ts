import { expect, test } from 'vitest'
import { readForm } from './engine'
import { fuzzes, sha256 } from './vectors'

for (const { name, definition, sets } of fuzzes()) {
  test(`${name}: ${sets.length} answer sets are judged alike on both sides`, { timeout: 300_000 }, () => {
    expect(sets.length).toBeGreaterThanOrEqual(10_000)
    const form = readForm(definition)
    const differing = sets.filter(([answers, facts, evaluatedAt, hash]) => sha256(form.judge(answers, facts, evaluatedAt)) !== hash)
    expect(differing.slice(0, 3)).toEqual([])
  })
}
