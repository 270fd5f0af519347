import { StorageFull } from './refused'
import type { WorkerStore } from './worker'

/** Asks the browser not to clear this app's storage when the tablet runs short. False when it does not promise. */
export async function askToPersist(storage: StorageManager | undefined = globalThis.navigator?.storage): Promise<boolean> {
  try {
    return await storage?.persist?.() ?? false
  } catch {
    return false
  }
}

/** Asks each time a store is opened, as a browser may promise later what it did not at first, and keeps the answer. */
export async function notePersistence(store: WorkerStore): Promise<void> {
  const persisted = await askToPersist()
  try {
    await store.change(async change => {
      const settings = await change.read('settings', 'settings')
      if (settings?.persisted !== persisted) change.put('settings', 'settings', { ...settings, persisted })
    })
  } catch (fault) {
    // A full tablet must still open.
    if (!(fault instanceof StorageFull)) throw fault
  }
}
