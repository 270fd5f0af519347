// Answers upon which somebody has to phone at once (form: `immediateAlert`; domain §3.7, D5).
import type { Definition } from '../../form/definition'
import { rowQuestion } from '../../questions/yesNoMatrix/rows'
import type { Answers } from '../draft'
import type { Verdict } from './engine'
import { rootOf } from './status'

/** `message` is the form's own, where it has one. */
export type Alert = { question: string; message?: string }

/** A telephone number to show; label as the authority words it. */
export type PhoneNumber = { label: string; number: string }

/** What alarms: an `immediateAlert` question that raises a flag or, where the form flags nothing, any answer but no. Hidden questions alarm nobody. */
export function alertsIn(definition: Definition, answers: Answers, verdict: Verdict): Alert[] {
  const asked = new Set(verdict.asked)
  const questions = definition.sections.flatMap(section => section.questions)
    .flatMap(question => [question, ...(question.rows ?? []).map(row => ({ ...rowQuestion(question, row), immediateAlert: row.immediateAlert }))])
  return questions.filter(question => question.immediateAlert && asked.has(question.id)).flatMap((question): Alert[] => {
    const flags = verdict.findings.filter(finding => finding.kind === 'flag' && rootOf(finding.question) === question.id)
    if (flags.length > 0) return [{ question: question.id, message: flags[0]!.message }]
    const answer = answers[question.id]
    const says = answer && 'value' in answer ? answer.value : undefined
    return !question.flagWhen && says !== undefined && says !== 'no' ? [{ question: question.id }] : []
  })
}
