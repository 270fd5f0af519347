import { openDB } from 'idb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Visit } from '../store/tables'
import { Tablet } from '../store/tablet'
import { emptyBuckets } from '../testing/tablet'
import { judgePassphrase } from './passphrase'
import { Sessions, type OpenStore } from './session'
import { waitAfter } from './wrongTries'

const quick = { m: 8, t: 1, p: 1 }
const right = 'four quiet grey herons'
const wrong = 'four quiet grey horses'
let now: number
let tablet: Tablet
let sessions: Sessions
const later = () => new Sessions(tablet, () => now, undefined, quick)

beforeEach(async () => {
  now = Date.parse('2026-11-20T10:00:00Z')
  tablet = await Tablet.open(emptyBuckets())
  sessions = later()
})

async function registered(label = 'Ash', passphrase = right): Promise<OpenStore> {
  const made = await sessions.register(label, passphrase)
  if (made.kind !== 'open') throw new Error(made.why)
  return made.open
}

describe('a passphrase is refused', () => {
  test.each([['123456', 'tooShort'], ['red fox', 'tooShort'], ['a a a a', 'tooShort'], ['one two three three', 'fine'], ['aaaaaaaaaaaaaaa', 'tooPlain'], ['', 'tooShort'],
    ['121212121212', 'tooPlain'], ['go to my den', 'fine'], ['correct-horse', 'fine']])('%j: %s', (passphrase, judged) => {
    expect(judgePassphrase(passphrase)).toBe(judged)
  })
  test('and no store is made', async () => {
    expect(await sessions.register('Ash', '123456')).toEqual({ kind: 'refused', why: 'tooShort' })
    expect(await sessions.register('  ', right)).toEqual({ kind: 'refused', why: 'labelNeeded' })
    expect(await tablet.workers()).toEqual([])
  })
})

describe('a store is not opened', () => {
  test('with a wrong passphrase', async () => {
    const { store } = await registered()
    expect(await sessions.unlock(store.id, wrong)).toEqual({ kind: 'wrongPassphrase', nextTryAt: now })
  })
  test('with the right passphrase on another tablet', async () => {
    const { store } = await registered()
    const database = await openDB('return-home')
    await database.put('keys', await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']), 'secret')
    expect((await sessions.unlock(store.id, right)).kind).toBe('wrongPassphrase')
  })
  test('with the key of another worker of this tablet', async () => {
    const [ash, bo] = [await registered('Ash'), await registered('Bo', 'nine loud green parrots')]
    const entries = await openDB('return-home')
    await entries.put('workers', { ...await tablet.worker(ash.store.id), store: bo.store.id }, bo.store.id)
    expect((await sessions.unlock(bo.store.id, right)).kind).toBe('wrongPassphrase')
  })
  test('before the wait is over, not even with the right passphrase, nor after a reload', async () => {
    const { store } = await registered()
    for (let tries = 0; tries < 4; tries++) expect(await sessions.unlock(store.id, wrong)).toEqual({ kind: 'wrongPassphrase', nextTryAt: now })
    expect(await sessions.unlock(store.id, wrong)).toEqual({ kind: 'wrongPassphrase', nextTryAt: now + 30_000 })
    now += 29_999
    expect(await later().unlock(store.id, right)).toEqual({ kind: 'wait', nextTryAt: now + 1 })
    now += 1
    expect((await later().unlock(store.id, right)).kind).toBe('open')
  })
  test('though the wait never grows beyond a quarter of an hour, nor by a clock that was set back', async () => {
    const { store } = await registered()
    expect([4, 5, 6, 7, 10, 11, 60].map(waitAfter)).toEqual([0, 30_000, 60_000, 120_000, 900_000, 900_000, 900_000])
    for (let tries = 0; tries < 5; tries++) await sessions.unlock(store.id, wrong)
    now -= 2 * 24 * 60 * 60_000
    expect(await sessions.unlock(store.id, right)).toEqual({ kind: 'wait', nextTryAt: now + 30_000 })
  })
  test('and a hundred wrong tries wipe nothing', async () => {
    const { store } = await registered()
    await store.put('visits', 'a', { id: 'a' } as Visit)
    for (let tries = 0; tries < 100; tries++) {
      await sessions.unlock(store.id, wrong)
      now += 16 * 60_000
    }
    const unlocked = await sessions.unlock(store.id, right)
    expect(unlocked.kind === 'open' && await unlocked.open.store.get('visits', 'a')).toEqual({ id: 'a' })
    expect((await tablet.worker(store.id))!.wrongTries).toBe(0)
  })
})

test('a try is counted although the passphrase is still being stretched when the app is closed', async () => {
  const { store } = await registered()
  const never = { prepare: () => undefined, stretch: () => new Promise<never>(() => undefined) }
  void new Sessions(tablet, () => now, undefined, quick, never).unlock(store.id, right)
  await expect.poll(async () => (await tablet.worker(store.id))!.wrongTries).toBe(1)
})

test('many tries at once are each counted', async () => {
  const { store } = await registered()
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => sessions.unlock(store.id, wrong)))
  expect(outcomes.filter(({ kind }) => kind === 'wrongPassphrase')).toHaveLength(5)
})

test('a changed passphrase opens the store, the former no longer', async () => {
  const { store } = await registered()
  const next = 'six brass keys in a drawer'
  expect((await sessions.changePassphrase(store.id, wrong, next)).kind).toBe('wrongPassphrase')
  expect(await sessions.changePassphrase(store.id, right, 'short')).toEqual({ kind: 'refused', why: 'tooShort' })
  expect(await sessions.changePassphrase(store.id, right, next)).toEqual({ kind: 'changed' })
  expect((await sessions.unlock(store.id, right)).kind).toBe('wrongPassphrase')
  expect((await sessions.unlock(store.id, next)).kind).toBe('open')
})

test('the passphrase may be typed with other blanks and in another composition', async () => {
  const { store } = await registered('Ash', 'Zo\u00eb feeds nine herons')
  expect((await sessions.unlock(store.id, '  Zoe\u0308  feeds nine herons ')).kind).toBe('open')
})

test('workers who share a tablet are listed by label, and the list says nothing else', async () => {
  await registered('Bo')
  await registered('Ash')
  expect((await sessions.workers()).map(({ label }) => label)).toEqual(['Ash', 'Bo'])
  expect(Object.keys((await tablet.workers())[0]!).sort()).toEqual(['argon', 'label', 'nextTryAt', 'salt', 'sealed', 'store', 'wrapped', 'wrongTries'])
})
