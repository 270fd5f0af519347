// A demo worker of the real server at the app below the screens (`storePage.ts`).
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Work } from '../tablet/work'
import type { Workspace } from '../tablet/workspace'
import type { RunningProfile } from './profile'
import { demoPassword, enrolmentCode, type RealServer } from './realServer'
import type { StorePage } from './storePage'
import type { Asked, StoreSite } from './storeSite'

/** What the page of `storePage.ts` holds. */
export type StoreWindow = { storePage: StorePage; workspace: Workspace; work: Work }

const window = globalThis as never as StoreWindow
export const passphrase = 'four quiet grey herons'

export async function opened(running: RunningProfile, site: StoreSite): Promise<Page> {
  const page = await running.context.newPage()
  await page.goto(site.url)
  await page.waitForFunction(() => 'storePage' in globalThis)
  await page.evaluate(async () => { window.workspace = await window.storePage.start() })
  return page
}

/** A new tablet of the demo worker, enrolled with a code of the coordinator's, after its first contact. */
export async function enrolled(running: RunningProfile, site: StoreSite, server: RealServer): Promise<Page> {
  const code = await enrolmentCode(server, 'worker')
  const page = await opened(running, site)
  expect(await page.evaluate(async ({ passphrase, password, code }) => {
    const { workspace } = window
    await workspace.register('Willow', passphrase)
    await workspace.signIn('worker', password)
    const outcome = await workspace.enrol(code, 'Test tablet')
    await workspace.sync()
    window.work = workspace.work.value!
    return [outcome.kind, workspace.status.value.name]
  }, { passphrase, password: demoPassword, code })).toEqual(['enrolled', 'sent'])
  return page
}

/** Fills the first open visit and completes it, without sending. */
export function complete(page: Page): Promise<{ submission: string; digest: string }> {
  return page.evaluate(async () => {
    const { work, workspace } = window
    const outcome = await work.openVisit(workspace.lists.value.visits[0]!.visit.id, 'en')
    if (outcome.kind !== 'open') throw new Error(outcome.kind)
    const { draft } = outcome
    const answeredAt = '2026-11-20T10:00:00+00:00'
    const whatHappened = { value: 'I was at the pier.', answeredAt, source: 'child' as const }
    await work.saveDraft({ ...draft, answers: { ...draft.answers, rhiOutcome: { value: 'accepted', answeredAt, source: 'worker' }, whatHappened } })
    const completed = await work.completeDraft(draft.id)
    if (completed.kind !== 'completed') throw new Error(JSON.stringify(completed))
    return { submission: draft.id, digest: completed.contentDigest }
  })
}

export const sync = (page: Page) => page.evaluate(async () => {
  const { workspace } = window
  await workspace.sync(true)
  const session = workspace.session.value
  return { counts: workspace.counts.value, status: workspace.status.value, needsSignIn: session.name === 'unlocked' && session.needsSignIn }
})
export const revisions = async (server: RealServer, submission: string) => (await server.as('coordinator', `{ submission(id: "Submission:${submission}") { revisions { contentDigest flags } } }`) as
  { submission: { revisions: { contentDigest: string; flags: string[] }[] } }).submission.revisions

export const asks = (asked: Asked, operation: string) => asked.path === '/graphql' && asked.body.includes(`"operationName":"${operation}"`)
