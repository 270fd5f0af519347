// How long a worker waits after wrong passphrases. There is no number of tries after which anything is wiped.
import type { Tablet, WorkerEntry } from '../store/tablet'

const free = 5
const shortest = 30_000
const longest = 15 * 60_000

/** The wait after so many wrong tries, in milliseconds: none up to the fourth, 30 seconds after the fifth, doubling to 15 minutes. */
export function waitAfter(wrongTries: number): number {
  return wrongTries < free ? 0 : Math.min(shortest * 2 ** (wrongTries - free), longest)
}

/** When the next try is allowed. A clock that was set back never makes a wait longer than it was. */
export function nextTryAt({ wrongTries, nextTryAt }: WorkerEntry, now: number): number {
  return Math.min(nextTryAt, now + waitAfter(wrongTries))
}

/**
 * Counts a try before anybody learns its outcome, so that closing the app in the middle gains nothing.
 *
 * @returns whether it is allowed, and when the next one will be, or this one
 */
export async function countTry(tablet: Tablet, store: string, now: number): Promise<{ allowed: boolean; at: number }> {
  const entry = await tablet.change(store, entry => {
    if (nextTryAt(entry, now) > now) return { nextTryAt: nextTryAt(entry, now) }
    const wrongTries = entry.wrongTries + 1
    return { wrongTries, nextTryAt: now + waitAfter(wrongTries) }
  })
  if (!entry) return { allowed: true, at: now }
  const at = nextTryAt(entry, now)
  return at > now ? { allowed: false, at } : { allowed: true, at: now + waitAfter(entry.wrongTries + 1) }
}

/** Forgets the wrong tries after a right one. */
export async function forgetTries(tablet: Tablet, store: string): Promise<void> {
  await tablet.change(store, () => ({ wrongTries: 0, nextTryAt: 0 }))
}
