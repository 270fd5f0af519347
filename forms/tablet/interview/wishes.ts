// Wishes about sharing: what the young person decided for each recipient (domain §7.3; schema/submission, "wishes").
import type { Json, Draft, Wish } from '../draft'
import { answered } from './answers'
import type { Question } from '../../form/definition'

export type Decision = Wish['decision']
export type How = NonNullable<Wish['how']>

/** The wish for one recipient, or none yet. */
export function wishFor(wishes: Wish[], recipient: string): Wish | undefined {
  return wishes.find(wish => wish.recipient === recipient)
}

/** The wishes with one changed, in the order of the recipients' list. Only `part` leaves sections out; `how` belongs to what was said. */
export function withWish(wishes: Wish[], wish: Wish, order: string[]): Wish[] {
  const kept = wishes.filter(other => other.recipient !== wish.recipient)
  return [...kept, clean(wish)].sort((left, right) => order.indexOf(left.recipient) - order.indexOf(right.recipient))
}

/** How they were given, for all of them. */
export function withHow(wishes: Wish[], how: How): Wish[] {
  return wishes.map(wish => clean({ ...wish, how }))
}

/**
 * The draft with these wishes, and with the same said as the answer to the form's question.
 * A `part` that leaves nothing out yet is in the answer, where a finding names it, and not among the wishes, which may not hold it.
 */
export function wished(draft: Draft, question: Question, wishes: Wish[], at: string): Draft {
  const rows = wishes.map(({ recipient, name, decision, exceptSections, until }): Json => ({
    recipient, decision, ...(name && { name }), ...(decision === 'part' && exceptSections.length > 0 && { exceptSections }), ...(until && { until }),
  }))
  const next = answered(draft, question, question.id, rows.length > 0 ? { value: rows } : undefined, at)
  return { ...next, wishes: wishes.filter(isWhole) }
}

/** All decisions, those included that are not whole yet. */
export function decisions(draft: Draft, question: Question): Wish[] {
  const answer = draft.answers[question.id]
  const rows = answer && 'value' in answer && Array.isArray(answer.value) ? answer.value : []
  return rows.flatMap((row): Wish[] => {
    if (row === null || typeof row !== 'object' || Array.isArray(row) || typeof row.recipient !== 'string' || typeof row.decision !== 'string') return []
    const known = draft.wishes.find(wish => wish.recipient === row.recipient && wish.name === (row.name ?? undefined))
    const how = known?.how ?? draft.wishes.find(wish => wish.how)?.how ?? 'onScreen'
    return [clean({
      recipient: row.recipient, decision: row.decision as Decision, how, purpose: known?.purpose,
      exceptSections: Array.isArray(row.exceptSections) ? row.exceptSections.map(String) : [],
      ...(typeof row.name === 'string' && { name: row.name }), ...(typeof row.until === 'string' && { until: row.until }),
    })]
  })
}

/** Whether the envelope may hold it: some of it means that something is left out; a last day is a whole date. */
export function isWhole({ decision, exceptSections, until }: Wish): boolean {
  return (decision !== 'part' || exceptSections.length > 0) && (until === undefined || /^\d{4}-\d{2}-\d{2}$/.test(until))
}

function clean({ recipient, name, decision, exceptSections, purpose, until, how }: Wish): Wish {
  const said = decision !== 'notAsked' && decision !== 'cannot'
  return {
    recipient, decision, exceptSections: decision === 'part' ? exceptSections : [],
    ...(name && { name }), ...(purpose && { purpose }), ...(until && { until }), ...(said && how && { how }),
  }
}
