// Drains the outbox. Nothing but a verified receipt takes an item out of it.
import { verifyReceipt, type Receipt } from '../envelope/receipt'
import type { Refused } from '../envelope/canonical'
import type { OutboxItem, Trouble } from '../store/tables'
import { ask, type Answered, type Line, type Problem } from './ask'
import { backOff } from './backOff'
import { mostItems, nextBatch } from './batch'
import { notSent, sentOf, settle } from './outbox'
import type { ReceiptKeys } from './receiptKeys'

/** Why sending stopped. `done`: whatever could be sent was sent; single items may have failed. */
export type Stopped = { kind: 'done' } | Exclude<Answered<never>, { kind: 'data' | 'refused' }>

export type Sending = {
  line: Line
  keys: ReceiptKeys
  /** Told which items are on their way; empty when none is. */
  underWay: (contentDigests: string[]) => void
  /** Told after each request, as the lists have changed. */
  moved: () => Promise<void>
  chance: () => number
}

type Result = { outcome: 'accepted' | 'duplicate' | 'conflict' | 'quarantined' | 'retry'; receipt: string | null; problems: Problem[] }
type SyncSubmissions = { syncSubmissions: { results: Result[]; problems: Problem[] } }

const serverFailuresInARow = 3
/** An item that can never be sent as it is. It is still tried, as a later server may take it. */
const hopeless = 60 * 60_000

export class Sender {
  private most = mostItems

  /** Sends what is due; `all` sends also what waits after a failure. Runs in one tab at a time: the caller holds the lock. */
  async send(sending: Sending, all: boolean): Promise<Stopped> {
    const { line, moved, underWay } = sending
    const tried = new Set<string>()
    const alone = new Set<string>()
    let failures = 0
    try {
      for (;;) {
        const now = line.network.now()
        const waiting = (await line.store.all('outbox')).filter(item => !tried.has(item.contentDigest) && (all || item.nextTryAt <= now))
        const shared = waiting.filter(item => !alone.has(item.contentDigest))
        const batch = nextBatch(shared.length > 0 ? shared : waiting, shared.length > 0 ? this.most : 1)
        if (batch.length === 0) return { kind: 'done' }
        underWay(batch.map(item => item.contentDigest))
        const answered = await ask<SyncSubmissions>(line, 'syncSubmissions', { input: { items: batch.map(({ item }) => item) } })
        switch (answered.kind) {
          case 'data': {
            if (answered.data.syncSubmissions?.results?.length !== batch.length) return { kind: 'notOurServer' }
            await this.take(sending, batch, answered.data.syncSubmissions.results)
            batch.forEach(item => tried.add(item.contentDigest))
            this.most = Math.min(mostItems, this.most * 2)
            failures = 0
            break
          }
          case 'refused': {
            if (batch.length > 1) {
              batch.forEach(item => alone.add(item.contentDigest))
              break
            }
            tried.add(batch[0]!.contentDigest)
            await this.failed(sending, batch[0]!, { code: answered.code ?? `status${answered.status}`, path: null, message: 'The server did not take it.' }, true)
            failures = answered.status >= 500 ? failures + 1 : 0
            if (failures === serverFailuresInARow) return { kind: 'busy', retryAfter: null }
            break
          }
          case 'noNetwork': {
            // A smaller request may get through a bad line; and whatever breaks the line must not be first for ever.
            if (batch.length === 1) await notSent(line.store, batch[0]!.contentDigest, batch[0]!.trouble, batch[0]!.nextTryAt)
            this.most = Math.max(1, Math.floor(batch.length / 2))
            return answered
          }
          default:
            return answered
        }
        await moved()
      }
    } finally {
      underWay([])
      await moved()
    }
  }

  private async take(sending: Sending, batch: OutboxItem[], results: Result[]): Promise<void> {
    for (const [index, item] of batch.entries()) {
      const { outcome, receipt: jws, problems } = results[index]!
      const troubles = problems.map(({ code, path, message }) => ({ code, path, message }))
      if (jws === null) {
        const trouble = troubles[0] ?? { code: 'retry', path: null, message: 'The server asks for it again.' }
        await this.failed(sending, item, trouble, problems.every(problem => problem.retryable))
        continue
      }
      const receipt = await this.verified(sending, jws, item)
      if ('refused' in receipt) {
        const message = `The answer is no receipt of the server for this item (${receipt.refused}).`
        await this.failed(sending, item, { code: 'receiptNotVerified', path: null, message }, true)
      } else {
        await settle(sending.line.store, item.contentDigest, jws, receipt, outcome === 'conflict', troubles)
      }
    }
  }

  private async verified({ keys }: Sending, jws: string, item: OutboxItem): Promise<Receipt | Refused> {
    const receipt = await verifyReceipt(jws, await keys.known(), sentOf(item))
    return 'refused' in receipt && receipt.refused === 'wrongDeviceKey' ? verifyReceipt(jws, await keys.renewed(), sentOf(item)) : receipt
  }

  private failed({ line, chance }: Sending, { contentDigest, tries }: OutboxItem, trouble: Trouble, mayPass: boolean): Promise<void> {
    return notSent(line.store, contentDigest, trouble, line.network.now() + (mayPass ? backOff(tries + 1, chance()) : hopeless))
  }
}
