// What the tablet keeps of one conversation while it is filled in. The screens change it; the store keeps it; the envelope is made of it.
import type { AbsentReason } from '../form/definition'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** Whose words an answer is (schema/submission). */
export type AnswerSource = 'child' | 'worker' | 'record' | 'prefilled'

/** An answer; `answeredAt` is the device's time, RFC 3339 with offset. */
export type Answer = { answeredAt: string; source: AnswerSource } & ({ value: Json } | { absent: AbsentReason })

export type Answers = { [question: string]: Answer }

/** A wish about sharing with one recipient (domain §7.3). */
export type Wish = {
  recipient: string
  name?: string
  decision: 'agree' | 'part' | 'refuse' | 'notAsked' | 'cannot'
  exceptSections: string[]
  purpose?: string
  until?: string
  how?: 'spoken' | 'written' | 'onScreen' | 'interpreted'
}

/** Who signed what, and how. `strokes` is the SHA-256 of a blob of the draft. */
export type Evidence = {
  role: string
  method: 'drawn' | 'tickAndName' | 'witnessedVerbal' | 'refused' | 'unable'
  signedDigest: string
  strokes?: string
  name: string
  witness?: string
  reason?: string
  takenAt: string
}

export type AttachmentName = { id: string; sha256: string; size: number; mediaType: string; question: string }

/** A draft. Ids are UUIDs in lower case, `id` of version 7; times are RFC 3339 with offset. */
export type Draft = {
  id: string
  /** contentDigest of the revision it builds on; null for the first. */
  base: string | null
  form: { key: string; version: number; hash: string }
  visit: string | null
  child: string
  episodes: string[]
  /** Language the young person is shown, BCP 47. */
  language: string
  wordingVersion: string | null
  answers: Answers
  wishes: Wish[]
  evidence: Evidence[]
  /** Stroke files by their SHA-256: JSON text. */
  blobs: { [digest: string]: string }
  attachments: AttachmentName[]
  facts: { [id: string]: Json }
  startedAt: string
  changedAt: string
  /** Why a reviewer sent it back; absent when none did. */
  returned?: { reason: string; contentDigest: string; at: string }
}
