// What a signature covers, and whether it still holds (schema/submission, "signedDigest").
import type { Definition, Question } from '../../form/definition'
import { rfc3339 } from '../../questions/date/calendar'
import type { Signed } from '../../questions/question'
import type { Draft, Evidence } from '../draft'
import { bytes, sha256 } from '../envelope/bytes'
import { signedDigest } from '../envelope/shown'
import { answered } from './answers'

/** Pieces of evidence an envelope may hold (schema/submission, limits). */
const mostEvidence = 16

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
  const strokes = signed.strokes === undefined ? undefined : await sha256(bytes(signed.strokes))
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
