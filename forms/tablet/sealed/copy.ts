// Sealed copies of unsent work (schema/submission/sealed-copy.md).
import type { Draft } from '../draft'
import { bytes, encode } from '../envelope/bytes'
import type { Item } from '../envelope/envelope'
import { seal } from '../envelope/jwe'
import type { ContactAttempt, KeptAttachment } from '../store/tables'
import type { KeptCopy, Tablet, WorkerEntry } from '../store/tablet'
import { lockedRecords, type WorkerStore } from '../store/worker'

export type CopiedContact = Pick<ContactAttempt, 'clientId' | 'visit' | 'kind' | 'at' | 'note' | 'newTime'>
export type CopiedPiece = Pick<KeptAttachment, 'id' | 'submission' | 'sha256' | 'size' | 'mediaType' | 'question'> & { offset: number; content: string }

export type UnsentWork = {
  version: 1
  kind: 'unsentWork'
  worker: string
  device: string
  label: string
  madeAt: string
  items: Item[]
  drafts: Draft[]
  contacts: CopiedContact[]
  attachments: CopiedPiece[]
}

/** What a copy holds of a contact attempt. */
export function copiedContact({ clientId, visit, kind, at, note, newTime }: ContactAttempt): CopiedContact {
  return { clientId, visit, kind, at, note, newTime }
}

export type LockedStore = {
  version: 1
  kind: 'lockedStore'
  store: string
  label: string
  madeAt: string
  dataKey: string
  records: { table: string; id: string; iv: string; content: string }[]
}

/** What the server takes of one copy, less what encryption adds. */
const most = 20 * 1024 * 1024

/** What tells one state of the unsent work from another; empty when there is none. */
export async function unsentMark(store: WorkerStore): Promise<string> {
  const [outbox, drafts, contacts, attachments] = await Promise.all([store.all('outbox'), store.all('drafts'), store.all('contacts'), store.all('attachments')])
  return [
    ...outbox.map(({ contentDigest }) => contentDigest), ...drafts.map(({ id, changedAt }) => `${id} ${changedAt}`),
    ...contacts.filter(({ sentAt }) => sentAt === null).map(({ clientId }) => clientId), ...attachments.filter(({ state }) => state !== 'sent').map(({ id }) => id),
  ].join()
}

/** Seals what the server has not; empty when there is nothing. Large files are spread over several copies. */
export async function sealUnsent(store: WorkerStore, label: string, madeAt: string, newId: () => string): Promise<KeptCopy[]> {
  const enrolment = await store.get('enrolment', 'enrolment')
  if (!enrolment) return []
  const { worker, device, sealingKey } = enrolment
  const [outbox, drafts, contacts, attachments] = await Promise.all([store.all('outbox'), store.all('drafts'), store.all('contacts'), store.all('attachments')])
  const empty = (): UnsentWork => ({ version: 1, kind: 'unsentWork', worker, device, label, madeAt, items: [], drafts: [], contacts: [], attachments: [] })
  const sealed: KeptCopy[] = []
  let content = empty()
  let size = 0
  const close = async () => {
    sealed.push({ id: newId(), store: store.id, label, madeAt, text: await seal(bytes(JSON.stringify(content)), sealingKey), receipt: null })
    content = empty()
    size = 0
  }
  const add = async (list: unknown[], part: unknown) => {
    list.push(part)
    size += JSON.stringify(part).length
    if (size > most) await close()
  }
  for (const { item } of outbox) await add(content.items, item)
  for (const draft of drafts) await add(content.drafts, draft)
  for (const contact of contacts) {
    if (contact.sentAt === null) await add(content.contacts, copiedContact(contact))
  }
  for (const { id, submission, sha256, size: whole, mediaType, question, chunks, state } of attachments) {
    let offset = 0
    for (let index = 0; state !== 'sent' && index < chunks; index++) {
      const chunk = await store.chunk(id, index)
      if (!chunk) break
      await add(content.attachments, { id, submission, sha256, size: whole, mediaType, question, offset, content: encode(chunk) })
      offset += chunk.length
    }
  }
  if (size > 0) await close()
  return sealed
}

/** Seals a whole store that nobody on the tablet can open; nothing when it was never enrolled. */
export async function sealLocked({ buckets }: Tablet, { store, label, sealed }: WorkerEntry, madeAt: string, newId: () => string): Promise<KeptCopy | undefined> {
  if (!sealed) return undefined
  const records = (await lockedRecords(buckets, store)).map(({ table, id, sealed: { iv, content } }) => ({ table, id, iv: encode(iv), content: encode(new Uint8Array(content)) }))
  const content: LockedStore = { version: 1, kind: 'lockedStore', store, label, madeAt, dataKey: sealed.dataKey, records }
  return { id: newId(), store, label, madeAt, text: await seal(bytes(JSON.stringify(content)), sealed.to), receipt: null }
}
