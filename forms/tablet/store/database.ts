// A database of the tablet, kept twice. Chromium throws all databases of a bucket away when a byte of their common log is wrong, and a browser that is
// killed while it writes can leave such a byte behind (server/decisions/two-copies.md). So each change is durable in both buckets before it counts as kept.
import { wrap, type IDBPDatabase } from 'idb'
import type { Buckets } from './buckets'
import { withRoom } from './refused'

/** A value to keep under a key of a table; to remove when there is none. */
export type Write = { table: string; key: IDBValidKey; value?: unknown }

export type Read = (table: string, key: IDBValidKey) => Promise<unknown>

/** How many changes a copy has seen, and which was the last. Copies with the same head are the same. */
type Head = { count: number; change: string }

const version = 2
const head = 'head'
const batch = 50

export class Database {
  /** Whether the browser said, when it was opened, that it had thrown the content away, and no copy had it any more. */
  lost = false
  private copies: Promise<IDBPDatabase[]>

  private constructor(private readonly buckets: Buckets, private readonly name: string, private readonly tables: string[]) {
    this.copies = this.connect()
  }

  /** Opens a database with these tables. What one copy has lost comes back from the other before this resolves. */
  static async open(buckets: Buckets, name: string, tables: string[]): Promise<Database> {
    const database = new Database(buckets, name, tables)
    await database.copies
    return database
  }

  /** Removes a database for ever. */
  static async delete(buckets: Buckets, name: string): Promise<void> {
    await buckets.alone(lockOf(name), async () => {
      // The first copy goes last: until then it is as if nothing had happened.
      for (const factory of [await buckets.second, buckets.first]) if (factory) await wrap(factory.deleteDatabase(name))
    })
  }

  async get(table: string, key: IDBValidKey): Promise<unknown> {
    return (await this.whole()).get(table, key)
  }

  /** Keys and values of a table, by key. */
  async entries(table: string, range?: IDBKeyRange): Promise<[IDBValidKey, unknown][]> {
    return entriesOf(await this.whole(), table, range)
  }

  /**
   * Changes the database in one step that no other tab comes between: `decide` reads and says what to write, or null to leave all as it is. Resolves when the
   * change is durable in both copies; to false when there was nothing to be done.
   *
   * @throws StorageFull when there is no room; then nothing of it was kept
   */
  async change(decide: (read: Read) => Promise<Write[] | null>): Promise<boolean> {
    const opened = this.copies
    const copies = await opened
    return this.buckets.alone(lockOf(this.name), async () => {
      const latest = await withLatest(copies)
      const writes = await decide((table, key) => latest[0]!.get(table, key))
      const written = writes?.length ? await withRoom(() => write(latest, writes)) : latest
      // What failed is filled from the other when the database is opened next.
      if (written.length < copies.length && this.copies === opened) this.copies = Promise.resolve(written)
      return Boolean(writes?.length)
    })
  }

  async close(): Promise<void> {
    for (const copy of await this.copies) copy.close()
  }

  /** The copy that is read. */
  private async whole(): Promise<IDBPDatabase> {
    return (await this.copies)[0]!
  }

  private async connect(): Promise<IDBPDatabase[]> {
    const factories = [this.buckets.first, await this.buckets.second].filter(factory => factory !== null)
    const opened = await Promise.allSettled(factories.map(factory => open(factory, this.name, this.tables)))
    const copies = opened.flatMap(one => one.status === 'fulfilled' ? [one.value.database] : [])
    if (copies.length === 0) throw (opened[0] as PromiseRejectedResult).reason
    // The browser closes what it finds damaged while it is open.
    const watched = [...copies]
    for (const copy of copies) copy.addEventListener('close', () => this.reopen(watched))
    const whole = await this.buckets.alone(lockOf(this.name), () => inStep(copies, this.tables))
    if (opened.some(one => one.status === 'fulfilled' && one.value.thrownAway)) this.lost = (await headOf(whole[0]!)).count === 0
    return whole
  }

  private reopen(closed: IDBPDatabase[]): void {
    // Once, though both may be closed.
    if (closed.length === 0) return
    for (const copy of closed.splice(0)) copy.close()
    this.copies = this.connect()
    this.copies.catch(() => undefined)
  }
}

function lockOf(name: string): string {
  return `database ${name}`
}

function isFull(fault: unknown): boolean {
  return fault instanceof Error && fault.name === 'QuotaExceededError'
}

/** Only Chromium says what it has lost. */
type Upgrade = IDBVersionChangeEvent & { dataLoss?: 'none' | 'total' }

async function open(factory: IDBFactory, name: string, tables: string[]): Promise<{ database: IDBPDatabase; thrownAway: boolean }> {
  const request = factory.open(name, version)
  let thrownAway = false
  request.onupgradeneeded = ({ oldVersion, dataLoss }: Upgrade) => {
    thrownAway = dataLoss === 'total'
    if (oldVersion === 0) for (const table of tables) request.result.createObjectStore(table)
    const heads = request.result.createObjectStore(head)
    // From the time of the single copy: what is in it is the whole.
    if (oldVersion === 1) heads.put({ count: 1, change: crypto.randomUUID() } satisfies Head, head)
  }
  const database = (await wrap(request))!
  // A wipe in another tab must not wait for this one.
  database.onversionchange = () => database.close()
  return { database, thrownAway }
}

