// The worker's key on this tablet. It lies in the store under the data key: a browser's "non-extractable" keys can be read on disk.
import { bytes } from '../envelope/bytes'
import { canonical } from '../envelope/canonical'
import { p256, signJws, thumbprint, type SigningKey } from '../envelope/jws'
import type { WorkerStore } from '../store/worker'

export type DeviceKey = SigningKey & { publicJwk: JsonWebKey }

const record = 'deviceKey'

/** The key of the store; made and kept first if there is none, so that a lost reply to the enrolment is sent again with the same key. */
export async function deviceKey(store: WorkerStore): Promise<DeviceKey> {
  const kept = await store.get(record, record)
  if (kept) return imported(kept)
  const pair = await crypto.subtle.generateKey(p256, true, ['sign', 'verify'])
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey)
  return imported(await store.change(async change => {
    const other = await change.read(record, record)
    if (!other) change.put(record, record, { kty, crv, x, y, d })
    return other ?? { kty, crv, x, y, d }
  }))
}

async function imported(jwk: JsonWebKey): Promise<DeviceKey> {
  const { kty, crv, x, y } = jwk
  const publicJwk = { kty, crv, x, y }
  return { publicJwk, kid: await thumbprint(publicJwk), key: await crypto.subtle.importKey('jwk', jwk, p256, false, ['sign']) }
}

/** Shows the server that this tablet holds the key (server/decisions/devices.md). */
export function enrolmentProof({ kid, key }: SigningKey, code: string): Promise<string> {
  return signJws(bytes(canonical({ code })), 'enrolment-proof+jwt', kid, key)
}

/** Shows the same beside a refresh token (server/decisions/sign-in-and-tokens.md). */
export function refreshProof({ kid, key }: SigningKey, refreshTokenDigest: string): Promise<string> {
  return signJws(bytes(canonical({ refreshTokenDigest })), 'refresh-proof+jwt', kid, key)
}
