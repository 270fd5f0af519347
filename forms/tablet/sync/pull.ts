// What changed for the worker: the feed of `changes`, page by page. A page and its cursor are kept in one transaction.
import { bytes, sha256 } from '../envelope/bytes'
import { readCanonical } from '../envelope/canonical'
import { readJws } from '../envelope/jws'
import { receiptType, type Receipt } from '../envelope/receipt'
import { uuid } from '../session/enrolment'
import type { Contact, ContactAttempt, KeptForm, SetAsideItem, Visit } from '../store/tables'
import type { Change, WorkerStore } from '../store/worker'
import { ask, type Answered, type Line } from './ask'
import { resolveSetAside } from './outbox'
import type { ReceiptKeys } from './receiptKeys'

type FormName = { key: string; version: number; hash: string }

type Resolved = { submissionId: string | null; receivedAt: string; resolution: 'accept' | 'setAside' | null; resolutionReason: string | null }

type Entry =
  | { __typename: 'FormPublished'; form: FormName & { current: boolean } }
  | { __typename: 'VisitAssigned'; visit: Visit }
  | { __typename: 'SubmissionReturned'; submission: { id: string; form: FormName; visit: { id: string } | null }; contentDigest: string; reason: string }
  | { __typename: 'SubmissionAuthorised'; submissionId: string; contentDigest: string }
  | { __typename: 'ReceiptIssued'; receipt: string }
  | { __typename: 'QuarantineResolved'; item: Resolved }
  | { __typename: 'Tombstone'; goneId: string }
  | { __typename: 'WipeOrdered'; deviceId: string; reason: string }

