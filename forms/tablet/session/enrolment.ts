// Signing in at the server and enrolling this tablet: the two things that need a network.
import type { Bytes } from '../envelope/bytes'
import { seal } from '../envelope/jwe'
import type { Tablet } from '../store/tablet'
import type { Enrolment } from '../store/tables'
import { ask, askWith, type Line, type Problem } from '../sync/ask'
import type { Network } from '../sync/http'
import { deviceKey, enrolmentProof, type DeviceKey } from './deviceKey'
import type { OpenStore } from './session'
import { renewTokens, signIn as askForTokens, type Alone } from './tokens'

export type SignedIn =
  | { kind: 'signedIn' }
  /** Wrong name or password, or tried too often. */
  | { kind: 'refused' }
  /** The name is that of another worker than the one whose store this is. */
  | { kind: 'otherWorker' }
  | { kind: 'noNetwork' | 'notOurServer' | 'busy' }

export type Enrolled =
  | { kind: 'enrolled'; enrolment: Enrolment; key: DeviceKey }
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'otherWorker' }
  | { kind: 'needsSignIn' | 'noNetwork' | 'notOurServer' | 'busy' }

/** Signs the worker in and keeps the tokens. Nothing of the store is touched unless the name is the worker's whose store it is. */
export async function signIn({ store }: OpenStore, network: Network, userName: string, password: string): Promise<SignedIn> {
  const tokens = await askForTokens(network, userName, password)
  if (typeof tokens === 'string') return { kind: tokens }
  const enrolment = await store.get('enrolment', 'enrolment')
  if (enrolment) {
    const viewer = await askWith<{ viewer: { person: { id: string } } }>({ store, network }, 'viewer', {}, tokens.access)
    if ('turnedAway' in viewer) return { kind: 'refused' }
    if (viewer.kind !== 'data') return { kind: viewer.kind === 'noNetwork' ? 'noNetwork' : viewer.kind === 'busy' ? 'busy' : 'notOurServer' }
    if (uuid(viewer.data.viewer.person.id) !== enrolment.worker) return { kind: 'otherWorker' }
  }
  await store.put('tokens', 'tokens', tokens)
  return { kind: 'signedIn' }
}

const notTaken = { code: 'fault', message: 'The server did not take the code.' }

type EnrolDevice = {
  enrolDevice: {
    device: { id: string; name: string; keyThumbprint: string; person: { id: string; displayName: string } } | null
    sealingKey: string | null
    receiptKeys: string | null
    problems: Problem[]
  }
}

/** Enrols this tablet with a coordinator's code. After a lost reply the same code does it again, because the key was kept before it was sent. */
export async function enrol({ store, dataKey }: OpenStore, tablet: Tablet, network: Network, alone: Alone, code: string, name: string): Promise<Enrolled> {
  const key = await deviceKey(store)
  const line: Line = { store, key: null, network, alone }
  const answered = await ask<EnrolDevice>(line, 'enrolDevice', {
    input: { code, publicKey: JSON.stringify(key.publicJwk), name, proof: await enrolmentProof(key, code) },
  })
  if (answered.kind === 'refused') return { kind: 'refused', ...notTaken, ...answered.code !== null && { code: answered.code } }
  if (answered.kind !== 'data') return { kind: answered.kind }
  const { device, sealingKey, receiptKeys, problems } = answered.data.enrolDevice
  if (!device || !sealingKey || !receiptKeys) return { kind: 'refused', ...notTaken, ...problems[0] && { code: problems[0].code, message: problems[0].message } }
  if (device.keyThumbprint !== key.kid) return { kind: 'notOurServer' }
  const enrolment: Enrolment = {
    worker: uuid(device.person.id), workerName: device.person.displayName, device: uuid(device.id), deviceName: device.name,
    sealingKey: JSON.parse(sealingKey), receiptKeys,
  }
  const before = await store.get('enrolment', 'enrolment')
  if (before && before.worker !== enrolment.worker) return { kind: 'otherWorker' }
  await keepSealedKey(tablet, store.id, dataKey, enrolment.sealingKey)
  await store.put('enrolment', 'enrolment', enrolment)
  await renewTokens(store, key, network, alone)
  return { kind: 'enrolled', enrolment, key }
}

/** Seals the data key to the authority. What a store holds can then be opened by a supervisor, whatever becomes of passphrase and device. */
async function keepSealedKey(tablet: Tablet, store: string, dataKey: CryptoKey, sealingKey: JsonWebKey): Promise<void> {
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', dataKey)) as Bytes
  const sealed = await seal(raw, sealingKey)
  await tablet.change(store, () => ({ sealed: { dataKey: sealed, to: sealingKey } }))
}

/** The UUID in a global id, which is `Type:uuid`. */
export function uuid(globalId: string): string {
  return globalId.slice(globalId.indexOf(':') + 1)
}
