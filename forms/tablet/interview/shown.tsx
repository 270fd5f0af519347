import { Fragment, type ComponentChildren } from 'preact'
import { describe } from '../../questions/describe'
import type { Definition, Question } from '../../form/definition'
import type { Around } from '../../questions/question'
import type { Draft } from '../draft'
import { answerable } from './answers'
import { isConsent } from './outline'
import { signedByChild } from '../envelope/shown'
import { rowQuestion } from '../../questions/yesNoMatrix/rows'

/** One thing that was said: under which id, and in which words it was asked and answered. `quoted` are the young person's own. */
export type Said = { id: string; section: string; question: Question; label: string; words: string[]; quoted: string[] }

/** What the young person signs, in the order of the form, without the wishes; hidden questions are left out. */
export function saidOf(definition: Definition, draft: Draft, asked: ReadonlySet<string>, around: Around): Said[] {
  const signed = new Set(signedByChild(definition))
  const known = answerable(definition)
  const answersOf = (id: string): string[] => {
    const answer = draft.answers[id]
    const question = known.get(id)
    if (!answer || !question || !signed.has(id) || !asked.has(id)) return []
    return 'absent' in answer ? [around.texts.absent[answer.absent]] : describe(question, answer.value, around)
  }
  return definition.sections.flatMap(section => section.questions.filter(question => !isConsent(question)).flatMap(question =>
    [question, ...(question.rows ?? []).map(row => rowQuestion(question, row))].flatMap((own): Said[] => {
      const answer = draft.answers[own.id]
      const verbatim = own.voice?.includes('verbatim') && (own.type === 'longText' || own.type === 'text') && answer && 'value' in answer
      const words = answersOf(own.id)
      const quoted = [...(verbatim ? words : []), ...answersOf(`${own.id}Comments`)]
      return words.length + quoted.length > 0 ? [{ id: own.id, section: section.title, question, label: own.label, words: verbatim ? [] : words, quoted }] : []
    })))
}

/** A list of what was said. */
export function SaidList({ said, action }: { said: Said[]; action?: (said: Said) => ComponentChildren }) {
  return <>{said.map((one, index) => <Fragment key={one.id}>
    {one.section !== said[index - 1]?.section && <h3 class="govuk-heading-s said-section">{one.section}</h3>}
    <dl class="said-row">
      <dt>{one.label}</dt>
      {one.words.map((words, index) => <dd key={index}>{words}</dd>)}
      {one.quoted.map((words, index) => <dd key={index} class="verbatim">{words}</dd>)}
      {action && <dd class="said-actions">{action(one)}</dd>}
    </dl>
  </Fragment>)}</>
}
