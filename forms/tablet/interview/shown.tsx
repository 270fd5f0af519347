import { describe } from '../../questions/describe'
import type { Definition, Question } from '../../form/definition'
import type { Around } from '../../questions/question'
import type { Draft } from '../draft'
import { answerable } from './answers'
import { isConsent } from './outline'
import { signedIds } from './signed'
import { rowQuestion } from '../../questions/yesNoMatrix/rows'

/** One thing that was said: under which id, in which words it was asked and answered. */
export type Said = { id: string; section: string; question: Question; label: string; words: string[] }

/** What the young person signs, in the order of the form, without the wishes; hidden questions are left out. */
export function saidOf(definition: Definition, draft: Draft, asked: ReadonlySet<string>, around: Around): Said[] {
  const signed = new Set(signedIds(definition))
  const known = answerable(definition)
  return definition.sections.flatMap(section => section.questions.flatMap(question =>
    [question, ...(question.rows ?? []).map(row => rowQuestion(question, row))].flatMap(own =>
      [own.id, `${own.id}Comments`].flatMap((id): Said[] => {
        const answer = draft.answers[id]
        const named = known.get(id)
        if (!answer || !named || !signed.has(id) || !asked.has(id) || isConsent(named)) return []
        const words = 'absent' in answer ? [around.texts.absent[answer.absent]] : describe(named, answer.value, around)
        return words.length > 0 ? [{ id, section: section.title, question, label: own.label, words }] : []
      }))))
}

/** A list of what was said. */
export function SaidList({ said, action }: { said: Said[]; action?: (said: Said) => preact.ComponentChildren }) {
  return <dl class="said">
    {said.map((one, index) => <div class="said-row" key={one.id}>
      {one.section !== said[index - 1]?.section && <dt class="said-section">{one.section}</dt>}
      <dt>{one.label}</dt>
      {one.words.map((words, index) => <dd key={index} class={one.id.endsWith('Comments') || one.question.voice?.includes('verbatim') ? 'verbatim' : ''}>{words}</dd>)}
      {action && <dd class="said-actions">{action(one)}</dd>}
    </div>)}
  </dl>
}
