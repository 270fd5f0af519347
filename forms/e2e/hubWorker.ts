// A worker of the unit tests' hub at the app below the screens (`storePage.ts`).
import type { Page } from 'playwright-core'
import type { Hub } from '../tablet/testing/hub'
import { visit } from '../tablet/testing/tablet'
import type { RunningProfile } from './profile'
import { opened, passphrase, type StoreWindow } from './realWorker'
import type { StoreSite } from './storeSite'

const window = globalThis as never as StoreWindow

/** A tab in which a new worker is enrolled and has visits. */
export async function atWork(running: RunningProfile, site: StoreSite, hub: Hub, visits: number, change: (one: Awaited<ReturnType<typeof visit>>) => object = one => one): Promise<Page> {
  for (let number = 1; number <= visits; number++) hub.feed.push({ __typename: 'VisitAssigned', visit: change(await visit(number)) })
  const page = await opened(running, site)
  await page.evaluate(async passphrase => {
    const { workspace } = window
    await workspace.register('Wren', passphrase)
    await workspace.signIn('worker', 'fernwick-demo-only')
    await workspace.enrol('4F7K-Q2MX', 'Blue tablet')
    await workspace.sync()
    window.work = workspace.work.value!
  }, passphrase)
  return page
}

/** A tab in which that worker has opened the store again. */
export async function unlocked(running: RunningProfile, site: StoreSite): Promise<Page> {
  const page = await opened(running, site)
  await page.evaluate(async passphrase => {
    const { session } = window.workspace
    if (session.value.name !== 'locked') throw new Error('open without a passphrase')
    const [worker] = session.value.workers
    if (!worker) throw new Error('The tablet knows no worker any more.')
    const outcome = await window.workspace.unlock(worker.store, passphrase)
    if (outcome.kind !== 'open') throw new Error(outcome.kind)
    window.work = window.workspace.work.value!
  }, passphrase)
  return page
}
