// Access and refresh tokens of the built-in issuer (server/decisions/sign-in-and-tokens.md), kept in the worker's store.
import { bytes, sha256 } from '../envelope/bytes'
import { StorageFull } from '../store/refused'
import type { WorkerStore } from '../store/worker'
import type { Tokens } from '../store/tables'
import { post, type Network, type Reply } from '../sync/http'
import { refreshProof, type DeviceKey } from './deviceKey'

/** Runs work that no other tab of this tablet does at the same time (Web Locks). */
export type Alone = <T>(name: string, work: () => Promise<T>) => Promise<T>

export type TokenOutcome =
  | { kind: 'token'; access: string }
  /** Only the worker can help: the sign-in has ended. Work waits. */
  | { kind: 'needsSignIn' }
  /** Nothing was decided; try again later. */
  | { kind: 'later'; reply: 'noNetwork' | 'notOurServer' | 'busy' }

const table = 'tokens'
/** Tokens are renewed this long before they end. */
const margin = 60_000

/** The token that is good now; renewed if need be. `refused` is one that the server has just turned away. */
export async function accessToken(store: WorkerStore, key: DeviceKey | null, network: Network, alone: Alone, refused: string | null = null): Promise<TokenOutcome> {
  return alone(`return-home-tokens-${store.id}`, async () => {
    const kept = await store.get(table, table)
    if (!kept) return { kind: 'needsSignIn' }
    if (kept.access !== refused && kept.accessExpiresAt - margin > network.now()) return { kind: 'token', access: kept.access }
    return refresh(store, kept, key, network)
  })
}

/** Renews at once, with a proof by the key: from then on the sign-in is bound to this tablet. */
export async function renewTokens(store: WorkerStore, key: DeviceKey, network: Network, alone: Alone): Promise<TokenOutcome> {
  const kept = await store.get(table, table)
  return accessToken(store, key, network, alone, kept?.access ?? null)
}

/**
 * When the reply to a refresh is lost, the token that was sent is still the one that is kept: it is sent again with a proof, which the server allows
 * once. So nothing but a reply that was stored replaces it, and nothing but a refusal ends it.
 */
async function refresh(store: WorkerStore, kept: Tokens, key: DeviceKey | null, network: Network): Promise<TokenOutcome> {
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: kept.refresh })
  if (key) form.set('device_proof', await refreshProof(key, await sha256(bytes(kept.refresh))))
  const reply = await askToken(network, form)
  const outcome = granted(reply, network.now())
  if (outcome === 'refused') {
    await store.change(async change => {
      if ((await change.read(table, table))?.refresh === kept.refresh) change.remove(table, table)
    })
    return { kind: 'needsSignIn' }
  }
  return settle(store, outcome)
}

/** Signs in with name and password. Whose store it is must be checked by the caller before the tokens are kept. */
export async function signIn(network: Network, userName: string, password: string): Promise<Tokens | 'refused' | 'noNetwork' | 'notOurServer' | 'busy'> {
  return granted(await askToken(network, new URLSearchParams({ grant_type: 'password', username: userName, password })), network.now())
}

async function settle(store: WorkerStore, outcome: Exclude<ReturnType<typeof granted>, 'refused'>): Promise<TokenOutcome> {
  if (typeof outcome === 'string') return { kind: 'later', reply: outcome }
  try {
    await store.put(table, table, outcome)
  } catch (fault) {
    // With a full tablet this token still sends, which makes room.
    if (!(fault instanceof StorageFull)) throw fault
  }
  return { kind: 'token', access: outcome.access }
}

function askToken(network: Network, form: URLSearchParams): Promise<Reply> {
  return post(network, '/token', 'application/x-www-form-urlencoded', form.toString(), null)
}

function granted(reply: Reply, now: number): Tokens | 'refused' | 'noNetwork' | 'notOurServer' | 'busy' {
  if (reply.kind !== 'answer') return reply.kind
  const { access_token: access, refresh_token: refresh, expires_in: seconds, error } = reply.body
  if (reply.status === 200) {
    return typeof access === 'string' && typeof refresh === 'string' && typeof seconds === 'number'
      ? { access, refresh, accessExpiresAt: now + seconds * 1000 } : 'notOurServer'
  }
  return reply.status === 400 && error === 'invalid_grant' ? 'refused' : reply.status >= 500 || reply.status === 429 ? 'busy' : 'notOurServer'
}
