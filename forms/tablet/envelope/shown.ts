// What the young person is shown and signs (schema/submission/README.md, signedDigest).
import type { Definition } from '../../form/definition'
import type { Draft, Json } from '../draft'
import { bytes, sha256 } from './bytes'
import { canonical, tidy } from './canonical'

/** The text whose SHA-256 is the signedDigest. */
export function shown(envelope: { [name: string]: Json }, signedByChild: string[]): string {
  const { id, language, wordingVersion, wishes } = envelope
  const all = envelope.answers as { [question: string]: { [name: string]: Json } }
  const answers = Object.fromEntries(Object.entries(all).filter(([question]) => signedByChild.includes(question))
    .map(([question, answer]): [string, Json] => [question, 'value' in answer ? { value: answer.value! } : { absent: answer.absent! }]))
  return canonical({ id: id!, formHash: (envelope.form as { hash: string }).hash, language: language!, wordingVersion: wordingVersion!, answers, wishes: wishes! })
}

/** Ids of everything the form marks `signedByChild`: rows take it from their table, comments from what they comment on. */
export function signedByChild({ sections }: Definition): string[] {
  return sections.flatMap(({ questions }) => questions).flatMap(question => [
    ...'signedByChild' in question ? withComments(question, question.type === 'yesNo') : [],
    ...(question.rows ?? []).filter(row => 'signedByChild' in row || 'signedByChild' in question)
      .flatMap(row => withComments({ comments: question.comments, ...row }, true)),
  ])
}

function withComments({ id, comments }: { id: string; comments?: boolean }, yesNo: boolean): string[] {
  return yesNo && comments !== undefined ? [id, `${id}Comments`] : [id]
}

/** What a signature on the draft as it stands would cover: the text whose SHA-256 is the signedDigest. */
export function shownIn(draft: Draft, definition: Definition): string {
  const { id, form, language, wordingVersion, answers, wishes } = tidy(draft)
  return shown({ id, form, language, wordingVersion, answers, wishes } as unknown as { [name: string]: Json }, signedByChild(definition))
}

/** The signedDigest of a draft as it stands. */
export async function signedDigest(draft: Draft, definition: Definition): Promise<string> {
  return sha256(bytes(shownIn(draft, definition)))
}
