// An open store as the screens work on it: visits, drafts, contact attempts, files. Expected refusals are values.
import type { Definition } from '../form/definition'
import { draftForVisit, draftOfReturned, type GivenBack, type Lost } from './beginDraft'
import type { AttachmentName, Draft } from './draft'
import type { Environment } from './environment'
import { tidy } from './envelope/canonical'
import { signedDigest } from './envelope/shown'
import { deviceTime } from './envelope/time'
import type { ClockReading } from './envelope/envelope'
import { uuid7 } from './ids'
import { chunkBytes, dropFile, keepFile, mostBytes, wholeFile } from './store/attachments'
import { StorageFull } from './store/refused'
import type { ContactAttempt, KeptForm } from './store/tables'
import type { WorkerStore } from './store/worker'
import { ask, type Line } from './sync/ask'
import { complete } from './sync/outbox'

export type OpenDraft = { draft: Draft; definition: Definition; definitionText: string }

export type DraftOpened =
  | ({ kind: 'open'; lost: Lost } & OpenDraft)
  /** Another tab of this tablet edits it. */
  | { kind: 'otherTab' }
  /** `noForm`: its form has not come to this tablet yet. `gone`: no such draft, visit or submission. */
  | { kind: 'noForm' | 'gone' | 'storageFull' | 'noNetwork' | 'needsSignIn' }

export type Saved = { kind: 'saved'; at: string } | { kind: 'storageFull' } | { kind: 'notOpen' }

export type Completed = { kind: 'completed'; contentDigest: string } | { kind: 'storageFull' | 'notOpen' | 'notEnrolled' } | { kind: 'notSendable'; code: string }

export type Attached = { kind: 'attached'; name: AttachmentName } | { kind: 'storageFull' | 'tooLarge' | 'empty' | 'unsupported' | 'notOpen' }

export class Work {
  /** Open drafts: how often each was opened here, and what gives it back to other tabs. */
  private readonly held = new Map<string, { times: number; release: () => void }>()
  private saving: Promise<unknown> = Promise.resolve()
  private underWay: Promise<unknown> = Promise.resolve()

  /** @param wake called when there is something to send */
  constructor(readonly store: WorkerStore, private readonly environment: Environment, private readonly line: () => Line, private readonly moved: () => Promise<void>,
              private readonly wake: () => void) {}

  /** Whether an interview is open in this tab. */
  get interviewOpen(): boolean {
    return this.held.size > 0
  }

  /** The draft of a visit: the one that was begun, or a new one. It is on disk before it is shown. */
  openVisit(visitId: string, language: string): Promise<DraftOpened> {
    // Two tabs that begin at once must come to one draft.
    return this.environment.locks.alone(`return-home-visit-${visitId}`, () => this.draftOfVisit(visitId, language))
  }

  private async draftOfVisit(visitId: string, language: string): Promise<DraftOpened> {
    const visit = await this.store.get('visits', visitId)
    if (!visit) return { kind: 'gone' }
    const begun = (await this.store.all('drafts')).find(draft => draft.visit === visitId)
    if (begun) return this.openDraft(begun.id)
    const form = await this.form(visit.form.hash)
    if (!form) return { kind: 'noForm' }
    return this.begin(draftForVisit(visit, JSON.parse(form.definition), uuid7(this.now), language, this.time()), form, [])
  }

  /** A draft as it was last saved. */
  async openDraft(id: string): Promise<DraftOpened> {
    const draft = await this.store.get('drafts', id)
    if (!draft) return { kind: 'gone' }
    const form = await this.form(draft.form.hash)
    if (!form) return { kind: 'noForm' }
    return await this.hold(id) ? { kind: 'open', draft, definition: JSON.parse(form.definition), definitionText: form.definition, lost: [] } : { kind: 'otherTab' }
  }

