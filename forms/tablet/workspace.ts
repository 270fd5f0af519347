// What the screens use: who is at work, what there is to do, and what goes on with the server. Everything below is theirs to observe, not to know.
import { signal, type Signal } from '@preact/signals'
import type { Environment } from './environment'
import { deviceTime } from './envelope/time'
import { countsOf, noLists, readLists, type Counts, type Lists } from './lists'
import { handIn } from './sealed/handIn'
import { sealLocked, sealUnsent, unsentMark } from './sealed/copy'
import { deviceKey, type DeviceKey } from './session/deviceKey'
import { enrol, signIn, type Enrolled, type SignedIn } from './session/enrolment'
import { Sessions, type ListedWorker, type OpenStore, type PassphraseChanged, type Registered, type Unlocked } from './session/session'
import type { Contact } from './store/tables'
import { notePersistence } from './store/persistence'
import { Tablet } from './store/tablet'
import { statusAfter, statusAfterFault, type Status } from './status'
import { backOff } from './sync/backOff'
import { contact } from './sync/cycle'
import type { Line } from './sync/ask'
import { receiptKeys } from './sync/receiptKeys'
import { Sender } from './sync/send'
import { uploadAll } from './sync/upload'
import { Work } from './work'

export type SessionState =
  /** `lost` when the browser has thrown away all that was on the tablet. */
  | { name: 'locked'; workers: ListedWorker[]; lost: boolean }
  /** `workerName` is null until the tablet is enrolled. `wipe` is set while an order to wipe waits for the interview to be closed. */
  | { name: 'unlocked'; label: string; workerName: string | null; needsSignIn: boolean; persisted: boolean; wipe: { reason: string } | null }

/** A file that takes unsent work to a supervisor. */
export type Export = { kind: 'files'; files: { name: string; text: string }[] } | { kind: 'nothing' } | { kind: 'neverEnrolled' } | { kind: 'storageFull' }

type Open = OpenStore & { work: Work; key: DeviceKey | null; sender: Sender }

const usualPause = 5 * 60_000
/** Signals would tell each other tab's news back and forth without end if a refresh were told on. */
const news = 'moved'

export class Workspace {
  readonly session: Signal<SessionState>
  readonly status = signal<Status>({ name: 'idle' })
  readonly lists = signal<Lists>(noLists)
  readonly counts = signal<Counts>(countsOf(noLists))
  /** Numbers to ring, with the authority they are of; empty until the first contact. */
  readonly phoneBook = signal<{ authority: string; contacts: Contact[] } | null>(null)
  /** The worker's open store; null while locked. */
  readonly work = signal<Work | null>(null)

  private readonly sessions: Sessions
  private open: Open | null = null
  private underWay: ReadonlySet<string> = new Set()
  private running: Promise<void> | null = null
  private again: 'no' | 'due' | 'all' = 'no'
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private idleTimer: ReturnType<typeof setTimeout> | undefined

  private constructor(private readonly environment: Environment, private readonly tablet: Tablet) {
    this.session = signal<SessionState>({ name: 'locked', workers: [], lost: false })
    this.sessions = new Sessions(tablet, environment.network.now, environment.newId, environment.argon, environment.stretcher)
    environment.channel.onmessage = () => void this.heard()
    environment.window.addEventListener('online', () => void this.sync())
    environment.document.addEventListener('visibilitychange', () => {
      if (environment.document.visibilityState === 'visible') void this.sync()
    })
  }

  /** Opens the tablet, locked. Needs no network. */
  static async start(environment: Environment): Promise<Workspace> {
    const tablet = await Tablet.open(environment.buckets)
    const workspace = new Workspace(environment, tablet)
    await workspace.listWorkers()
    return workspace
  }

  /** Makes a store for a worker who is new on this tablet, and opens it. */
  async register(label: string, passphrase: string): Promise<Registered> {
    const made = await this.sessions.register(label, passphrase)
    if (made.kind === 'open') await this.enter(made.open)
    return made
  }

  /** To be called while a passphrase is typed: {@link unlock} is quicker then. */
  prepareToUnlock(): void {
    this.environment.stretcher?.prepare()
  }

  /** Opens a worker's store. Needs no network. */
  async unlock(store: string, passphrase: string): Promise<Unlocked> {
    const unlocked = await this.sessions.unlock(store, passphrase)
    if (unlocked.kind === 'open') await this.enter(unlocked.open)
    return unlocked
  }

