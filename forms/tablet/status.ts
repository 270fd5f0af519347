// The one line that is always in sight: what is happening between this tablet and the server.
import { StorageFull } from './store/refused'
import type { Stopped } from './sync/send'

/** What a worker can do about a failure. */
export type Remedy =
  /** Sign in again; the work waits and then goes on. */
  | 'signIn'
  /** Somebody else answers for the server, as in a hotel: open a browser page and accept their terms, or use another network. */
  | 'joinNetwork'
  /** The server is busy or fails; it is tried again by itself. */
  | 'wait'
  /** The tablet is full: make room, or export what is unsent. */
  | 'makeRoom'

export type Status =
  | { name: 'idle' }
  | { name: 'offline' }
  | { name: 'sending' }
  /** Everything was handed in at `at`, RFC 3339 by the device's clock. */
  | { name: 'sent'; at: string }
  /** `nextTryAt` in milliseconds of the device's clock; null when it waits for the worker. */
  | { name: 'failed'; remedy: Remedy; nextTryAt: number | null }

/** What the status says after a contact that ended so. */
export function statusAfter(stopped: Stopped, at: string, nextTryAt: number): Status {
  switch (stopped.kind) {
    case 'done': return { name: 'sent', at }
    case 'noNetwork': return { name: 'offline' }
    case 'needsSignIn': return { name: 'failed', remedy: 'signIn', nextTryAt: null }
    case 'notOurServer': return { name: 'failed', remedy: 'joinNetwork', nextTryAt }
    case 'busy': return { name: 'failed', remedy: 'wait', nextTryAt }
  }
}

/** What the status says after a fault of the tablet itself. */
export function statusAfterFault(fault: unknown, nextTryAt: number): Status {
  return { name: 'failed', remedy: fault instanceof StorageFull ? 'makeRoom' : 'wait', nextTryAt }
}
