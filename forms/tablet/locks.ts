// What only one tab of the tablet may do at a time, by the browser's Web Locks. A lock ends with its tab, however that ends.
import type { Alone } from './session/tokens'

export type Locks = {
  /** Waits for the lock, works, and lets it go. */
  alone: Alone
  /** Takes the lock for as long as it is needed; nothing if another tab has it. The answer lets it go. */
  hold(name: string): Promise<(() => void) | undefined>
}

export function browserLocks(manager: LockManager = navigator.locks): Locks {
  return {
    alone: async (name, work) => await manager.request(name, work) as Awaited<ReturnType<typeof work>>,
    hold: name => new Promise((resolve, reject) => {
      manager.request(name, { ifAvailable: true }, lock => lock === null ? resolve(undefined) : new Promise<void>(release => resolve(release))).catch(reject)
    }),
  }
}
