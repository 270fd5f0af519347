// The keys that verify receipts: those of the enrolment, and what the same server publishes when it has changed its key.
import { verificationKeys } from '../envelope/jws'
import type { WorkerStore } from '../store/worker'
import type { Network } from './http'

export type ReceiptKeys = {
  known(): Promise<Map<string, CryptoKey>>
  /** Those and what the server publishes now, asked for once at most. */
  renewed(): Promise<Map<string, CryptoKey>>
}

/**
 * The published keys come over the same TLS connection to the same origin as the app itself and the enrolment, so they deserve the same trust. Keys that
 * were known stay known.
 */
export function receiptKeys(store: WorkerStore, network: Network): ReceiptKeys {
  let asked: Promise<Map<string, CryptoKey>> | undefined
  const known = async () => verificationKeys((await store.get('enrolment', 'enrolment'))?.receiptKeys ?? '{"keys":[]}')
  return { known, renewed: () => asked ??= renew(store, network).then(known) }
}

async function renew(store: WorkerStore, network: Network): Promise<void> {
  let published: { keys: JsonWebKey[] }
  try {
    const response = await network.fetch(`${network.base}/.well-known/receipt-keys.json`, {
      redirect: 'error', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(30_000),
    })
    published = await response.json()
    await verificationKeys(JSON.stringify(published))
  } catch {
    return
  }
  await store.change(async change => {
    const enrolment = await change.read('enrolment', 'enrolment')
    if (!enrolment) return
    const { keys } = JSON.parse(enrolment.receiptKeys) as { keys: JsonWebKey[] }
    const more = published.keys.filter(key => !keys.some(old => old.x === key.x && old.y === key.y))
    if (more.length > 0) change.put('enrolment', 'enrolment', { ...enrolment, receiptKeys: JSON.stringify({ keys: [...keys, ...more] }) })
  })
}
