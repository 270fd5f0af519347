// The app as a worker uses it: the real server, a line to it, real Chromium, and everything by the screens.
import type { Browser, BrowserContext, Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { launch } from '../browser'
import { demoPassword, startServer, type RealServer } from '../realServer'
import { startLine, type Line } from './line'
import { enrolmentCode } from './office'

export const passphrase = 'four quiet grey herons'

export type App = {
  server: RealServer
  line: Line
  browser: Browser
  /** A new tablet, that nobody has used. */
  tablet(): Promise<BrowserContext>
}

/** The app for the journeys of one file. Each starts with the line as it should be. */
export function startApp(): App {
  const app = {} as App
  let began = 0
  let contexts: BrowserContext[] = []
  beforeAll(async () => {
    app.server = await startServer()
    app.line = await startLine(app.server.base)
    app.browser = await launch()
    app.tablet = async () => {
      const context = await app.browser.newContext({ viewport: { width: 768, height: 1024 }, hasTouch: true, locale: 'en-GB', timezoneId: 'UTC' })
      context.setDefaultTimeout(60_000)
      contexts.push(context)
      return context
    }
  }, 900_000)
  beforeEach(async () => {
    began = Date.now()
    app.line.fate = () => 'through'
    app.line.asked.length = 0
    app.line.mostSending = 0
    await app.line.mend()
  })
  afterEach(async ({ task }) => {
    console.log(`${((Date.now() - began) / 1000).toFixed(1)} s  ${task.name}`)
    for (const context of contexts) await context.close()
    contexts = []
  })
  afterAll(async () => {
    await app.browser?.close()
    await app.line?.cut()
    await app.server?.stop()
  }, 60_000)
  return app
}

/** Begins on a tablet where nobody, or somebody else, has begun before; ends at the visits. */
export async function setUp(page: Page, { server, line }: Pick<App, 'server' | 'line'>, { userName = 'worker', label = 'Wren', secret = passphrase, device = 'Blue tablet' } = {}): Promise<void> {
  const code = await enrolmentCode(server, userName)
  if (page.url() === 'about:blank') await page.goto(line.url)
  await page.getByLabel('Your name on this tablet').fill(label)
  await page.getByLabel('Passphrase', { exact: true }).fill(secret)
  await page.getByLabel('The same passphrase again').fill(secret)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await signIn(page, userName)
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('What you call this tablet').fill(device)
  await page.getByRole('button', { name: 'Connect' }).click()
  await page.locator('.card-link').first().waitFor()
  await page.getByText('Up to date').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
}

export async function signIn(page: Page, userName: string): Promise<void> {
  await page.getByLabel('Name for signing in').fill(userName)
  await page.getByLabel('Password').fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function unlock(page: Page, secret = passphrase): Promise<void> {
  await page.getByLabel('Your passphrase').fill(secret)
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByLabel('Your passphrase').waitFor({ state: 'detached' })
}

export const tab = (page: Page, name: 'Visits' | 'My forms' | 'Tablet') => page.getByRole('navigation').getByRole('link', { name }).click()

export async function openVisit(page: Page, child: string): Promise<void> {
  await tab(page, 'Visits')
  await page.locator('.card-link', { hasText: child }).click()
}

/** Opens the form of a visit, begun or not. */
export async function openForm(page: Page, child: string): Promise<void> {
  await openVisit(page, child)
  await page.getByRole('button', { name: /the form$/ }).click()
  await page.getByRole('button', { name: 'Check the answers' }).waitFor()
}

export const saved = (page: Page) => page.locator('.save-state.saved').waitFor()
const atTasks = (page: Page) => page.getByRole('button', { name: 'Check the answers' })

export type Filling = { [question: string]: (page: Page) => Promise<void> }

/** Goes through a part of the form page by page, fills each question where it stands, and comes back to the parts. */
export async function fillPart(page: Page, title: string, filling: Filling): Promise<void> {
  await page.getByRole('link', { name: title, exact: true }).click()
  const left = new Set(Object.keys(filling))
  for (;;) {
    await page.getByRole('button', { name: 'Continue', exact: true }).or(atTasks(page)).waitFor()
    if (await atTasks(page).count() > 0) break
    for (const question of [...left]) {
      if (await page.locator(`#${question}`).count() === 0) continue
      await filling[question]!(page)
      await saved(page)
      left.delete(question)
    }
    await turn(page, 'Continue')
  }
  expect([...left], `not asked in ${title}`).toEqual([])
}

/** Goes to the page of a part where a question stands, and stays there. */
export async function toQuestion(page: Page, title: string, question: string): Promise<void> {
  await page.getByRole('link', { name: title, exact: true }).click()
  await page.getByRole('button', { name: 'Continue', exact: true }).waitFor()
  while (await page.locator(`#${question}`).count() === 0) await turn(page, 'Continue')
}

/** Back from a page to the parts. */
export async function toParts(page: Page): Promise<void> {
  while (await atTasks(page).count() === 0) await turn(page, 'Back')
}

async function turn(page: Page, button: 'Continue' | 'Back'): Promise<void> {
  const caption = await page.locator('.govuk-caption-l').textContent()
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.waitForFunction(before => document.querySelector('.govuk-caption-l')?.textContent !== before, caption)
}

/** Leaves the form for the page it was opened from. */
export async function leave(page: Page): Promise<void> {
  await toParts(page)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await atTasks(page).waitFor({ state: 'detached' })
}

/** Fills words. */
export const words = (question: string, text: string) => (page: Page) => page.locator(`#${question}`).fill(text)

/** Chooses an option by its label. */
export const choose = (question: string, label: string) => (page: Page) =>
  page.locator(`.govuk-radios__item:has(input[name="${question}"])`).filter({ hasText: new RegExp(`^${label}$`) }).locator('input').check()

/** Writes a day and a time; the tablets of the journeys are in UTC. */
export const time = (question: string, at: Date) => async (page: Page) => {
  const group = page.locator(`fieldset:has(#${question}), .govuk-form-group:has(#${question})`).last()
  const parts = { Day: at.getUTCDate(), Month: at.getUTCMonth() + 1, Year: at.getUTCFullYear(), Hour: at.getUTCHours(), Minute: at.getUTCMinutes() }
  for (const [label, value] of Object.entries(parts)) await group.getByLabel(label, { exact: true }).fill(String(value).padStart(2, '0'))
}

/** Signs on the pad, as the young person does. */
export async function sign(page: Page): Promise<void> {
  if (await page.getByRole('button', { name: 'Sign again' }).count() > 0) await page.getByRole('button', { name: 'Sign again' }).click()
  await page.getByText('Draw your signature').click()
  const pad = page.locator('.pad')
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  for (let step = 1; step <= 12; step++) await page.mouse.move(box.x + 40 + step * 20, box.y + 60 + (step % 3) * 20)
  await page.mouse.up()
  if (await page.getByLabel('Your name', { exact: true }).inputValue() === '') await page.getByLabel('Your name', { exact: true }).fill('Zara')
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  await page.getByText('The signature holds').waitFor()
}

/** That it was accepted and held, without which the young person is asked nothing. */
export const takePlace = (page: Page) =>
  fillPart(page, 'Offer and outcome', { rhiOutcome: choose('rhiOutcome', 'Accepted'), interviewTakenPlace: choose('interviewTakenPlace', 'Yes') })

/** The least of an interview that says something: accepted, held, told, signed. */
export async function fillInShort(page: Page, told: string, heldAt = new Date()): Promise<void> {
  await takePlace(page)
  await fillPart(page, 'Where and with whom', { interviewAt: time('interviewAt', heldAt) })
  await fillPart(page, 'In your own words', { whatHappened: words('whatHappened', told) })
  await fillPart(page, 'Who may see this, and your signature', { ypName: words('ypName', 'Zara'), ypSignature: sign })
}

/** Hands the form in; ends among the worker's forms. */
export async function finish(page: Page): Promise<void> {
  await atTasks(page).click()
  await page.getByRole('button', { name: 'Finish' }).click()
  await page.getByRole('heading', { name: 'My forms' }).waitFor()
}

/** It says how much waits. */
export const sendButton = /^(Send now|Check now)/

/** Talks to the server by the button, and waits until that is over. */
export async function sendNow(page: Page): Promise<void> {
  // The heartbeat is the last thing that a contact says.
  const said = page.waitForResponse(response => response.request().postData()?.includes('"operationName":"heartbeat"') ?? false)
  await page.getByRole('button', { name: sendButton }).click()
  await said
  await page.getByText('Up to date').waitFor()
}

/** How many forms stand in a list of the worker's. */
export async function count(page: Page, list: 'Returned to you' | 'Drafts' | 'Ready to send' | 'Set aside by the office' | 'Sent'): Promise<number> {
  const title = await page.getByRole('heading', { name: new RegExp(`^${list} \\(`) }).textContent()
  return Number(/\((\d+)\)/.exec(title!)![1])
}

export const awaitCount = (page: Page, list: Parameters<typeof count>[1], wanted: number) =>
  page.getByRole('heading', { name: `${list} (${wanted})`, exact: true }).waitFor()

/** What the browser hands out when that is pressed. */
export async function downloadBy(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return download
}
