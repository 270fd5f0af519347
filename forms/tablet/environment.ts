// Everything from outside that the app below the screens uses, handed in once.
import { browserLocks, type Locks } from './locks'
import type { Network } from './sync/http'
import type { Judge } from './envelope/envelope'
import { stretchInWorker, type Stretcher } from './session/argon2id'
import { browserBuckets, type Buckets } from './store/buckets'
import type { Argon } from './store/tablet'

/** Reads a definition for many verdicts, as `forms/engine` exports it. */
export type ReadForm = (definition: string) => { judge: Judge }

export type Environment = {
  readForm: ReadForm
  network: Network
  locks: Locks
  buckets: Buckets
  /** Tells other tabs of this tablet that something changed; no content goes this way. */
  channel: Pick<BroadcastChannel, 'postMessage' | 'onmessage'>
  /** Where `online` and `visibilitychange` are told. */
  window: Pick<EventTarget, 'addEventListener'>
  document: Pick<EventTarget, 'addEventListener'> & { readonly visibilityState: DocumentVisibilityState }
  appVersion: string
  idleMinutes: number
  /** Within [0, 1), for jitter. */
  chance: () => number
  newId: () => string
  /** Costs of Argon2id; the usual ones when left out. */
  argon?: Argon
  /** Where Argon2id runs; on the thread of the screens when left out. */
  stretcher?: Stretcher
}

/** The environment of a browser tab. The server is where the app came from. */
export function browserEnvironment(readForm: ReadForm, appVersion: string, idleMinutes: number): Environment {
  const locks = browserLocks()
  return {
    readForm, appVersion, idleMinutes, window, document,
    network: { base: location.origin, fetch: (...request) => fetch(...request), now: () => Date.now() },
    locks, buckets: browserBuckets(locks.alone), channel: new BroadcastChannel('return-home'), chance: () => Math.random(), newId: () => crypto.randomUUID(),
    stretcher: stretchInWorker(() => new Worker(new URL('./session/argon2id.worker.ts', import.meta.url), { type: 'module' })),
  }
}
