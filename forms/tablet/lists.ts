// What the worker sees of the store, in the order in which it is shown.
import type { Draft } from './draft'
import type { ContactAttempt, KeptAttachment, OutboxItem, ReturnedItem, SentItem, SetAsideItem, Visit } from './store/tables'
import type { WorkerStore } from './store/worker'

/** How urgent a visit is by K12: `done` when its conversation is recorded or handed in. */
export type Urgency = 'overdue' | 'today' | 'later' | 'done'

export type ListedVisit = {
  visit: Visit
  /** By when the interview must be held (K12), RFC 3339; null when no clock runs. */
  dueAt: string | null
  urgency: Urgency
  /** The draft that was begun for it. */
  draft: string | null
  /** Contact attempts of this tablet and of others, first first. */
  attempts: { clientId: string; kind: ContactAttempt['kind']; at: string; note: string | null; newTime: string | null; sent: boolean }[]
}

export type OutboxState = 'readyToSend' | 'sending' | 'failed'

export type Lists = {
  visits: ListedVisit[]
  drafts: Draft[]
  outbox: (OutboxItem & { state: OutboxState })[]
  sent: (SentItem & { attachmentsMissing: KeptAttachment[] })[]
  returned: ReturnedItem[]
  setAside: SetAsideItem[]
  contacts: ContactAttempt[]
}

export type Counts = {
  [list in OutboxState | 'drafts' | 'sent' | 'returned' | 'setAside' | 'contactsUnsent' | 'attachmentsUnsent']: number
}

export const noLists: Lists = { visits: [], drafts: [], outbox: [], sent: [], returned: [], setAside: [], contacts: [] }

/** Reads the lists. `now` is the time put right by the server's clock; `underWay` are the items that are being sent. */
export async function readLists(store: WorkerStore, now: number, underWay: ReadonlySet<string>): Promise<Lists> {
  const [visits, drafts, outbox, sent, returned, setAside, contacts, attachments] = await Promise.all([
    store.all('visits'), store.all('drafts'), store.all('outbox'), store.all('sent'), store.all('returned'), store.all('setAside'),
    store.all('contacts'), store.all('attachments')])
  const handedIn = new Set([...outbox, ...sent].map(({ visit }) => visit))
  return {
    visits: visits.filter(({ state }) => state !== 'withdrawn').map(visit => listed(visit, now, drafts, handedIn, contacts)).sort(inOrder),
    drafts: drafts.sort((one, other) => Date.parse(other.changedAt) - Date.parse(one.changedAt)),
    outbox: outbox.map(item => ({ ...item, state: underWay.has(item.contentDigest) ? 'sending' as const : item.trouble ? 'failed' as const : 'readyToSend' as const }))
      .sort((one, other) => Date.parse(one.completedAt) - Date.parse(other.completedAt)),
    sent: sent.map(item => ({ ...item, attachmentsMissing: attachments.filter(({ submission, state }) => submission === item.submission && state === 'waiting') }))
      .sort((one, other) => Date.parse(other.receivedAt) - Date.parse(one.receivedAt)),
    returned: returned.sort((one, other) => Date.parse(other.returnedAt) - Date.parse(one.returnedAt)), setAside, contacts,
  }
}

export function countsOf({ drafts, outbox, sent, returned, setAside, contacts }: Lists): Counts {
  const of = (state: OutboxState) => outbox.filter(item => item.state === state).length
  return {
    drafts: drafts.length, readyToSend: of('readyToSend'), sending: of('sending'), failed: of('failed'),
    sent: sent.length, returned: returned.length, setAside: setAside.length,
    contactsUnsent: contacts.filter(({ sentAt }) => sentAt === null).length,
    attachmentsUnsent: sent.reduce((sum, { attachmentsMissing }) => sum + attachmentsMissing.length, 0),
  }
}

function listed(visit: Visit, now: number, drafts: Draft[], handedIn: Set<string | null>, contacts: ContactAttempt[]): ListedVisit {
  const clock = visit.due.filter(({ code }) => code === 'K12').sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt))[0]
  const own = contacts.filter(contact => contact.visit === visit.id)
  const attempts = [
    ...own.map(({ clientId, kind, at, note, newTime, sentAt }) => ({ clientId, kind, at, note, newTime, sent: sentAt !== null })),
    ...visit.contactAttempts.filter(attempt => !own.some(({ clientId }) => clientId === attempt.clientId)).map(attempt => ({ ...attempt, sent: true })),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
  const done = visit.state === 'submitted' || handedIn.has(visit.id) || clock?.stoppedAt != null
  const dueAt = clock?.dueAt ?? null
  return { visit, dueAt, urgency: done ? 'done' : urgency(dueAt, now), draft: drafts.find(draft => draft.visit === visit.id)?.id ?? null, attempts }
}

function urgency(dueAt: string | null, now: number): Urgency {
  if (dueAt === null) return 'later'
  const due = new Date(dueAt)
  if (due.getTime() <= now) return 'overdue'
  return due.toDateString() === new Date(now).toDateString() ? 'today' : 'later'
}

/** Done last; else what was or is due first. What has no clock comes after what has one. */
function inOrder(one: ListedVisit, other: ListedVisit): number {
  const done = Number(one.urgency === 'done') - Number(other.urgency === 'done')
  const due = ({ dueAt }: ListedVisit) => dueAt === null ? Infinity : Date.parse(dueAt)
  return done || (due(one) === due(other) ? 0 : due(one) - due(other))
}
