// From a draft to the item that is sent (schema/submission/README.md).
import type { Draft, Json } from '../draft'
import { atCompletion } from '../byItself'
import { bytes, encode, sha256, type Bytes } from './bytes'
import { heldAtOf } from './heldAt'
import { canonical, readCanonical, tidy, type Refused } from './canonical'
import { signJws, type SigningKey } from './jws'
import { deviceTime } from './time'

export const submissionType = 'return-home-submission'

/** Judges answers as the form's engine does: the canonical verdict. Arguments are JSON texts and an RFC 3339 time. */
export type Judge = (answers: string, facts: string, evaluatedAt: string) => string

/** Server time less device time at the last contact, and the device time of it; both null when there was none. */
export type ClockReading = { offsetMilliseconds: number | null; offsetMeasuredAt: string | null }

/** Who completes a draft, with what, and when by the device's clock. */
export type Circumstances = { worker: string; device: string; clock: ClockReading; now: Date; appVersion: string }

export type Blob = { digest: string; content: string }

/** What `syncSubmissions` takes. */
export type Item = { jws: string; blobs: Blob[] }

/** A revision as it was signed: `contentDigest` names it, `evidence` and `attachments` are the digests a receipt must tell. */
export type SignedRevision = { contentDigest: string; item: Item; evidence: string[]; attachments: string[] }

/** The envelope of a draft that is completed now. */
export async function envelopeOf(draft: Draft, judge: Judge, circumstances: Circumstances): Promise<{ [name: string]: Json }> {
  const { id, base, form, visit, child, episodes, language, wordingVersion, wishes, evidence, attachments, facts, ...rest } = tidy(draft)
  const { worker, device, clock, appVersion } = circumstances
  const now = deviceTime(circumstances.now)
  const given = Object.fromEntries(Object.entries(rest.answers).filter(([, answer]) => !('value' in answer) || answer.value !== null))
  const { asked } = JSON.parse(judge(JSON.stringify(given), JSON.stringify(facts), now)) as { asked: string[] }
  const answers = atCompletion(given, asked, now)
  const verdict = judge(JSON.stringify(answers), JSON.stringify(facts), now)
  const heldAt = heldAtOf(answers, new Set(asked))
  return {
    version: 1, id, base, form, visit, child, episodes, worker, device, language, wordingVersion, answers, wishes, evidence, attachments, facts,
    evaluatedAt: now, verdict: await sha256(bytes(verdict)), heldAt, completedAt: now, clock: { deviceNow: now, ...clock }, appVersion,
  } as unknown as { [name: string]: Json }
}

/**
 * Signs an envelope with the strokes that its evidence names.
 *
 * @returns `evidenceMissing` or a code of schema/submission when the server could not read it; then the draft must stay
 */
export async function signEnvelope(envelope: { [name: string]: Json }, strokes: Draft['blobs'], { kid, key }: SigningKey): Promise<SignedRevision | Refused> {
  const content = bytes(canonical(envelope))
  const read = readCanonical(content)
  if ('refused' in read) return read
  const evidence = (envelope.evidence as { strokes?: string }[]).flatMap(({ strokes }) => strokes ?? [])
  const blobs = await Promise.all([...new Set(evidence)].map(digest => blob(digest, strokes[digest])))
  if (blobs.includes(undefined)) return { refused: 'evidenceMissing' }
  return {
    contentDigest: await sha256(content), evidence, attachments: (envelope.attachments as { sha256: string }[]).map(attachment => attachment.sha256),
    item: { jws: await signJws(content, submissionType, kid, key), blobs: blobs as Blob[] },
  }
}

async function blob(digest: string, strokes: string | undefined): Promise<Blob | undefined> {
  const content: Bytes | undefined = strokes === undefined ? undefined : bytes(strokes)
  return content && await sha256(content) === digest ? { digest, content: encode(content) } : undefined
}
