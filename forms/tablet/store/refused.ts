// What storage can refuse. Faults of the code stay ordinary errors.

/** The tablet has no room: nothing of the change was kept, what was kept before is as it was. */
export class StorageFull extends Error {
  constructor() {
    super('The tablet has no room left.')
    this.name = 'StorageFull'
  }
}

/** A record cannot be opened with this key: it was changed, moved or written with another key. */
export class Unreadable extends Error {
  constructor(table: string) {
    super(`A record of the table ${table} cannot be opened.`)
    this.name = 'Unreadable'
  }
}

/** Runs a write, and says so in one word when it failed for want of room. */
export async function withRoom<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (fault) {
    throw fault instanceof Error && fault.name === 'QuotaExceededError' ? new StorageFull() : fault
  }
}
