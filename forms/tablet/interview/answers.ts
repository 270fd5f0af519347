// Changes of a draft, as functions from one draft to the next. Nothing here knows of a screen or a store.
import type { Definition, Question } from '../../form/definition'
import type { Given } from '../../questions/question'
import { rowQuestion } from '../../questions/yesNoMatrix/rows'
import type { Answer, Draft } from '../draft'

/** Every id that an answer can stand under, with the question it belongs to: questions, rows, and the comments of both. */
export function answerable(definition: Definition): Map<string, Question> {
  const all = new Map<string, Question>()
  const add = (question: Question) => {
    all.set(question.id, question)
    if (question.type === 'yesNo' && question.comments) all.set(`${question.id}Comments`, { ...question, id: `${question.id}Comments`, type: 'longText', comments: undefined, rows: undefined })
  }
  for (const question of definition.sections.flatMap(section => section.questions)) {
    if (question.type === 'yesNoMatrix') for (const row of question.rows ?? []) add(rowQuestion(question, row))
    else if (question.type !== 'info') add(question)
  }
  return all
}

/** The draft with one answer given or, with nothing, taken back. `at` is RFC 3339 with offset. */
export function answered(draft: Draft, question: Question | undefined, id: string, given: Given | undefined, at: string): Draft {
  const { [id]: _, ...others } = draft.answers
  const source = question?.voice?.length ? 'child' as const : 'worker' as const
  return { ...draft, changedAt: at, answers: given ? { ...others, [id]: { ...given, answeredAt: at, source } as Answer } : others }
}

/** The draft with what the record knows put in where the form says so (`prefillFrom`), and nothing is answered yet. */
export function prefilled(draft: Draft, definition: Definition, at: string): Draft {
  const answers = { ...draft.answers }
  for (const question of definition.sections.flatMap(section => section.questions)) {
    const fact = question.prefillFrom && draft.facts[question.prefillFrom]
    if (fact !== undefined && fact !== '' && fact !== null && !answers[question.id]) answers[question.id] = { value: fact, answeredAt: at, source: 'prefilled' }
  }
  return { ...draft, answers }
}
