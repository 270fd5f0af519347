// What a signature covers, and whether it still holds (schema/submission, "signedDigest").
import canonicalize from 'canonicalize'
import type { Definition, Question } from '../../form/definition'
import { rfc3339 } from '../../questions/date/calendar'
import type { Signed } from '../../questions/question'
import type { Draft, Evidence } from '../draft'
import { answerable, answered } from './answers'

/** Pieces of evidence an envelope may hold (schema/submission, limits). */
const mostEvidence = 16

/** Ids of the answers that the young person signs, comments and rows included. */
export function signedIds(definition: Definition): string[] {
  return [...answerable(definition)].filter(([, question]) => question.signedByChild).map(([id]) => id)
}

/** The text that is signed: canonical JSON. When and by whom an answer was given is not in it, nor anything that only practitioners see. */
export function covered(draft: Draft, definition: Definition): string {
  const answers = Object.fromEntries(signedIds(definition).flatMap(id => {
    const answer = draft.answers[id]
    return answer ? [[id, 'value' in answer ? { value: answer.value } : { absent: answer.absent }]] : []
  }))
  const { id, form, language, wordingVersion, wishes } = draft
  return canonicalize({ id, formHash: form.hash, language, wordingVersion, answers, wishes })!
}

/** SHA-256 of what is covered, in hexadecimal. */
export async function signedDigest(draft: Draft, definition: Definition): Promise<string> {
  return sha256(covered(draft, definition))
}

/** `superseded`: signed, but what was shown has changed since. */
export type SignatureState = 'none' | 'holds' | 'superseded'

export function signatureState(evidence: Evidence[], role: string, digest: string): SignatureState {
  const last = evidence.filter(piece => piece.role === role).at(-1)
  return last === undefined ? 'none' : last.signedDigest === digest ? 'holds' : 'superseded'
}

/**
 * The draft with a signature: the answer first, since it may itself be covered, then the evidence over the digest.
 * Earlier evidence stays. Beyond what an envelope may hold, the oldest of the same role that no longer holds goes.
 */
export async function sign(draft: Draft, definition: Definition, question: Question, signed: Signed, signer: string, now: Date): Promise<Draft> {
  const at = rfc3339(now)
  const value = Object.fromEntries(Object.entries(signed.value).filter(([, text]) => text !== undefined)) as { [name: string]: string }
  const next = answered(draft, question, question.id, { value }, at)
  const strokes = signed.strokes === undefined ? undefined : await sha256(signed.strokes)
  const { method, name, witness, reason } = signed.value
  const role = question.role ?? question.id
  const piece: Evidence = {
    role, method: method as Evidence['method'], signedDigest: await signedDigest(next, definition), name: name || signer, takenAt: at,
    ...(strokes && { strokes }), ...(witness && { witness }), ...(reason && { reason }),
  }
  const earlier = next.evidence.length < mostEvidence ? next.evidence : withoutOldest(next.evidence, role)
  return { ...next, evidence: [...earlier, piece], blobs: strokes ? { ...next.blobs, [strokes]: signed.strokes! } : next.blobs }
}

function withoutOldest(evidence: Evidence[], role: string): Evidence[] {
  const oldest = evidence.find(piece => piece.role === role)
  return evidence.filter(piece => piece !== oldest)
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
