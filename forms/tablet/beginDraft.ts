// How a draft begins: for a visit, or again for what a reviewer sent back.
import type { Definition } from '../form/definition'
import { atBegin } from './byItself'
import type { Answers, Draft, Json } from './draft'
import { uuid } from './session/enrolment'
import type { KeptForm, Remainder, ReturnedItem, Visit } from './store/tables'

/** A draft for a visit, with the facts pinned to it and what the form takes over from them at first. `now` is RFC 3339. */
export function draftForVisit(visit: Visit, definition: Definition, id: string, language: string, now: string): Draft {
  const facts = JSON.parse(visit.facts) as { [fact: string]: Json }
  const prefilled = definition.sections.flatMap(({ questions }) => questions).filter(({ prefillFrom }) => prefillFrom !== undefined && facts[prefillFrom] !== undefined)
  return {
    id, base: null, form: visit.form, visit: visit.id, child: visit.child.id, episodes: visit.episodes.map(episode => episode.id), language,
    wordingVersion: definition.wordingVersion ?? null,
    answers: {
      ...atBegin(definition, visit.episodes, now),
      ...Object.fromEntries(prefilled.map(({ id: question, prefillFrom }) => [question, { value: facts[prefillFrom!]!, answeredAt: now, source: 'prefilled' as const }])),
    },
    wishes: [], evidence: [], blobs: {}, attachments: [], facts, startedAt: now, changedAt: now,
  }
}

/** A submission as the server gives it back to its worker. Ids are global, times RFC 3339. */
export type GivenBack = {
  id: string
  form: { key: string; version: number; hash: string }
  child: { id: string }
  visit: { id: string; facts: string } | null
  episodes: { id: string }[]
  revisions: {
    contentDigest: string
    completedAt: string
    answers: { question: string; value: string | null; absent: string | null }[]
    wishes: { recipient: string; decision: string; exceptSections: string[]; until: string | null }[]
  }[]
}

/** What could not be taken over, in the words of `Draft`; empty when this tablet sent the revision itself. */
export type Lost = ('sources' | 'evidence' | 'attachments' | 'wishes' | 'facts')[]

/**
 * A draft on the revision that was returned. The answers come from the server. Who gave them and when, the signatures and their strokes, and the wishes
 * word for word come from what this tablet kept; when another tablet sent it, the young person has to be asked for a signature again.
 */
export function draftOfReturned(returned: ReturnedItem, given: GivenBack, remainder: Remainder | null, form: KeptForm, definition: Definition, language: string,
                                now: string): { draft: Draft; lost: Lost } | undefined {
  const revision = given.revisions.find(({ contentDigest }) => contentDigest === returned.contentDigest)
  if (!revision) return undefined
  const answers = Object.fromEntries(revision.answers.map(({ question, value, absent }) => {
    const source = remainder?.sources[question] ?? { answeredAt: revision.completedAt, source: 'record' }
    return [question, { ...value !== null ? { value: JSON.parse(value) } : { absent }, ...source }]
  })) as Answers
  const sentBack = { reason: returned.reason, contentDigest: returned.contentDigest, at: returned.returnedAt }
  const again = { base: revision.contentDigest, answers, startedAt: now, changedAt: now, returned: sentBack }
  if (remainder) return { draft: { ...remainder.draft, ...again }, lost: [] }
  const facts = given.visit ? JSON.parse(given.visit.facts) : {}
  return {
    draft: {
      ...again, id: returned.submission, form: { key: form.key, version: form.version, hash: form.hash },
      visit: given.visit && uuid(given.visit.id), child: uuid(given.child.id), episodes: given.episodes.map(({ id }) => uuid(id)), language, wordingVersion: definition.wordingVersion ?? null,
      // How a wish was given is not told; that it was given for the first revision is.
      wishes: revision.wishes.map(({ recipient, decision, exceptSections, until }) => ({
        recipient, decision: decision as Draft['wishes'][number]['decision'], exceptSections, ...until === null ? {} : { until },
        ...decision === 'notAsked' || decision === 'cannot' ? {} : { how: 'spoken' as const },
      })),
      evidence: [], blobs: {}, attachments: [], facts,
    },
    lost: ['sources', 'evidence', 'attachments', 'wishes', ...given.visit ? [] : ['facts' as const]],
  }
}
