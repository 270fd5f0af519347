import { argon2id } from '@noble/hashes/argon2.js'
import { describe, expect, test } from 'vitest'
import { bytes, hex, type Bytes } from '../envelope/bytes'
import { ready, stretched, stretchHere, stretchInWorker, type Stretcher, type Stretching, type StretchingWorker } from './argon2id'
import { usualArgon } from './wrapping'

const filled = (length: number, byte: number) => new Uint8Array(length).fill(byte)
const cheap: Stretching = { passphrase: bytes('password'), salt: bytes('somesalt'), argon: { m: 8, t: 1, p: 1 } }

describe('known outputs', () => {
  test('RFC 9106 §5.3', () => {
    const tag = argon2id(filled(32, 1), filled(16, 2), { m: 32, t: 3, p: 4, key: filled(8, 3), personalization: filled(12, 4), dkLen: 32 })
    expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
  })
  test('the reference implementation, 256 KiB and 2 rounds, wherever it is computed', async () => {
    const stretching = { ...cheap, argon: { m: 256, t: 2, p: 1 } }
    const known = '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'
    expect(hex(stretched(stretching))).toBe(known)
    expect(hex(await stretchHere.stretch(stretching))).toBe(known)
    expect(hex(await preparedWith(new OtherThread()).stretch(stretching))).toBe(known)
  })
  test('at once and in turns are the same at the usual costs', async () => {
    const stretching = { ...cheap, argon: usualArgon }
    expect(hex(stretched(stretching))).toBe(hex(await stretchHere.stretch(stretching)))
  })
})

describe('the thread of the screens computes', () => {
  const own = filled(32, 7)
  const here: Stretcher = { prepare: () => undefined, stretch: async () => own }
  test('when no worker can be started', async () => {
    const stretcher = stretchInWorker(() => { throw new Error('forbidden') }, here)
    stretcher.prepare()
    expect(await stretcher.stretch(cheap)).toBe(own)
  })
  test('when none was prepared', async () => {
    expect(await stretchInWorker(() => new OtherThread(), here).stretch(cheap)).toBe(own)
  })
  test('when the worker is not ready, or never will be', async () => {
    const worker = new OtherThread('silent')
    const stretcher = preparedWith(worker, here)
    expect(await stretcher.stretch(cheap)).toBe(own)
    expect(worker.ended).toBe(true)
  })
  test('when the worker failed before it was asked', async () => {
    const worker = new OtherThread()
    const stretcher = preparedWith(worker, here)
    worker.fail()
    expect(await stretcher.stretch(cheap)).toBe(own)
  })
  test('when the worker fails while it computes', async () => {
    const worker = new OtherThread('failing')
    expect(await preparedWith(worker, here).stretch(cheap)).toBe(own)
    expect(worker.ended).toBe(true)
  })
})

test('a worker serves one passphrase and is ended with it, also when several are asked for at once', async () => {
  const workers: OtherThread[] = []
  const stretcher = stretchInWorker(() => { workers.push(new OtherThread()); return workers.at(-1)! })
  stretcher.prepare()
  stretcher.prepare()
  expect(workers).toHaveLength(1)
  const answers = await Promise.all([stretcher.stretch(cheap), stretcher.stretch(cheap)])
  expect(new Set(answers.map(hex)).size).toBe(1)
  expect(workers.map(({ asked, ended }) => ({ asked, ended }))).toEqual([{ asked: 1, ended: true }])
  stretcher.prepare()
  expect(workers).toHaveLength(2)
})

function preparedWith(worker: StretchingWorker, here?: Stretcher): Stretcher {
  const stretcher = stretchInWorker(() => worker, here)
  stretcher.prepare()
  return stretcher
}

/** A worker as browsers have them, but on this thread. */
class OtherThread implements StretchingWorker {
  onmessage: Worker['onmessage'] = null
  onmessageerror: Worker['onmessageerror'] = null
  onerror: Worker['onerror'] = null
  asked = 0
  ended = false
  private told: (data: Bytes | string) => void = data => this.onmessage?.call(this as never, { data } as MessageEvent)

  constructor(private readonly manner: 'well' | 'silent' | 'failing' = 'well') {
    let handler: Worker['onmessage'] = null
    // What a worker says before somebody listens waits for the listener.
    Object.defineProperty(this, 'onmessage', { get: () => handler, set: listener => { handler = listener; if (manner !== 'silent') this.told(ready) } })
  }
  postMessage(stretching: Stretching): void {
    this.asked++
    queueMicrotask(() => this.manner === 'failing' ? this.fail() : this.told(stretched(stretching)))
  }
  fail(): void {
    this.onerror?.call(this as never, new Event('error') as ErrorEvent)
  }
  terminate(): void {
    this.ended = true
  }
}
