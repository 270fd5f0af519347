// The built app as a worker uses it: by its screens alone.
import type { Locator, Page } from 'playwright-core'
import { demoPassword } from './realServer'

export const passphrase = 'four quiet grey herons'

/** Makes a store on the first screen. */
export async function register(page: Page, label: string, secret = passphrase): Promise<void> {
  await page.getByLabel('Your name on this tablet').fill(label)
  await page.getByLabel('Passphrase', { exact: true }).fill(secret)
  await page.getByLabel('The same passphrase again').fill(secret)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
}

export async function signIn(page: Page, userName: string): Promise<void> {
  await page.getByLabel('Name for signing in').fill(userName)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Connects the tablet with a coordinator's code; resolves when the visits have come. */
export async function connect(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('What you call this tablet').fill('Blue tablet')
  await page.getByRole('button', { name: 'Connect' }).click()
  await page.getByRole('heading', { name: 'Visits', level: 1 }).waitFor()
  await page.locator('.card').first().waitFor()
  await upToDate(page)
}

export async function unlock(page: Page, secret = passphrase): Promise<void> {
  await page.getByLabel('Your passphrase').fill(secret)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('button', { name: 'Lock' }).waitFor()
}

export const upToDate = (page: Page) => page.getByRole('status').filter({ hasText: 'Up to date' }).waitFor()
export const toTab = (page: Page, name: 'Visits' | 'My forms' | 'Tablet') => page.getByRole('navigation').getByRole('link', { name }).click()
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()

/** Opens a visit and begins its form, or goes on with it. */
export async function openForm(page: Page, child: string): Promise<void> {
  await toTab(page, 'Visits')
  await page.getByRole('link', { name: child }).first().click()
  await page.getByRole('button', { name: /the form$/ }).click()
  await page.getByRole('heading', { name: 'Parts of this form' }).waitFor()
}

/** Notes that the interview was accepted and took place, without which most parts cannot start. */
export async function accept(page: Page): Promise<void> {
  await openPart(page, /Offer and outcome/)
  await onTo(page, page.getByLabel('Accepted', { exact: true }))
  await page.getByText('Accepted', { exact: true }).click()
  const took = page.getByRole('group', { name: /Missing Person Interview taken place/ })
  await onTo(page, took)
  await took.getByText('Yes', { exact: true }).click()
  await toParts(page)
}

export const openPart = (page: Page, name: RegExp) => page.getByRole('link', { name }).click()

/** Goes on through a part until something is there. */
export async function onTo(page: Page, wanted: Locator): Promise<void> {
  for (let pages = 0; await wanted.count() === 0; pages++) {
    if (pages === 20) throw new Error(`Not in this part: ${wanted}`)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
  }
}

/** Back from a page of the form to its list of parts. */
export async function toParts(page: Page): Promise<void> {
  while (await page.getByRole('heading', { name: 'Parts of this form' }).count() === 0) await page.getByRole('button', { name: 'Back', exact: true }).click()
}

/** Hands in the form that is open, from its list of parts. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check the answers' }).click()
  await page.getByRole('button', { name: 'Finish' }).click()
  await heading(page, 'My forms')
}
