// Stretches one passphrase away from the thread of the screens. It knows nothing but what it is sent.
/// <reference lib="webworker" />
import { ready, stretched, type Stretching } from './argon2id'

declare const self: DedicatedWorkerGlobalScope

/** Enough that the browser has compiled the code for speed before somebody waits for it. */
const practice = { m: 1_024, t: 6, p: 1 }

self.onmessage = ({ data }: MessageEvent<Stretching>) => self.postMessage(stretched(data))
stretched({ passphrase: new Uint8Array(1), salt: new Uint8Array(16), argon: practice })
self.postMessage(ready)
