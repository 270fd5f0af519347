// A tablet for unit tests: fake-indexeddb, a clock that tests turn, locks and tabs within one process.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { readForm } from '../../conformance/engine'
import type { Definition } from '../../form/definition'
import type { Environment } from '../environment'
import { bytes, sha256 } from '../envelope/bytes'
import { canonical } from '../envelope/canonical'
import type { Locks } from '../locks'
import type { Buckets } from '../store/buckets'
import type { Visit } from '../store/tables'
import { Workspace } from '../workspace'
import { Hub } from './hub'

export const passphrase = 'four quiet grey herons'

export const definition: Definition = {
  key: 'doorstepCheck', version: 1, title: 'Doorstep check', wordingVersion: 'dc-1', facts: [{ id: 'knownAs', label: 'Known as', type: 'text' }],
  sections: [{
    id: 'words', title: 'Words', childFacing: true, questions: [
      { id: 'knownAs', type: 'text', label: 'Known as', prefillFrom: 'knownAs' },
      { id: 'seen', type: 'yesNo', label: 'Seen?', signedByChild: true, required: 'always' },
      { id: 'said', type: 'longText', label: 'What was said', signedByChild: true },
    ],
  }],
}

export function definitionText(version = 1): string {
  return canonical({ ...definition, version } as never)
}

/** A visit as the feed tells it, with global ids. */
export async function visit(number: number, version = 1): Promise<Visit> {
  const id = (kind: string, digit: number) => `${kind}:0193b2c4-0000-4000-800${digit}-${String(number).padStart(12, '0')}`
  return {
    id: id('Visit', 1), state: 'assigned', assignedAt: '2026-11-19T09:00:00Z', note: 'Blue door.', facts: '{"knownAs":"Jo"}',
    due: [{ code: 'K12', name: 'Interview', startedAt: '2026-11-19T09:00:00Z', dueAt: '2026-11-22T09:00:00Z', stoppedAt: null, state: 'running' }],
    child: { id: id('Child', 2), caseNumber: 'F-1', familyName: 'Sample', givenNames: 'Jo', knownAs: null, dateOfBirth: '2011-05-01', status: 'cin' },
    episodes: [{ id: id('Episode', 3), category: 'missing', state: 'returned', missingFrom: '2026-11-18T09:00:00Z', foundAt: null, returnedAt: null, policeRisk: null, overview: null }],
    form: { key: 'doorstepCheck', version, hash: await sha256(bytes(definitionText(version))) }, contactAttempts: [], earlierActions: [],
  }
}

/** Web Locks within one process, for tabs that are objects. `e2e/store.test.ts` uses the browser's. */
export function sharedLocks(): Locks {
  const queues = new Map<string, Promise<unknown>>()
  const held = new Set<string>()
  return {
    alone: (name, work) => {
      const turn = (queues.get(name) ?? Promise.resolve()).then(work)
      queues.set(name, turn.catch(() => undefined))
      return turn
    },
    hold: async name => {
      if (held.has(name)) return undefined
      held.add(name)
      return () => held.delete(name)
    },
  }
}

/** Two empty buckets; the first is also the one that `indexedDB` names. */
export function emptyBuckets(alone = sharedLocks().alone): Buckets {
  globalThis.indexedDB = new IDBFactory()
  return { first: globalThis.indexedDB, second: Promise.resolve(new IDBFactory()), alone }
}

export type Bench = { hub: Hub; clock: { now: number }; environment: Environment; tab: () => Promise<Workspace>; window: EventTarget }

/** A new tablet and a new hub. */
export async function bench(): Promise<Bench> {
  const clock = { now: Date.parse('2026-11-20T10:00:00Z') }
  const hub = await Hub.start(() => clock.now)
  hub.forms.set('doorstepCheck 1', definitionText())
  const window = new EventTarget()
  const locks = sharedLocks()
  const environment: Environment = {
    readForm, network: { base: 'https://hub.example', fetch: hub.fetch, now: () => clock.now }, locks, buckets: emptyBuckets(locks.alone), window,
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' as const }), channel: { postMessage: () => undefined, onmessage: null },
    appVersion: '0.1.0', idleMinutes: 10, chance: () => 0.5, newId: () => crypto.randomUUID(), argon: { m: 8, t: 1, p: 1 },
  }
  return { hub, clock, environment, window, tab: () => Workspace.start({ ...environment, channel: { postMessage: () => undefined, onmessage: null } }) }
}

/** A worker who is enrolled and has this many visits. */
export async function atWork({ hub, tab }: Bench, visits = 1): Promise<Workspace> {
  const workspace = await tab()
  for (let number = 1; number <= visits; number++) hub.feed.push({ __typename: 'VisitAssigned', visit: await visit(number) })
  await workspace.register('Wren', passphrase)
  await workspace.signIn('worker', 'fernwick-demo-only')
  await workspace.enrol('4F7K-Q2MX', 'Blue tablet')
  await workspace.sync()
  return workspace
}

/** Fills a visit and completes it; answers its contentDigest. */
export async function filled(workspace: Workspace, number = 1, said = 'I was at the pier.'): Promise<string> {
  const { id } = workspace.lists.value.visits[number - 1]!.visit
  const work = workspace.work.value!
  const opened = await work.openVisit(id, 'en')
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const answeredAt = '2026-11-20T10:00:00+00:00'
  await work.saveDraft({ ...opened.draft, answers: { ...opened.draft.answers, seen: { value: 'yes', answeredAt, source: 'child' }, said: { value: said, answeredAt, source: 'child' } } })
  const completed = await work.completeDraft(opened.draft.id)
  if (completed.kind !== 'completed') throw new Error(completed.kind)
  return completed.contentDigest
}
