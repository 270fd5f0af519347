// GraphQL as the tablet asks it: one of its own documents, with a token that is renewed when the server turns it away.
import type { Json } from '../draft'
import { accessToken, type Alone } from '../session/tokens'
import type { DeviceKey } from '../session/deviceKey'
import { StorageFull } from '../store/refused'
import type { WorkerStore } from '../store/worker'
import { deviceTime } from '../envelope/time'
import { post, type Network } from './http'
import { operations, type OperationName } from './operations'

/** What is needed to talk to the server as this worker. */
export type Line = { store: WorkerStore; key: DeviceKey | null; network: Network; alone: Alone }

export type Problem = { code: string; path: string | null; message: string; retryable: boolean }

export type Answered<T> =
  | { kind: 'data'; data: T }
  | { kind: 'needsSignIn' }
  /** No line, or none to our server; nothing is known about what was sent. */
  | { kind: 'noNetwork' | 'notOurServer' }
  /** The server asks to wait. `retryAfter` is in milliseconds. */
  | { kind: 'busy'; retryAfter: number | null }
  /** The server turned this very request away, with its code if it told one. */
  | { kind: 'refused'; status: number; code: string | null }

type Variables = { [name: string]: Json }

/** Asks. Notes the server's clock at each contact. */
export async function ask<T>(line: Line, operation: OperationName, variables: Variables): Promise<Answered<T>> {
  const first = await withToken<T>(line, operation, variables, null)
  return 'turnedAway' in first ? last(await withToken<T>(line, operation, variables, first.turnedAway)) : first
}

function last<T>(answered: Answered<T> | { turnedAway: string }): Answered<T> {
  return 'turnedAway' in answered ? { kind: 'needsSignIn' } : answered
}

async function withToken<T>(line: Line, operation: OperationName, variables: Variables, refused: string | null): Promise<Answered<T> | { turnedAway: string }> {
  const token = await accessToken(line.store, line.key, line.network, line.alone, refused)
  if (token.kind === 'needsSignIn') return token
  if (token.kind === 'later') return token.reply === 'busy' ? { kind: 'busy', retryAfter: null } : { kind: token.reply }
  return askWith<T>(line, operation, variables, token.access)
}

/** Asks with this very token, as right after a sign-in. */
export async function askWith<T>({ store, network }: Pick<Line, 'store' | 'network'>, operation: OperationName, variables: Variables,
                                 token: string): Promise<Answered<T> | { turnedAway: string }> {
  const reply = await post(network, '/graphql', 'application/json', JSON.stringify({ query: operations[operation], operationName: operation, variables }), token)
  if (reply.kind !== 'answer') return reply
  if (reply.status === 401) return { turnedAway: token }
  const { data, errors } = reply.body as { data?: Json; errors?: { extensions?: { code?: string } }[] }
  if (data === undefined && errors === undefined) return { kind: 'notOurServer' }
  if (reply.offset !== null) await noteClock(store, reply.offset, network.now())
  const code = errors?.[0]?.extensions?.code ?? null
  if (reply.status === 503 || reply.status === 429 || code === 'unavailable' || code === 'tookTooLong') return { kind: 'busy', retryAfter: reply.retryAfter }
  return data && !errors && reply.status === 200 ? { kind: 'data', data: data as T } : { kind: 'refused', status: reply.status, code }
}

/** Small differences are the `Date` header's coarseness and the line's: they are not written down again and again. */
const coarse = 2_000
const stale = 60 * 60_000

async function noteClock(store: WorkerStore, offsetMilliseconds: number, now: number): Promise<void> {
  const known = await store.get('clock', 'clock')
  if (known && Math.abs(known.offsetMilliseconds - offsetMilliseconds) < coarse && now - Date.parse(known.offsetMeasuredAt) < stale) return
  try {
    await store.put('clock', 'clock', { offsetMilliseconds, offsetMeasuredAt: deviceTime(new Date(now)) })
  } catch (fault) {
    // Sending makes room; it must not fail for want of it.
    if (!(fault instanceof StorageFull)) throw fault
  }
}
