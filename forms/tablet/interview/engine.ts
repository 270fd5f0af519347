// The form engine in the browser, and what the interview reads in its verdict (schema/form, "Verdict").
import type { Definition, Part, Question, Rule } from '../../form/definition'
import type { Answers, Json } from '../draft'
// @ts-expect-error the module is made by the build and has no types of its own
import { readForm as read } from '../../engine/target/browser/engine.js'

export type Finding = { kind: 'type' | 'required' | 'recommended' | 'mustBe' | 'flag'; code: string; message: string; question: string }
export type Verdict = { asked: string[]; computed: { [question: string]: 'yes' | 'no' }; findings: Finding[]; flags: string[] }
export type Facts = { [fact: string]: Json }

export type Engine = {
  /** `evaluatedAt` is RFC 3339 with seconds and offset. */
  judge: (answers: Answers | { [id: string]: object }, facts: Facts, evaluatedAt: string) => Verdict
  /** Ids of the parts that are asked in one row of a group. */
  partsAsked: (question: Question, row: { [part: string]: Json }, answers: Answers, facts: Facts, evaluatedAt: string) => Set<string>
}

type ReadForm = { judge: (answers: string, facts: string, evaluatedAt: string) => string }
const readForm: (definition: string) => ReadForm = read

/** Throws when the definition is none. */
export function engineOf(definition: Definition): Engine {
  const form = readForm(JSON.stringify(definition))
  const rows = new Map<string, ReadForm>()
  return {
    judge: (answers, facts, evaluatedAt) => JSON.parse(form.judge(JSON.stringify(answers), JSON.stringify(facts), evaluatedAt)) as Verdict,
    partsAsked: (question, row, answers, facts, evaluatedAt) => {
      const parts = question.parts ?? []
      const always = parts.filter(part => !part.askWhen).map(part => part.id)
      if (always.length === parts.length) return new Set(always)
      if (!rows.has(question.id)) rows.set(question.id, readForm(JSON.stringify(withRow(definition, parts))))
      const given = Object.fromEntries(Object.entries(row).map(([part, value]) => [inRow(part), { value }]))
      const verdict = JSON.parse(rows.get(question.id)!.judge(JSON.stringify({ ...answers, ...given }), JSON.stringify(facts), evaluatedAt)) as Verdict
      const asked = new Set(verdict.asked)
      return new Set(parts.map(part => part.id).filter(part => asked.has(inRow(part))))
    },
  }
}

/** The verdict names no parts. So one row is laid out as questions of the form, and the engine stays the only judge of rules. */
function withRow(definition: Definition, parts: Part[]): Definition {
  const questions = parts.map(part => ({ ...part, id: inRow(part.id), askWhen: part.askWhen && renamed(part.askWhen) as Rule, requireWhen: undefined, flagWhen: undefined }))
  return { ...definition, sections: [...definition.sections, { id: 'theRow', title: '', childFacing: false, questions }] }
}

function inRow(part: string): string {
  return `theRow${part[0]!.toUpperCase()}${part.slice(1)}`
}

function renamed(rule: unknown): unknown {
  if (Array.isArray(rule)) return rule.map(renamed)
  if (rule === null || typeof rule !== 'object') return rule
  return Object.fromEntries(Object.entries(rule).map(([word, inside]) => word === 'part' && typeof inside === 'string' ? ['question', inRow(inside)]
    : word === 'answered' && inside !== null && typeof inside === 'object' && 'part' in inside ? ['answered', inRow(String(inside.part))]
      : [word, renamed(inside)]))
}
