// Argon2id over a passphrase: the part of unlocking that is slow on purpose, and where it runs.
import { argon2id, argon2idAsync } from '@noble/hashes/argon2.js'
import type { Bytes } from '../envelope/bytes'
import type { Argon } from '../store/tablet'

/** What is stretched, and at what cost. */
export type Stretching = { passphrase: Bytes; salt: Bytes; argon: Argon }

export type Stretcher = {
  /** Makes the next request quicker; called while a passphrase may be typed. */
  prepare(): void
  /** Answers 32 bytes, wherever it runs the same for the same request. */
  stretch(stretching: Stretching): Promise<Bytes>
}

/** What of a `Worker` is used. It sends {@link ready} once, and then the bytes of the one {@link Stretching} that it is sent. */
export type StretchingWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>

export const ready = 'ready'

const length = 32
/** Milliseconds after which other work of the same thread gets a turn. */
const tick = 20

/** Computes at once; nothing else runs on the caller's thread meanwhile. */
export function stretched({ passphrase, salt, argon }: Stretching): Bytes {
  return argon2id(passphrase, salt, { ...argon, dkLen: length }) as Bytes
}

/** Computes on the caller's thread, which stays responsive. */
export const stretchHere: Stretcher = {
  prepare: () => undefined,
  stretch: async ({ passphrase, salt, argon }) => await argon2idAsync(passphrase, salt, { ...argon, dkLen: length, asyncTick: tick }) as Bytes,
}

/**
 * Computes in a worker that was prepared; without one that is ready, or when it fails, here. A worker serves one request and is ended with it: what it
 * held of the passphrase goes at once.
 *
 * @param start starts a worker; it may throw
 */
export function stretchInWorker(start: () => StretchingWorker, here: Stretcher = stretchHere): Stretcher {
  let prepared: ((stretching: Stretching) => Promise<Bytes | undefined>) | null = null
  return {
    prepare() {
      try {
        prepared ??= serving(start())
      } catch {
        // A browser without module workers, or a policy that forbids them.
      }
    },
    async stretch(stretching) {
      const inWorker = prepared
      prepared = null
      return await inWorker?.(stretching) ?? here.stretch(stretching)
    },
  }
}

/** Nothing is answered by a worker that is not ready or fails. */
function serving(worker: StretchingWorker): (stretching: Stretching) => Promise<Bytes | undefined> {
  let isReady = false
  let answer = (_content: Bytes | undefined): void => undefined
  worker.onmessage = ({ data }) => {
    if (data === ready) isReady = true
    else answer(data as Bytes)
  }
  worker.onerror = worker.onmessageerror = () => {
    isReady = false
    answer(undefined)
  }
  return stretching => new Promise<Bytes | undefined>(resolve => {
    if (!isReady) return resolve(undefined)
    answer = resolve
    worker.postMessage(stretching)
  }).finally(() => worker.terminate())
}
