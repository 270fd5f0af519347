// Opens a sealed copy with the authority's private key: on a supervisor's machine, never on a tablet or the server.
import type { Draft } from '../draft'
import { decode, encode, text, type Bytes } from '../envelope/bytes'
import { unseal } from '../envelope/jwe'
import { openRecord } from '../store/cipher'
import type { ContactAttempt, Enrolment, KeptAttachment, OutboxItem } from '../store/tables'
import { copiedContact, type LockedStore, type UnsentWork } from './copy'

/** The work in a copy, of whichever kind it is; nothing when the key is another or the copy was changed. */
export async function openCopy(jwe: string, privateJwk: JsonWebKey): Promise<UnsentWork | undefined> {
  const content = await unseal(jwe.trim(), privateJwk)
  if (!content) return undefined
  const copy = JSON.parse(text(content)) as UnsentWork | LockedStore
  if (copy.kind === 'unsentWork') return copy
  const dataKey = await unseal(copy.dataKey, privateJwk)
  return dataKey && openLocked(copy, await crypto.subtle.importKey('raw', dataKey, 'AES-GCM', false, ['decrypt']))
}

async function openLocked({ label, madeAt, records }: LockedStore, key: CryptoKey): Promise<UnsentWork> {
  const opened = new Map<string, { id: string; content: Bytes }[]>()
  for (const { table, id, iv, content } of records) {
    const record = { id, content: await openRecord(key, table, id, { iv: decode(iv)!, content: decode(content)!.buffer }) }
    opened.set(table, [...opened.get(table) ?? [], record])
  }
  const all = <T>(table: string) => (opened.get(table) ?? []).map(({ content }) => JSON.parse(text(content)) as T)
  const [enrolment] = all<Enrolment>('enrolment')
  const chunks = new Map(opened.get('chunks')?.map(({ id, content }) => [id, content]))
  return {
    version: 1, kind: 'unsentWork', worker: enrolment?.worker ?? '', device: enrolment?.device ?? '', label, madeAt,
    items: all<OutboxItem>('outbox').map(({ item }) => item), drafts: all<Draft>('drafts'),
    contacts: all<ContactAttempt>('contacts').filter(({ sentAt }) => sentAt === null).map(copiedContact),
    attachments: all<KeptAttachment>('attachments').filter(({ state }) => state !== 'sent').flatMap(attachment => pieces(attachment, chunks)),
  }
}

function pieces({ id, submission, sha256, size, mediaType, question, chunks: count }: KeptAttachment, chunks: Map<string, Bytes>): UnsentWork['attachments'] {
  let offset = 0
  return Array.from({ length: count }, (_, index) => chunks.get(`${id}/${index}`)).filter(chunk => chunk !== undefined).map(chunk => {
    const piece = { id, submission, sha256, size, mediaType, question, offset, content: encode(chunk) }
    offset += chunk.length
    return piece
  })
}
