/** Asks the browser not to clear this app's storage when the tablet runs short. False when it does not promise. */
export async function askToPersist(storage: StorageManager | undefined = globalThis.navigator?.storage): Promise<boolean> {
  try {
    return await storage?.persist?.() ?? false
  } catch {
    return false
  }
}
