// Hands sealed copies to the server. A copy counts as handed in when its signed receipt is verified.
import { bytes, sha256 } from '../envelope/bytes'
import { readCanonical } from '../envelope/canonical'
import { readJws } from '../envelope/jws'
import type { KeptCopy, Tablet } from '../store/tablet'
import { ask, type Line, type Problem } from '../sync/ask'
import type { ReceiptKeys } from '../sync/receiptKeys'

const receiptType = 'return-home-sealed-copy-receipt'
const pieceLength = 4_194_304

export type HandedIn =
  | { kind: 'handedIn' }
  /** The server will not take it from here; it must leave the tablet as a file. */
  | { kind: 'refused' }
  /** Try again at the next contact. */
  | { kind: 'later' }

type HandIn = { handInSealedCopy: { sealedCopy: { complete: boolean; receipt: string | null } | null; problems: Problem[] } }

/** Hands in all copies of a store. Those with a receipt are let go. */
export async function handIn(tablet: Tablet, line: Line, keys: ReceiptKeys, device: string): Promise<HandedIn> {
  for (const copy of (await tablet.copies()).filter(({ store }) => store === line.store.id)) {
    const outcome = await handInOne(copy, line, keys, device)
    if (outcome.kind !== 'handedIn') return outcome
    await tablet.dropCopy(copy.id)
  }
  return { kind: 'handedIn' }
}

async function handInOne(copy: KeptCopy, line: Line, keys: ReceiptKeys, device: string): Promise<HandedIn> {
  const parts = Math.ceil(copy.text.length / pieceLength)
  let receipt: string | null = null
  for (let part = 1; part <= parts; part++) {
    const content = copy.text.slice((part - 1) * pieceLength, part * pieceLength)
    const answered = await ask<HandIn>(line, 'handInSealedCopy', { input: { clientId: copy.id, deviceId: `Device:${device}`, content, part, parts } })
    if (answered.kind === 'refused' || answered.kind === 'needsSignIn') return { kind: 'refused' }
    if (answered.kind !== 'data') return { kind: 'later' }
    const { sealedCopy, problems } = answered.data.handInSealedCopy
    if (!sealedCopy) return { kind: problems.some(problem => problem.retryable) ? 'later' : 'refused' }
    receipt = sealedCopy.receipt ?? receipt
  }
  return receipt !== null && await isReceiptFor(receipt, copy, keys) ? { kind: 'handedIn' } : { kind: 'later' }
}

async function isReceiptFor(receipt: string, copy: KeptCopy, keys: ReceiptKeys): Promise<boolean> {
  let signed = await readJws(receipt, receiptType, await keys.known())
  if ('refused' in signed && signed.refused === 'wrongDeviceKey') signed = await readJws(receipt, receiptType, await keys.renewed())
  const read = 'refused' in signed ? signed : readCanonical(signed.payload)
  if ('refused' in read) return false
  const { sealedCopy, digest } = read.value as { sealedCopy?: unknown; digest?: unknown }
  return sealedCopy === copy.id && digest === await sha256(bytes(copy.text))
}
