// What is in a worker's store. Keys of records are UUIDs or digests: they reveal no name.
import type { Draft } from '../draft'
import type { Item } from '../envelope/envelope'

/** A visit as the feed told it. Times RFC 3339. */
export type Visit = {
  id: string
  state: 'assigned' | 'submitted' | 'withdrawn'
  assignedAt: string
  note: string | null
  /** Facts pinned at assignment, canonical JSON of an object. */
  facts: string
  due: { code: string; name: string; startedAt: string; dueAt: string; stoppedAt: string | null; state: string }[]
  child: { id: string; caseNumber: string; familyName: string; givenNames: string; knownAs: string | null; dateOfBirth: string; status: string }
  episodes: {
    id: string
    category: string
    state: string
    missingFrom: string
    foundAt: string | null
    returnedAt: string | null
    policeRisk: string | null
    overview: string | null
  }[]
  form: { key: string; version: number; hash: string }
  /** What was recorded on the way to the interview, by anybody, first first. */
  contactAttempts: { clientId: string; kind: ContactAttempt['kind']; at: string; note: string | null; newTime: string | null }[]
  /** What was agreed in earlier interviews, the latest first; values are JSON texts. */
  earlierActions: { question: string; label: string; value: string; heldAt: string | null; receivedAt: string }[]
}

/** Whom a worker may have to ring. `hours` null: always answered. */
export type Contact = { kind: 'dutyTeam' | 'emergencyDutyTeam' | 'missingHub' | 'police'; name: string; phone: string; hours: string | null }

/** A form version. `definition` is the canonical text whose SHA-256 is the record's key. */
export type KeptForm = { key: string; version: number; hash: string; title: string; definition: string; current: boolean }

/** What stands in the way of an item; `code` is one of the server's, or one of `sync/outcome.ts`. */
export type Trouble = { code: string; path: string | null; message: string }

/** What is kept of a revision after its answers have gone, so that a returned one can be put together again with the server's copy. */
export type Remainder = {
  draft: Omit<Draft, 'answers'>
  /** Who answered and when, by question; not what. */
  sources: { [question: string]: { answeredAt: string; source: string } }
}

/** A signed revision that waits to be sent. Key: contentDigest. */
export type OutboxItem = {
  submission: string
  contentDigest: string
  base: string | null
  visit: string | null
  form: { key: string; version: number }
  completedAt: string
  item: Item
  evidence: string[]
  attachments: string[]
  remainder: Remainder
  tries: number
  /** Milliseconds of the device's clock before which it is not tried again. */
  nextTryAt: number
  /** Why the last try failed; null when it was not tried or only the network was missing. */
  trouble: Trouble | null
}

/** A revision whose receipt is stored here. Key: contentDigest. */
export type SentItem = {
  submission: string
  contentDigest: string
  visit: string | null
  form: { key: string; version: number }
  completedAt: string
  receipt: string
  /** Server time of the receipt. */
  receivedAt: string
  outcome: 'stored' | 'conflict' | 'keptAside'
  /** The office's reason when it keeps the item aside for good. */
  reason: string | null
  authorised: boolean
  remainder: Remainder | null
}

/** A revision in quarantine: kept whole until a person has decided. Key: contentDigest. */
export type SetAsideItem = OutboxItem & { receipt: string; receivedAt: string; troubles: Trouble[] }

/** A submission that a reviewer sent back. Key: submission id. */
export type ReturnedItem = { submission: string; contentDigest: string; reason: string; returnedAt: string; form: { key: string; version: number }; visit: string | null }

/** An offer, attempt, decline or new time that waits to be sent. Key: its UUID, by which a repeat is recognised. */
export type ContactAttempt = {
  clientId: string
  visit: string
  kind: 'offer' | 'attempt' | 'decline' | 'reschedule'
  at: string
  note: string | null
  newTime: string | null
  sentAt: string | null
  trouble: Trouble | null
}

/** A file of a draft or a revision; its bytes are chunks. Key: its UUID. */
export type KeptAttachment = {
  id: string
  submission: string
  sha256: string
  size: number
  mediaType: string
  question: string
  chunks: number
  /** `draft` until the revision that names it is signed, `sent` when the server has confirmed the digest. */
  state: 'draft' | 'waiting' | 'sent'
  uploadUrl: string | null
  trouble: Trouble | null
}

export type Tokens = { access: string; accessExpiresAt: number; refresh: string }

/** The worker and the tablet as the register knows them, with the keys that enrolment gave. */
export type Enrolment = {
  worker: string
  workerName: string
  device: string
  deviceName: string
  sealingKey: JsonWebKey
  receiptKeys: string
}

export type Settings = {
  /** Whether the browser promised not to clear the storage. */
  persisted: boolean
  /** An order that this tablet be wiped of the worker, with its reason; set too when the device is revoked. */
  wipe?: { reason: string }
}

/** What lies under which table's name. */
export type Tables = {
  visits: Visit
  forms: KeptForm
  drafts: Draft
  outbox: OutboxItem
  sent: SentItem
  setAside: SetAsideItem
  returned: ReturnedItem
  contacts: ContactAttempt
  attachments: KeptAttachment
  /** One record each, under the table's own name. */
  tokens: Tokens
  deviceKey: JsonWebKey
  enrolment: Enrolment
  cursor: string
  clock: { offsetMilliseconds: number; offsetMeasuredAt: string }
  /** `fetchedAt` in milliseconds of the device's clock. */
  phoneBook: { authority: string; contacts: Contact[]; fetchedAt: number }
  settings: Settings
}

export type Table = keyof Tables
