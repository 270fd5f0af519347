// Answers that the tablet gives by itself: when a form was begun and completed, and which episodes the visit covers (domain §4(a) A1: "auto").
import type { Definition } from '../form/definition'
import type { Answer, Answers, Json } from './draft'

// A person reads it; the ids of the episodes are in the envelope.
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })

/** The question that is answered when the form is completed. */
export const completion = 'formCompleted'

/** What is known when a form begins, of the questions that the form has. `now` is RFC 3339. */
export function atBegin({ sections }: Definition, episodes: { missingFrom: string }[], now: string): Answers {
  const known: { [question: string]: Json } = { formCommenced: toTheSecond(now), episodesCovered: episodes.map(({ missingFrom }) => ({ episode: `Missing from ${day.format(new Date(missingFrom))}` })) }
  const asked = sections.flatMap(({ questions }) => questions).filter(({ id }) => known[id] !== undefined)
  return Object.fromEntries(asked.map(({ id }) => [id, ofRecord(known[id]!, now)]))
}

/** The answers with the time of completion, where the form asks for it and it was not written by hand. */
export function atCompletion(answers: Answers, asked: string[], now: string): Answers {
  return asked.includes(completion) && answers[completion] === undefined ? { ...answers, [completion]: ofRecord(toTheSecond(now), now) } : answers
}

function ofRecord(value: Json, answeredAt: string): Answer {
  return { value, answeredAt, source: 'prefilled' }
}

function toTheSecond(time: string): string {
  return time.replace(/\.\d+/, '')
}
