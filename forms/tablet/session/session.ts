// Who works on this tablet: registering, unlocking, changing the passphrase. All of it without a network.
import { StorageFull } from '../store/refused'
import { newDataKey } from '../store/cipher'
import type { Argon, Tablet, WorkerEntry } from '../store/tablet'
import type { WorkerStore } from '../store/worker'
import { stretchHere, type Stretcher } from './argon2id'
import { judgePassphrase } from './passphrase'
import { stretched, unwrapDataKey, usualArgon, wrapDataKey } from './wrapping'
import { countTry, forgetTries, nextTryAt } from './wrongTries'

/** A store that is open. Dropping it drops the key. The data key can be exported, to seal it and to wrap it anew. */
export type OpenStore = { store: WorkerStore; dataKey: CryptoKey; label: string }

export type ListedWorker = { store: string; label: string; nextTryAt: number }

export type Registered = { kind: 'open'; open: OpenStore } | { kind: 'refused'; why: 'tooShort' | 'tooPlain' | 'labelNeeded' | 'storageFull' }

export type Unlocked =
  | { kind: 'open'; open: OpenStore }
  /** `nextTryAt` is when another passphrase may be tried, in milliseconds of the device's clock. */
  | { kind: 'wrongPassphrase'; nextTryAt: number }
  | { kind: 'wait'; nextTryAt: number }
  | { kind: 'noSuchWorker' }

export type PassphraseChanged = { kind: 'changed' } | Exclude<Unlocked, { kind: 'open' }> | Extract<Registered, { kind: 'refused' }>

const longestLabel = 60

export class Sessions {
  constructor(private readonly tablet: Tablet, private readonly now: () => number, private readonly newId: () => string = () => crypto.randomUUID(),
              private readonly argon: Argon = usualArgon, private readonly stretcher: Stretcher = stretchHere) {}

  /** Those with a store on this tablet, by label. */
  async workers(): Promise<ListedWorker[]> {
    const entries = await this.tablet.workers()
    return entries.map(entry => ({ store: entry.store, label: entry.label, nextTryAt: nextTryAt(entry, this.now()) }))
      .sort((one, other) => one.label.localeCompare(other.label))
  }

  /** Makes a store for another worker. Those that are there are not touched. */
  async register(label: string, passphrase: string): Promise<Registered> {
    const judged = judgePassphrase(passphrase)
    if (judged !== 'fine') return { kind: 'refused', why: judged }
    const shownAs = label.normalize('NFC').trim().slice(0, longestLabel)
    if (shownAs === '') return { kind: 'refused', why: 'labelNeeded' }
    const store = this.newId()
    const dataKey = await newDataKey()
    try {
      const wrapped = await wrapDataKey(dataKey, passphrase, await this.tablet.secret(), store, this.argon, this.stretcher)
      await this.tablet.add({ store, label: shownAs, ...wrapped, sealed: null, wrongTries: 0, nextTryAt: 0 })
      return { kind: 'open', open: { store: await this.tablet.openStore(store, dataKey), dataKey, label: shownAs } }
    } catch (fault) {
      if (!(fault instanceof StorageFull)) throw fault
      return { kind: 'refused', why: 'storageFull' }
    }
  }

  /** Opens a store. A wrong passphrase costs time, never data. */
  async unlock(store: string, passphrase: string): Promise<Unlocked> {
    const opened = await this.opened(store, passphrase)
    if (opened.kind !== 'open') return opened
    const { entry, dataKey } = opened
    const [openStore] = await Promise.all([this.tablet.openStore(store, dataKey), forgetTries(this.tablet, store)])
    return { kind: 'open', open: { store: openStore, dataKey, label: entry.label } }
  }

  /** Wraps the data key under a new passphrase, in one write: at any moment exactly one of the two opens the store. */
  async changePassphrase(store: string, current: string, next: string): Promise<PassphraseChanged> {
    const judged = judgePassphrase(next)
    if (judged !== 'fine') return { kind: 'refused', why: judged }
    const opened = await this.opened(store, current)
    if (opened.kind !== 'open') return opened
    try {
      await forgetTries(this.tablet, store)
      const wrapped = await wrapDataKey(opened.dataKey, next, await this.tablet.secret(), store, this.argon, this.stretcher)
      await this.tablet.change(store, () => wrapped)
      return { kind: 'changed' }
    } catch (fault) {
      if (!(fault instanceof StorageFull)) throw fault
      return { kind: 'refused', why: 'storageFull' }
    }
  }

  private async opened(store: string, passphrase: string): Promise<{ kind: 'open'; entry: WorkerEntry; dataKey: CryptoKey } | Exclude<Unlocked, { kind: 'open' }>> {
    const entry = await this.tablet.worker(store)
    if (!entry) return { kind: 'noSuchWorker' }
    // It takes long, and says nothing before it is looked at below: the try is counted meanwhile.
    const stretching = stretched(passphrase, entry, this.stretcher)
    stretching.catch(() => undefined)
    const counted = await countTry(this.tablet, store, this.now())
    if (!counted.allowed) return { kind: 'wait', nextTryAt: counted.at }
    const secret = await this.tablet.secret()
    const dataKey = await unwrapDataKey(entry, await stretching, secret)
    if (!dataKey) return { kind: 'wrongPassphrase', nextTryAt: counted.at }
    return { kind: 'open', entry, dataKey }
  }
}