  /** Drops the keys and everything that was shown, after what is still being saved. */
  async lock(): Promise<void> {
    const open = this.open
    this.open = null
    this.work.value = null
    this.lists.value = noLists
    this.counts.value = countsOf(noLists)
    this.phoneBook.value = null
    this.status.value = { name: 'idle' }
    clearTimeout(this.timer)
    clearTimeout(this.idleTimer)
    await this.listWorkers()
    await open?.work.close()
  }

  /** Told at each touch and key: the store locks itself when none comes for a while. */
  touch(): void {
    clearTimeout(this.idleTimer)
    if (this.open) this.idleTimer = setTimeout(() => void this.lock(), this.environment.idleMinutes * 60_000)
  }

  changePassphrase(store: string, current: string, next: string): Promise<PassphraseChanged> {
    return this.sessions.changePassphrase(store, current, next)
  }

  /** Signs in at the server. Work that waited for it goes on. */
  async signIn(userName: string, password: string): Promise<SignedIn | { kind: 'locked' }> {
    if (!this.open) return { kind: 'locked' }
    const outcome = await signIn(this.open, this.environment.network, userName, password)
    if (outcome.kind === 'signedIn') await this.goOn()
    return outcome
  }

  /** Enrols this tablet for the worker with a coordinator's one-time code. */
  async enrol(code: string, name: string): Promise<Enrolled | { kind: 'locked' }> {
    const open = this.open
    if (!open) return { kind: 'locked' }
    const outcome = await enrol(open, this.tablet, this.environment.network, this.environment.locks.alone, code, name)
    if (outcome.kind !== 'enrolled') return outcome
    open.key = outcome.key
    await this.goOn()
    return outcome
  }

  /** Talks to the server now; `all` also sends what waits after a failure, as the button does. Resolves when that is over. */
  sync(all = false): Promise<void> {
    if (this.running) {
      this.again = all ? 'all' : this.again === 'all' ? 'all' : 'due'
      return this.running
    }
    this.running = this.run(all).finally(() => { this.running = null })
    return this.running
  }

  /** Sealed files with all that the server has not, for when sending is impossible. Nothing is removed. */
  async exportUnsent(): Promise<Export> {
    if (!this.open) return { kind: 'nothing' }
    if (!await this.open.store.get('enrolment', 'enrolment')) return { kind: 'neverEnrolled' }
    const copies = await sealUnsent(this.open.store, this.open.label, this.time(), this.environment.newId)
    return copies.length === 0 ? { kind: 'nothing' } : filesOf(copies)
  }

  /** The same for a store that cannot be opened because its passphrase is forgotten. */
  async exportLocked(store: string): Promise<Export> {
    const entry = await this.tablet.worker(store)
    const copy = entry && await sealLocked(this.tablet, entry, this.time(), this.environment.newId)
    return copy ? filesOf([copy]) : { kind: 'neverEnrolled' }
  }

  /** What was sealed before a wipe and could not be handed in. */
  async keptCopies(): Promise<Export> {
    const copies = await this.tablet.copies()
    return copies.length === 0 ? { kind: 'nothing' } : filesOf(copies)
  }

  /** Lets those copies go, once somebody has said that the files are with the office. */
  async forgetKeptCopies(): Promise<void> {
    for (const { id } of await this.tablet.copies()) await this.tablet.dropCopy(id)
  }

  private async enter(opened: OpenStore): Promise<void> {
    if (this.open) await this.lock()
    await notePersistence(opened.store)
    const enrolled = await opened.store.get('enrolment', 'enrolment')
    const open: Open = {
      ...opened, key: enrolled ? await deviceKey(opened.store) : null, sender: new Sender(),
      work: new Work(opened.store, this.environment, () => this.line(open), () => this.changed(), () => void this.sync()),
    }
    this.open = open
    await this.refresh()
    this.work.value = open.work
    this.touch()
    void this.sync()
  }

  private async goOn(): Promise<void> {
    this.failures = 0
    await this.refresh()
    void this.sync(true)
  }

