// The moves of a submission on the tablet. Each is one transaction: at any moment it lies in exactly one place.
import type { Draft } from '../draft'
import type { Refused } from '../envelope/canonical'
import { envelopeOf, signEnvelope, type Circumstances, type Judge } from '../envelope/envelope'
import type { SigningKey } from '../envelope/jws'
import type { Receipt, Sent } from '../envelope/receipt'
import { StorageFull } from '../store/refused'
import type { OutboxItem, Remainder, SentItem, Trouble } from '../store/tables'
import type { Change, WorkerStore } from '../store/worker'

/** Signs a draft as it lies in the store and moves it to the outbox. Nothing of it is lost if the tablet stops in the middle. */
export async function complete(store: WorkerStore, draftId: string, judge: Judge, circumstances: Circumstances, signer: SigningKey): Promise<OutboxItem | Refused> {
  return store.change(async change => {
    const draft = await change.read('drafts', draftId)
    if (!draft) return { refused: 'noSuchDraft' }
    const envelope = await envelopeOf(draft, judge, circumstances)
    const signed = await signEnvelope(envelope, draft.blobs, signer)
    if ('refused' in signed) return signed
    for (const { id } of draft.attachments) {
      const attachment = await change.read('attachments', id)
      if (!attachment) return { refused: 'attachmentMissing' }
      change.put('attachments', id, { ...attachment, state: attachment.state === 'draft' ? 'waiting' : attachment.state })
    }
    const { key, version } = draft.form
    const item: OutboxItem = {
      submission: draft.id, base: draft.base, visit: draft.visit, form: { key, version }, completedAt: envelope.completedAt as string,
      ...signed, remainder: remainderOf(draft), tries: 0, nextTryAt: 0, trouble: null,
    }
    change.put('outbox', item.contentDigest, item)
    change.remove('drafts', draftId)
    change.remove('returned', draft.id)
    return item
  })
}

/** What may stay when the answers go: everything of the draft but what was said. */
function remainderOf({ answers, ...draft }: Draft): Remainder {
  return { draft, sources: Object.fromEntries(Object.entries(answers).map(([question, { answeredAt, source }]) => [question, { answeredAt, source }])) }
}

/** What a receipt must tell of an item. */
export function sentOf({ submission, contentDigest, base, evidence, attachments, item }: OutboxItem): Sent {
  return { submission, contentDigest, base, evidence, attachments, jws: item.jws }
}

/**
 * Keeps a verified receipt and lets the answers go, or sets the item aside whole. Does nothing if another tab has done it. On a full tablet only the
 * receipt is kept: sending must make room, not need it.
 */
export async function settle(store: WorkerStore, contentDigest: string, jws: string, receipt: Receipt, conflict: boolean, troubles: Trouble[]): Promise<void> {
  const keep = (whole: boolean) => store.change(async change => {
    const item = await change.read('outbox', contentDigest)
    if (!item) return
    change.remove('outbox', contentDigest)
    if (receipt.state === 'quarantined') change.put('setAside', contentDigest, { ...item, receipt: jws, receivedAt: receipt.receivedAt, troubles })
    else keepSent(change, item, jws, receipt.receivedAt, conflict ? 'conflict' : 'stored', null, whole)
  })
  try {
    await keep(true)
  } catch (fault) {
    if (!(fault instanceof StorageFull)) throw fault
    await keep(false)
  }
}

/** Records that an item was tried in vain. */
export function notSent(store: WorkerStore, contentDigest: string, trouble: Trouble | null, nextTryAt: number): Promise<void> {
  return store.change(async change => {
    const item = await change.read('outbox', contentDigest)
    if (item) change.put('outbox', contentDigest, { ...item, tries: item.tries + 1, trouble, nextTryAt })
  })
}

/** A set-aside item whose quarantine is resolved: stored after all, or kept aside by the office for good. */
export async function resolveSetAside(change: Change, contentDigest: string, receipt: string | null, receivedAt: string, reason: string | null): Promise<void> {
  const item = await change.read('setAside', contentDigest)
  if (!item) return
  change.remove('setAside', contentDigest)
  keepSent(change, item, receipt ?? item.receipt, receivedAt, receipt ? 'stored' : 'keptAside', reason, true)
}

function keepSent(change: Change, item: OutboxItem, receipt: string, receivedAt: string, outcome: SentItem['outcome'], reason: string | null, whole: boolean): void {
  const { submission, contentDigest, visit, form, completedAt, remainder } = item
  const kept = { submission, contentDigest, visit, form, completedAt, receipt, receivedAt, outcome, reason, authorised: false }
  change.put('sent', contentDigest, { ...kept, remainder: whole ? remainder : null })
}