  /** A new draft on a revision that a reviewer sent back. The answers have to be fetched: they are no longer on the tablet. */
  async reopen(submission: string, language: string): Promise<DraftOpened> {
    if (await this.store.get('drafts', submission)) return this.openDraft(submission)
    const returned = await this.store.get('returned', submission)
    if (!returned) return { kind: 'gone' }
    const answered = await ask<{ submission: GivenBack | null }>(this.line(), 'returnedSubmission', { id: `Submission:${submission}` })
    if (answered.kind === 'needsSignIn') return answered
    if (answered.kind !== 'data') return { kind: 'noNetwork' }
    const given = answered.data.submission
    const form = given && await this.form(given.form.hash)
    if (!given) return { kind: 'gone' }
    if (!form) return { kind: 'noForm' }
    const remainder = (await this.store.get('sent', returned.contentDigest))?.remainder ?? null
    const again = draftOfReturned(returned, given, remainder, form, JSON.parse(form.definition), language, this.time())
    return again ? this.begin(again.draft, form, again.lost) : { kind: 'gone' }
  }

  /** Keeps a draft. When this resolves as saved, it is on disk. Saves happen in the order in which they are asked for. */
  saveDraft(draft: Draft): Promise<Saved> {
    return this.inOrder(async () => {
      if (!this.held.has(draft.id)) return { kind: 'notOpen' as const }
      const kept = { ...tidy(draft), changedAt: this.time() }
      return this.withRoom(async () => {
        const here = await this.store.change(async change => {
          if (!await change.read('drafts', draft.id)) return false
          change.put('drafts', draft.id, kept)
          return true
        })
        return here ? { kind: 'saved' as const, at: kept.changedAt } : { kind: 'notOpen' as const }
      })
    })
  }

  /** No draft is closed or handed in, and the store is not closed, before this has settled: a note is still being kept, and changes a draft then. */
  until(settled: Promise<unknown>): void {
    this.underWay = Promise.allSettled([this.underWay, settled])
  }

  /** Leaves a draft, after what was still being saved; it is given back once it was left as often as it was opened. */
  async closeDraft(id: string): Promise<void> {
    await this.settled()
    const held = this.held.get(id)
    if (!held || --held.times > 0) return
    this.letGo(id)
    await this.moved()
    // An order to wipe waited for this.
    if (!this.interviewOpen && (await this.store.get('settings', 'settings'))?.wipe) this.wake()
  }

  /** Signs a draft as it was last saved and puts it into the outbox, from where it goes by itself. */
  async completeDraft(id: string): Promise<Completed> {
    await this.settled()
    const { key } = this.line()
    const [draft, enrolment, clock] = await Promise.all([this.store.get('drafts', id), this.store.get('enrolment', 'enrolment'), this.store.get('clock', 'clock')])
    if (!draft || !this.held.has(id)) return { kind: 'notOpen' }
    const form = await this.form(draft.form.hash)
    if (!key || !enrolment || !form) return { kind: 'notEnrolled' }
    const engine = this.environment.readForm(form.definition)
    const reading: ClockReading = clock ?? { offsetMilliseconds: null, offsetMeasuredAt: null }
    const { worker, device } = enrolment
    const outcome = await this.withRoom(() => complete(this.store, id, (...given) => engine.judge(...given),
      { worker, device, clock: reading, now: new Date(this.now), appVersion: this.environment.appVersion }, key))
    if ('kind' in outcome) return outcome
    if ('refused' in outcome) return { kind: 'notSendable', code: outcome.refused }
    for (const file of await this.store.all('attachments')) {
      if (file.submission === id && file.state === 'draft') await dropFile(this.store, file)
    }
    this.letGo(id)
    await this.moved()
    this.wake()
    return { kind: 'completed', contentDigest: outcome.contentDigest }
  }

  /** What a signature would bind now. */
  signedDigest(draft: Draft, definition: Definition): Promise<string> {
    return signedDigest(draft, definition)
  }