  private async run(all: boolean): Promise<void> {
    const open = this.open
    if (!open) return
    clearTimeout(this.timer)
    this.again = 'no'
    const enrolment = await open.store.get('enrolment', 'enrolment')
    if (!enrolment) return
    const { now } = this.environment.network
    const line = this.line(open)
    this.status.value = { name: 'sending' }
    let pause = usualPause
    try {
      const stopped = await contact({
        line, tablet: this.tablet, sender: open.sender, device: enrolment.device, appVersion: this.environment.appVersion, chance: this.environment.chance,
        underWay: digests => { this.underWay = new Set(digests); void this.refresh() }, moved: () => this.changed(),
      }, all)
      const uploaded = stopped.kind === 'done' ? await uploadAll(line, all, () => this.changed()) : null
      this.failures = stopped.kind === 'done' ? 0 : this.failures + 1
      if (this.failures > 0) pause = Math.max(backOff(this.failures, this.environment.chance()), 'retryAfter' in stopped ? stopped.retryAfter ?? 0 : 0)
      else if (uploaded?.kind === 'later' || this.counts.value.failed > 0) pause = backOff(1, this.environment.chance())
      if (this.open !== open) return
      this.status.value = statusAfter(stopped, this.time(), now() + pause)
      await this.refresh()
      await this.obeyWipe(open, line)
    } catch (fault) {
      // Locked in the middle: the next unlock begins anew.
      if (this.open !== open) return
      this.failures++
      pause = backOff(this.failures, this.environment.chance())
      this.status.value = statusAfterFault(fault, now() + pause)
    }
    if (this.open !== open) return
    const again = this.again as 'no' | 'due' | 'all'
    if (again === 'no') this.timer = setTimeout(() => void this.sync(), pause)
    else await this.run(again === 'all')
  }

  /** Never under an open interview; never before what is unsent is at the server, or sealed on the tablet if the server will not have it. */
  private async obeyWipe(open: Open, line: Line): Promise<void> {
    const { store, label } = open
    const [settings, enrolment] = await Promise.all([store.get('settings', 'settings'), store.get('enrolment', 'enrolment')])
    if (!settings?.wipe || !enrolment || open.work.interviewOpen) return
    const before = await unsentMark(store)
    const earlier = (await this.tablet.copies()).filter(copy => copy.store === store.id)
    await this.tablet.keepCopies(await sealUnsent(store, label, this.time(), this.environment.newId))
    for (const copy of earlier) await this.tablet.dropCopy(copy.id)
    if ((await handIn(this.tablet, line, receiptKeys(store, this.environment.network), enrolment.device)).kind === 'later') return
    // Work that another tab added meanwhile is in no copy: the next contact seals it.
    if (open.work.interviewOpen || await unsentMark(store) !== before) return
    await this.lock()
    await this.tablet.destroy(store.id)
    await this.listWorkers()
    this.environment.channel.postMessage(news)
  }

  private line({ store, key }: Open): Line {
    return { store, key, network: this.environment.network, alone: this.environment.locks.alone }
  }

  private async changed(): Promise<void> {
    await this.refresh()
    this.environment.channel.postMessage(news)
  }

  /** What another tab did to the store: a change, or its end. */
  private async heard(): Promise<void> {
    const open = this.open
    if (open && await this.tablet.worker(open.store.id) === undefined) await this.lock()
    else await this.refresh()
  }

  private async refresh(): Promise<void> {
    const open = this.open
    try {
      if (open) await this.read(open)
    } catch (fault) {
      // Locked while it was read: there is nothing to show any more.
      if (this.open === open) throw fault
    }
  }

  private async read(open: Open): Promise<void> {
    const { store, label } = open
    const [clock, settings, enrolment, tokens, phoneBook] = await Promise.all([
      store.get('clock', 'clock'), store.get('settings', 'settings'), store.get('enrolment', 'enrolment'), store.get('tokens', 'tokens'),
      store.get('phoneBook', 'phoneBook')])
    const lists = await readLists(store, this.environment.network.now() + (clock?.offsetMilliseconds ?? 0), this.underWay)
    if (this.open !== open) return
    this.session.value = {
      name: 'unlocked', label, workerName: enrolment?.workerName ?? null, needsSignIn: tokens === undefined,
      persisted: settings?.persisted ?? false, wipe: settings?.wipe ?? null,
    }
    this.lists.value = lists
    this.counts.value = countsOf(lists)
    this.phoneBook.value = phoneBook ?? null
  }

  private async listWorkers(): Promise<void> {
    this.session.value = { name: 'locked', workers: await this.sessions.workers(), lost: await this.tablet.lost() }
  }

  private time(): string {
    return deviceTime(new Date(this.environment.network.now()))
  }
}

function filesOf(copies: { id: string; label: string; text: string }[]): Export {
  return { kind: 'files', files: copies.map(({ id, text }) => ({ name: `return-home-${id}.jwe`, text })) }
}