type Changes = { changes: { edges: { node: Entry }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }

/** A page is kept short, so that a bad line gets it through. */
const pageLength = 25

type NotAnswered = Exclude<Answered<never>, { kind: 'data' }>

export type Pulled = { kind: 'done' } | NotAnswered

/** Reads the feed to its end. Stops at the first page that cannot be kept whole, and goes on from there next time. */
export async function pull(line: Line, keys: ReceiptKeys): Promise<Pulled> {
  const { store } = line
  for (;;) {
    const after = await store.get('cursor', 'cursor') ?? null
    const answered = await ask<Changes>(line, 'changes', { after, first: pageLength })
    if (answered.kind !== 'data') return answered
    const { edges, pageInfo } = answered.data.changes
    const entries = edges.map(({ node }) => node)
    const forms = await missingForms(line, entries)
    if ('kind' in forms) return forms
    const receipts = await verified(entries, keys)
    const device = (await store.get('enrolment', 'enrolment'))?.device
    const aside = await store.all('setAside')
    const contacts = await store.all('contacts')
    await store.change(async change => {
      forms.forEach(form => change.put('forms', form.hash, form))
      for (const entry of entries) await apply(change, entry, { receipts, aside, contacts, device, now: line.network.now() })
      if (pageInfo.endCursor !== null) change.put('cursor', 'cursor', pageInfo.endCursor)
    })
    if (!pageInfo.hasNextPage) break
  }
  await dropUnusedForms(store)
  return { kind: 'done' }
}

type Verified = Map<string, Receipt>

/** What is known beside an entry; lists are as they were before the page. */
type Known = { receipts: Verified; aside: SetAsideItem[]; contacts: ContactAttempt[]; device: string | undefined; now: number }

async function apply(change: Change, entry: Entry, { receipts, aside, contacts, device, now }: Known): Promise<void> {
  switch (entry.__typename) {
    case 'VisitAssigned':
      change.put('visits', uuid(entry.visit.id), visitOf(entry.visit))
      break
    case 'Tombstone':
      // A draft of a visit that went to another worker stays: what was begun is handed in all the same.
      if (entry.goneId.startsWith('Visit:')) {
        const gone = uuid(entry.goneId)
        change.remove('visits', gone)
        contacts.filter(({ visit, sentAt }) => visit === gone && sentAt !== null).forEach(({ clientId }) => change.remove('contacts', clientId))
      }
      break
    case 'SubmissionReturned': {
      const { submission: { id, form: { key, version }, visit }, contentDigest, reason } = entry
      change.put('returned', uuid(id), {
        submission: uuid(id), contentDigest, reason, returnedAt: new Date(now).toISOString(), form: { key, version }, visit: visit && uuid(visit.id),
      })
      break
    }
    case 'SubmissionAuthorised': {
      change.remove('returned', uuid(entry.submissionId))
      const sent = await change.read('sent', entry.contentDigest)
      if (sent) change.put('sent', entry.contentDigest, { ...sent, authorised: true, remainder: null })
      break
    }
    case 'ReceiptIssued': {
      const receipt = receipts.get(entry.receipt)
      if (receipt?.contentDigest) await resolveSetAside(change, receipt.contentDigest, entry.receipt, receipt.receivedAt, null)
      break
    }
    case 'QuarantineResolved': {
      // What is accepted comes with a receipt of its own, which alone lets the answers go.
      const { submissionId, receivedAt, resolution, resolutionReason } = entry.item
      const item = aside.find(one => (submissionId === null || uuid(submissionId) === one.submission) && Date.parse(one.receivedAt) === Date.parse(receivedAt))
      if (resolution === 'setAside' && item) await resolveSetAside(change, item.contentDigest, null, item.receivedAt, resolutionReason)
      break
    }
    case 'WipeOrdered': {
      const settings = await change.read('settings', 'settings')
      if (uuid(entry.deviceId) === device) change.put('settings', 'settings', { ...settings, persisted: settings?.persisted ?? false, wipe: { reason: entry.reason } })
      break
    }
    case 'FormPublished':
      // Its definition is fetched with those that visits need.
      break
  }
}

function visitOf(visit: Visit): Visit {
  return {
    ...visit, id: uuid(visit.id), child: { ...visit.child, id: uuid(visit.child.id) }, episodes: visit.episodes.map(episode => ({ ...episode, id: uuid(episode.id) })),
  }
}

async function verified(entries: Entry[], keys: ReceiptKeys): Promise<Verified> {
  const receipts: Verified = new Map()
  for (const entry of entries) {
    if (entry.__typename !== 'ReceiptIssued') continue
    let signed = await readJws(entry.receipt, receiptType, await keys.known())
    if ('refused' in signed && signed.refused === 'wrongDeviceKey') signed = await readJws(entry.receipt, receiptType, await keys.renewed())
    const read = 'refused' in signed ? signed : readCanonical(signed.payload)
    if ('value' in read && (read.value as Receipt).state === 'stored') receipts.set(entry.receipt, read.value as Receipt)
  }
  return receipts
}

/** Fetches the definitions that the entries name and the store has not, each checked against its hash. */
async function missingForms(line: Line, entries: Entry[]): Promise<KeptForm[] | NotAnswered> {
  const named = entries.flatMap(entry => entry.__typename === 'FormPublished' ? entry.form : entry.__typename === 'VisitAssigned' ? entry.visit.form
    : entry.__typename === 'SubmissionReturned' ? entry.submission.form : [])
  const forms: KeptForm[] = []
  for (const { hash, key, version } of new Map(named.map(form => [form.hash, form])).values()) {
    const known = await line.store.get('forms', hash)
    const form = known ? { kind: 'form' as const, form: known } : await fetchForm(line, key, version, hash)
    if (form.kind !== 'form') return form
    forms.push(form.form)
  }
  return forms
}

/** One definition, checked: what the server sends under a hash must have it. */
async function fetchForm(line: Line, key: string, version: number, hash: string): Promise<{ kind: 'form'; form: KeptForm } | NotAnswered> {
  const answered = await ask<{ form: KeptForm | null }>(line, 'form', { key, version })
  if (answered.kind !== 'data') return answered
  const { form } = answered.data
  if (!form || form.hash !== hash || await sha256(bytes(form.definition)) !== hash) return { kind: 'notOurServer' }
  return { kind: 'form', form }
}

/** A definition stays as long as it is the newest, or a visit, a draft or something returned or sent needs it. */
async function dropUnusedForms(store: WorkerStore): Promise<void> {
  const [forms, visits, drafts, returned, sent, outbox] = await Promise.all(
    [store.all('forms'), store.all('visits'), store.all('drafts'), store.all('returned'), store.all('sent'), store.all('outbox')])
  const newest = new Map<string, number>()
  forms.forEach(({ key, version }) => newest.set(key, Math.max(version, newest.get(key) ?? 0)))
  const used = [...visits, ...drafts, ...returned, ...sent.filter(({ authorised }) => !authorised), ...outbox].map(({ form }) => `${form.key} ${form.version}`)
  const unused = forms.filter(({ key, version }) => version !== newest.get(key) && !used.includes(`${key} ${version}`))
  if (unused.length > 0) await store.change(async change => unused.forEach(({ hash }) => change.remove('forms', hash)))
}

type Viewer = { viewer: { authority: { name: string; contacts: Contact[] } } }

const phoneBookAge = 12 * 60 * 60_000

/** The numbers that a worker may have to ring without signal for the app, but with one for the phone. Asked for twice a day. */
export async function pullPhoneBook(line: Line): Promise<Pulled> {
  const now = line.network.now()
  const known = await line.store.get('phoneBook', 'phoneBook')
  if (known && Math.abs(now - known.fetchedAt) < phoneBookAge) return { kind: 'done' }
  const answered = await ask<Viewer>(line, 'viewer', {})
  if (answered.kind !== 'data') return answered
  const { name, contacts } = answered.data.viewer.authority
  await line.store.put('phoneBook', 'phoneBook', { authority: name, contacts, fetchedAt: now })
  return { kind: 'done' }
}