  /** Notes an offer, attempt, refusal or new time; it is sent when there is a line. */
  async recordContactAttempt(contact: Pick<ContactAttempt, 'visit' | 'kind' | 'note' | 'newTime'>): Promise<{ kind: 'recorded' } | { kind: 'storageFull' }> {
    const clientId = this.environment.newId()
    const kept = { ...tidy(contact), clientId, at: this.time(), sentAt: null, trouble: null }
    const outcome = await this.withRoom(async () => {
      await this.store.put('contacts', clientId, kept)
      return { kind: 'recorded' as const }
    })
    await this.moved()
    this.wake()
    return outcome
  }

  /** Keeps a file for a question of an open draft. The caller puts the name into the draft and saves it. */
  async attach(draftId: string, question: string, file: Blob): Promise<Attached> {
    if (!this.held.has(draftId)) return { kind: 'notOpen' }
    if (file.size === 0) return { kind: 'empty' }
    const mediaType = file.type.split(';')[0]!.trim().toLowerCase()
    const most = mostBytes(mediaType)
    if (most === undefined) return { kind: 'unsupported' }
    if (file.size > most) return { kind: 'tooLarge' }
    const id = this.environment.newId()
    const outcome = await this.withRoom(() => keepFile(this.store, { id, submission: draftId, mediaType, question }, file))
    if ('kind' in outcome) {
      await dropFile(this.store, { id, chunks: Math.ceil(file.size / chunkBytes) })
      return outcome
    }
    return { kind: 'attached', name: { id, sha256: outcome.sha256, size: outcome.size, mediaType, question } }
  }

  /** A file of a draft, to be shown. */
  async file(id: string): Promise<Blob | undefined> {
    const kept = await this.store.get('attachments', id)
    return kept && kept.chunks > 0 ? wholeFile(this.store, kept) : undefined
  }

  /** Lets a file go that the draft does not name any more. One that was signed stays. */
  async detach(id: string): Promise<void> {
    const kept = await this.store.get('attachments', id)
    if (kept?.state === 'draft') await dropFile(this.store, kept)
  }

  /** Lets go of everything, after what is still being saved. */
  async close(): Promise<void> {
    await this.settled()
    this.held.forEach(({ release }) => release())
    this.held.clear()
    await this.store.close()
  }

  private async settled(): Promise<void> {
    await this.underWay
    await this.saving
  }

  private async begin(draft: Draft, form: KeptForm, lost: Lost): Promise<DraftOpened> {
    if (!await this.hold(draft.id)) return { kind: 'otherTab' }
    const kept = await this.withRoom(async () => {
      await this.store.put('drafts', draft.id, tidy(draft))
      return { kind: 'kept' as const }
    })
    if (kept.kind !== 'kept') this.letGo(draft.id)
    await this.moved()
    return kept.kind === 'kept' ? { kind: 'open', draft, definition: JSON.parse(form.definition), definitionText: form.definition, lost } : kept
  }

  private async hold(id: string): Promise<boolean> {
    const held = this.held.get(id)
    if (held) {
      held.times++
      return true
    }
    const release = await this.environment.locks.hold(`return-home-draft-${id}`)
    if (release) this.held.set(id, { times: 1, release })
    return release !== undefined
  }

  private letGo(id: string): void {
    this.held.get(id)?.release()
    this.held.delete(id)
  }

  private form(hash: string): Promise<KeptForm | undefined> {
    return this.store.get('forms', hash)
  }

  private inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.saving.then(work)
    this.saving = done.catch(() => undefined)
    return done
  }

  private async withRoom<T>(write: () => Promise<T>): Promise<T | { kind: 'storageFull' }> {
    try {
      return await write()
    } catch (fault) {
      if (fault instanceof StorageFull) return { kind: 'storageFull' }
      throw fault
    }
  }

  private get now(): number {
    return this.environment.network.now()
  }

  private time(): string {
    return deviceTime(new Date(this.now))
  }
}
