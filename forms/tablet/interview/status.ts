// How far each part of a form is, and what is still wrong with it.
import { completion } from '../byItself'
import type { Question } from '../../form/definition'
import type { Answers } from '../draft'
import type { Finding, Verdict } from './engine'
import type { Page, Part } from './outline'

export type Status = 'completed' | 'inProgress' | 'notStarted' | 'cannotStart'

/** Ids that answers of a question stand under, its own first. */
export function idsOf(question: Question): string[] {
  const own = question.rows ? question.rows.flatMap(row => [row.id, `${row.id}Comments`]) : []
  return [question.id, ...(question.comments ? [`${question.id}Comments`] : []), ...own]
}

/** The question a path such as `offers[0].outcome` begins with. */
export function rootOf(path: string): string {
  return /^[^[.]*/.exec(path)![0]
}

export function findingsOn(questions: Question[], findings: Finding[]): Finding[] {
  const ids = new Set(questions.flatMap(idsOf))
  return findings.filter(finding => ids.has(rootOf(finding.question)))
}

/** What stands against completion: required answers that lack, and answers that are wrong. Recommendations and flags do not, nor what the tablet fills in by itself. */
export function isOpen({ kind, question }: Finding): boolean {
  return kind === 'required' && question !== completion || kind === 'type' || kind === 'mustBe'
}

/** `void` is whether a signature in the part no longer holds. */
export function statusOf(part: Part, answers: Answers, verdict: Verdict, signatureVoid = false): Status {
  const questions = part.pages.flatMap(page => page.questions)
  if (questions.length === 0) return 'cannotStart'
  const open = findingsOn(questions, verdict.findings).some(isOpen)
  const toFill = questions.filter(question => question.type !== 'prefilled' && question.type !== 'info')
  if (toFill.length === 0) return open ? 'inProgress' : 'completed'
  const touched = toFill.flatMap(idsOf).some(id => answers[id] && answers[id].source !== 'prefilled')
  if (!touched) return 'notStarted'
  return open || signatureVoid ? 'inProgress' : 'completed'
}

/** The page that holds what a path speaks of. */
export function pageOf(parts: Part[], path: string): { section: string; page: number } | undefined {
  const id = rootOf(path)
  for (const { section, pages } of parts) {
    const page = pages.findIndex((page: Page) => page.questions.some(question => idsOf(question).includes(id)))
    if (page >= 0) return { section: section.id, page }
  }
  return undefined
}