/** The copies that have all changes, the one to be read first; one that lags, or was lost, is filled from the other. */
async function inStep(copies: IDBPDatabase[], tables: string[]): Promise<IDBPDatabase[]> {
  const latest = await withLatest(copies)
  const source = latest[0]!
  const filled = await Promise.all(copies.map(async copy => {
    if (latest.includes(copy)) return [copy]
    try {
      await fill(copy, source, tables)
      return [copy]
    } catch {
      // No room for both. What was filled in has no head, so nobody takes it for whole.
      await clear(copy, tables).catch(() => undefined)
      return []
    }
  }))
  return filled.flat()
}

/** The copies that have seen most changes. */
async function withLatest(copies: IDBPDatabase[]): Promise<IDBPDatabase[]> {
  const heads = await Promise.allSettled(copies.map(headOf))
  const known = heads.flatMap(one => one.status === 'fulfilled' ? [one.value] : [])
  if (known.length === 0) throw (heads[0] as PromiseRejectedResult).reason
  const latest = known.reduce((best, one) => one.count > best.count ? one : best)
  return copies.filter((_, index) => {
    const one = heads[index]!
    return one.status === 'fulfilled' && one.value.change === latest.change
  })
}

/** Writes to copies that are the same; answers those in which all of it is durable, in their order. */
async function write(copies: IDBPDatabase[], writes: Write[]): Promise<IDBPDatabase[]> {
  const { count } = await headOf(copies[0]!)
  const next = { table: head, key: head, value: { count: count + 1, change: crypto.randomUUID() } satisfies Head }
  // A full tablet lets things go, but has no room to say so.
  const whole = writes.every(({ value }) => value === undefined) ? writes : [...writes, next]
  const written: IDBPDatabase[] = []
  const faults: unknown[] = []
  // The copy that is read comes last: a change that is in it is in both.
  for (const copy of copies.toReversed()) {
    try {
      await put(copy, whole)
      written.unshift(copy)
    } catch (fault) {
      faults.push(fault)
      if (isFull(fault)) break
    }
  }
  if (written.length > 0 && !faults.some(isFull)) return written
  // Where that fails too, the change is in one copy although it was refused: it is kept rather than lost.
  for (const copy of written) await undo(copy, copies[0]!, writes).catch(() => undefined)
  throw faults.at(-1)
}

/** Puts a copy that was written back to what the other one still has. */
async function undo(copy: IDBPDatabase, whole: IDBPDatabase, writes: Write[]): Promise<void> {
  const before = [...writes, { table: head, key: head }].map(async ({ table, key }) => ({ table, key, value: await whole.get(table, key) }))
  await put(copy, await Promise.all(before))
}

async function fill(target: IDBPDatabase, source: IDBPDatabase, tables: string[]): Promise<void> {
  await clear(target, tables)
  for (const table of tables) {
    let range: IDBKeyRange | undefined
    for (let entries = await entriesOf(source, table, range, batch); entries.length > 0; entries = await entriesOf(source, table, range, batch)) {
      await put(target, entries.map(([key, value]) => ({ table, key, value })))
      range = IDBKeyRange.lowerBound(entries.at(-1)![0], true)
    }
  }
  await put(target, [{ table: head, key: head, value: await headOf(source) }])
}

async function clear(database: IDBPDatabase, tables: string[]): Promise<void> {
  const transaction = database.transaction([...tables, head], 'readwrite', { durability: 'strict' })
  await Promise.all([...[...tables, head].map(table => transaction.objectStore(table).clear()), transaction.done])
}

async function headOf(database: IDBPDatabase): Promise<Head> {
  return await database.get(head, head) ?? { count: 0, change: '' }
}

async function entriesOf(database: IDBPDatabase, table: string, range?: IDBKeyRange, most?: number): Promise<[IDBValidKey, unknown][]> {
  const { store } = database.transaction(table)
  const [keys, values] = await Promise.all([store.getAllKeys(range, most), store.getAll(range, most)])
  return keys.map((key, index) => [key, values[index]])
}

async function put(database: IDBPDatabase, writes: Write[]): Promise<void> {
  const transaction = database.transaction([...new Set(writes.map(({ table }) => table))], 'readwrite', { durability: 'strict' })
  const requests: Promise<unknown>[] = []
  try {
    for (const { table, key, value } of writes) {
      const store = transaction.objectStore(table)
      requests.push(value === undefined ? store.delete(key) : store.put(value, key))
    }
  } catch (fault) {
    transaction.abort()
    await Promise.allSettled([...requests, transaction.done])
    throw fault
  }
  // Only the transaction as a whole says why it failed; a single write may merely say that it was aborted.
  void Promise.allSettled(requests)
  await transaction.done
}
