import type { Answers } from '../draft'

/** Questions that say when the conversation began: A4 of the interview, and the welfare check (domain §4(a), §4(b)). */
const began = ['interviewAt', 'checkAt']

/**
 * When the conversation began, as the worker wrote it: this stops K12, never the time of sending (domain §3.7). Null when none was held: an answer
 * that is hidden by now counts for nothing.
 *
 * @param asked ids of the questions that the form asks now
 */
export function heldAtOf(answers: Answers, asked: ReadonlySet<string>): string | null {
  const answer = began.filter(question => asked.has(question)).map(question => answers[question]).find(found => found !== undefined)
  return answer && 'value' in answer && typeof answer.value === 'string' ? answer.value : null
}
