// The server's signed promise (schema/submission/README.md, The receipt). Only what is verified here lets a tablet let go.
import type { Json } from '../draft'
import { bytes, sha256 } from './bytes'
import { readCanonical, type Refused } from './canonical'
import { readJws } from './jws'

export const receiptType = 'return-home-receipt'

export type Receipt = {
  version: 1
  submission: string | null
  contentDigest: string | null
  base: string | null
  evidence: string[]
  attachments: string[]
  /** Server time, RFC 3339. */
  receivedAt: string
  state: 'stored' | 'quarantined'
  itemDigest: string | null
}

/** What was sent, as far as a receipt must tell it again. */
export type Sent = { submission: string; contentDigest: string; base: string | null; evidence: string[]; attachments: string[]; jws: string }

const members = 'attachments,base,contentDigest,evidence,itemDigest,receivedAt,state,submission,version'

/**
 * The receipt, if one of the server's keys signed it and it is for exactly this item.
 *
 * @returns the code of `readJws` or `readCanonical`, or `otherReceipt` when it is for something else
 */
export async function verifyReceipt(jws: string, keys: Map<string, CryptoKey>, sent: Sent): Promise<Receipt | Refused> {
  const signed = await readJws(jws, receiptType, keys)
  if ('refused' in signed) return signed
  const read = readCanonical(signed.payload)
  if ('refused' in read) return read
  const receipt = read.value as Receipt & { [name: string]: Json }
  return Object.keys(receipt).sort().join() === members && receipt.version === 1 && await isFor(receipt, sent) ? receipt : { refused: 'otherReceipt' }
}

async function isFor(receipt: Receipt, sent: Sent): Promise<boolean> {
  if (receipt.state === 'quarantined') return receipt.itemDigest === await sha256(bytes(sent.jws))
  return receipt.state === 'stored' && receipt.itemDigest === null && receipt.submission === sent.submission && receipt.contentDigest === sent.contentDigest
    && receipt.base === sent.base && receipt.evidence.join() === sent.evidence.join() && receipt.attachments.join() === sent.attachments.join()
}
