// One way to the server. What comes back is never taken for an answer of ours unless it looks like one: a captive portal says 200 to everything.
import type { Json } from '../draft'

/** Where the server is and how it is reached; all handed in, so that tests need no network. */
export type Network = { base: string; fetch: typeof fetch; now: () => number }

/** What came back. `dates` says what the server's clock showed, RFC 9110 `Date`. */
export type Reply =
  /** Our server, with a JSON body. */
  | { kind: 'answer'; status: number; body: { [name: string]: Json }; offset: number | null; retryAfter: number | null }
  /** Nothing came back, or not in time. */
  | { kind: 'noNetwork' }
  /** Somebody answered who is not our server. */
  | { kind: 'notOurServer' }

const patience = 30_000
/** The slowest line that is waited for, in bytes for each millisecond. */
const slowest = 4
/** The `Date` header has whole seconds: on average half of one has passed. */
const halfASecond = 500
const ours = ['application/json', 'application/graphql-response+json']

/** Posts a body and reads a JSON answer. */
export async function post(network: Network, path: string, type: string, body: string, token: string | null): Promise<Reply> {
  const before = network.now()
  let response: Response
  try {
    response = await network.fetch(network.base + path, {
      method: 'POST', body, redirect: 'manual', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer',
      headers: { 'Content-Type': type, Accept: ours.toReversed().join(', '), ...token === null ? {} : { Authorization: `Bearer ${token}` } },
      signal: AbortSignal.timeout(patience + Math.ceil(body.length / slowest)),
    })
  } catch {
    return { kind: 'noNetwork' }
  }
  if (!ours.includes(response.headers.get('Content-Type')?.split(';')[0]?.trim() ?? '')) {
    await response.body?.cancel().catch(() => undefined)
    return { kind: 'notOurServer' }
  }
  let read: unknown
  try {
    read = await response.json()
  } catch {
    return { kind: 'noNetwork' }
  }
  if (read === null || typeof read !== 'object' || Array.isArray(read)) return { kind: 'notOurServer' }
  const seconds = Number(response.headers.get('Retry-After') ?? NaN)
  return {
    kind: 'answer', status: response.status, body: read as { [name: string]: Json }, offset: offset(response, before, network.now()),
    retryAfter: Number.isFinite(seconds) ? seconds * 1000 : null,
  }
}

function offset(response: Response, before: number, after: number): number | null {
  const date = Date.parse(response.headers.get('Date') ?? '')
  return Number.isNaN(date) ? null : Math.round(date + halfASecond - (before + after) / 2)
}
