// The pages around the interview, as the app is built: WCAG 2.2 AA, at both ways of holding a tablet and at 400 per cent. The server is the hub of the unit
// tests, so that a page can be brought into each of its states.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { device, Hub } from '../tablet/testing/hub'
import { definitionText, visit } from '../tablet/testing/tablet'
import { check, complaintsOf, enlarged, screens } from './accessible'
import { launch } from './browser'
import { connect, handIn, heading, openForm, passphrase, register, signIn, toTab, upToDate } from './realApp'
import { serve, type Site } from './site'
import { hubAnswers } from './storeSite'

const built = join(import.meta.dirname, '../target/tablet')
const hour = 3_600_000
const names = ['Asha', 'Bryn', 'Cerys', 'Dewi', 'Efa', 'Ffion']

let browser: Browser
let context: BrowserContext
let page: Page
let complaints: string[]
/** From when on a test lets requests fail, which the browser tells too. */
let lineFails = false
let site: Site
let hub: Hub
let files: { [path: string]: unknown }

beforeAll(async () => { browser = await launch() })
afterAll(() => browser.close())
beforeEach(async () => {
  hub = await Hub.start(() => Date.now())
  hub.forms.set('doorstepCheck 1', definitionText())
  hub.contactNumbers.push({ kind: 'dutyTeam', name: 'Duty team', phone: '01632 960001', hours: '9 to 5' }, { kind: 'emergencyDutyTeam', name: 'Emergency duty team', phone: '01632 960002', hours: null })
  for (const number of names.keys()) hub.feed.push({ __typename: 'VisitAssigned', visit: await listed(number) })
  files = {}
  lineFails = false
  site = await serve(built, files, hubAnswers(hub))
  context = await browser.newContext({ hasTouch: true })
  page = await context.newPage()
  complaints = complaintsOf(page, text => lineFails && text.startsWith('Failed to load resource'))
  await page.goto(site.url)
})
afterEach(async () => {
  await context.close()
  await site.close()
})

/** Overdue, today, later, without a clock, done, and one more overdue; with all that a visit can say. */
async function listed(number: number) {
  const one = await visit(number + 1)
  const dueAt = [Date.now() - 5 * hour, new Date().setHours(23, 59, 0, 0), Date.now() + 50 * hour, null, Date.now() - 30 * hour, Date.now() - hour][number]!
  return {
    ...one, state: number === 4 ? 'submitted' : 'assigned', child: { ...one.child, givenNames: names[number]!, familyName: 'Longfamilyname-Sampleton', knownAs: number === 0 ? 'Ash' : null },
    due: dueAt === null ? [] : [{ ...one.due[0]!, dueAt: new Date(dueAt).toISOString() }],
    episodes: [{ ...one.episodes[0]!, returnedAt: '2026-11-18T20:00:00Z', policeRisk: 'medium', overview: 'Missing from the home after school; came back by bus.' }],
    contactAttempts: [{ clientId: crypto.randomUUID(), kind: 'reschedule', at: '2026-11-19T10:00:00Z', note: 'Not before tea.', newTime: '2026-11-20T17:00:00Z' }],
    earlierActions: [{ question: 'action', label: 'Agreed', value: '[{"what":"Ring the school","who":"Worker"}]', heldAt: '2026-10-01T10:00:00Z', receivedAt: '2026-10-01T10:00:00Z' }],
  }
}

/** Holds the page as it stands at each size, and its name to saying nothing of a child. */
async function held(title: string) {
  for (const screen of [...screens, enlarged]) {
    await page.setViewportSize(screen)
    await check(page, complaints)
  }
  expect(await page.title()).toBe(`${title} – Return Home`)
}
const refused = { status: 400, type: 'application/graphql-response+json', body: JSON.stringify({ errors: [{ message: 'no', extensions: { code: 'notAllowed' } }] }) }
async function atWork() {
  await register(page, 'Wren')
  await signIn(page, 'worker')
  await connect(page, '4F7K-Q2MX')
}
const press = (name: string | RegExp) => page.getByRole('button', { name }).click()

test('the way in: start, sign in, connect', async () => {
  await heading(page, 'Start on this tablet')
  await held('Start on this tablet')
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await press('Start')
  await page.getByText('The two passphrases differ').waitFor()
  await held('Start on this tablet')
  await register(page, 'Wren')
  await heading(page, 'Sign in')
  await held('Sign in')
  await page.getByLabel('Name for signing in').fill('worker')
  lineFails = true
  await page.getByLabel('Password').fill('wrong')
  await press('Sign in')
  await page.getByText('do not go together').waitFor()
  await held('Sign in')
  await signIn(page, 'worker')
  await heading(page, 'Connect this tablet')
  await held('Connect this tablet')
})

test('visits: overdue, today, later, done; a visit, and what was tried', async () => {
  await atWork()
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Overdue', 'Due today', 'Later', 'Done'])
  await held('Visits')
  await page.getByRole('link', { name: /^Ash/ }).click()
  await heading(page, /^Ash/)
  await held('Visit')
  await page.getByText('Record an offer, a try').click()
  await press('Record it')
  await page.getByText('Choose what happened.').waitFor()
  await page.getByText('We agreed another time').click()
  await held('Visit')
  lineFails = true
  hub.trick = () => 'offline'
  await page.getByText('They declined').click()
  await press('Record it')
  await page.getByText('(not sent yet)').waitFor()
  await page.getByRole('status').filter({ hasText: 'Offline' }).waitFor()
  await held('Visit')
})

test('my forms, with something in each list, and a form that cannot be opened now', { timeout: 900_000 }, async () => {
  await atWork()
  const { id } = (await visit(6)).child
  hub.feed.push({ __typename: 'SubmissionReturned', submission: { id: `Submission:${id.split(':')[1]}`, form: (await visit(6)).form, visit: { id: (await visit(6)).id } }, contentDigest: 'a'.repeat(64), reason: 'Say when, and with whom.' })
  await openForm(page, 'Ash')
  await handIn(page)
  await upToDate(page)
  hub.quarantine = () => 'neverAssigned'
  await openForm(page, 'Bryn')
  await handIn(page)
  await page.getByRole('heading', { name: 'Set aside by the office (1)' }).waitFor()
  hub.quarantine = () => null
  lineFails = true
  hub.trick = operation => operation === 'syncSubmissions' ? refused : 'usual'
  await openForm(page, 'Cerys')
  await handIn(page)
  await page.getByText('Not sent yet:').waitFor()
  await openForm(page, 'Dewi')
  await press('Back')
  await toTab(page, 'My forms')
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Returned to you (1)', 'Drafts (1)', 'Ready to send (1)', 'Set aside by the office (1)', 'Sent (1)'])
  await held('My forms')
  lineFails = true
  hub.trick = () => 'offline'
  await press('Open and correct')
  await heading(page, 'It cannot be opened now')
  await held('It cannot be opened now')
})

test('the tablet: numbers, signing in again, the passphrase', async () => {
  await atWork()
  await toTab(page, 'Tablet')
  await page.getByText('Change my passphrase').click()
  await held('Tablet')
  lineFails = true
  hub.endSignIn()
  await press('Check now')
  await page.getByText('Not sent: sign in again').waitFor()
  await held('Tablet')
  await press('Export unsent work')
  await page.getByText('There is nothing unsent').waitFor()
  await held('Tablet')
})

test('locked: one worker, a wrong passphrase, a forgotten one, two workers, a new version of the app', async () => {
  await atWork()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await press('Lock')
  await heading(page, 'Wren')
  await held('Locked')
  await page.getByLabel('Your passphrase').fill('four quiet grey geese')
  await press('Open')
  await page.getByText('That is not the passphrase').waitFor()
  await page.getByText('I have forgotten my passphrase').click()
  await held('Locked')
  await press('I am new on this tablet')
  await register(page, 'Lark')
  await press('Lock')
  await heading(page, 'Who are you?')
  await held('Who are you?')
  // The first version of the app is in charge only after a reload.
  await page.reload()
  await heading(page, 'Who are you?')
  files['service-worker.js'] = `${readFileSync(join(built, 'service-worker.js'), 'utf8')}\n// newer`
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await page.getByRole('button', { name: 'Start the new version' }).waitFor()
  await held('Who are you?')
})

test('sealed work that waits for the office, after a wipe', async () => {
  await atWork()
  await openForm(page, 'Ash')
  await press('Back')
  await heading(page, /^Ash/)
  lineFails = true
  hub.trick = operation => operation === 'handInSealedCopy' ? refused : 'usual'
  hub.feed.push({ __typename: 'WipeOrdered', deviceId: `Device:${device}`, reason: 'Left on the bus.' })
  await press(/Check now|Send now/)
  await page.getByRole('heading', { name: 'Sealed work waits for your office' }).waitFor()
  await held('Start on this tablet')
})

test('from the lock to a saved answer by keyboard alone, and the focus is never lost', async () => {
  await atWork()
  await press('Lock')
  await heading(page, 'Wren')
  const focused = () => page.evaluate(() => {
    const own = document.activeElement as HTMLInputElement | null
    return own?.labels?.[0]?.textContent ?? own?.textContent ?? ''
  })
  const onHeading = (words: RegExp) => page.waitForFunction(source => document.activeElement?.tagName === 'H1' && new RegExp(source).test(document.activeElement.textContent ?? ''), words.source)
  /** Tab until something is reached; what is main on a page is reached at once. */
  const tabTo = async (words: string, most: number) => {
    for (let times = 0; times < most; times++) {
      await page.keyboard.press('Tab')
      if ((await focused()).includes(words)) return
    }
    throw new Error(`${words} is not within ${most} steps; the focus is on "${await focused()}"`)
  }
  await onHeading(/Wren/)
  await tabTo('Your passphrase', 1)
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
  await onHeading(/^Visits$/)
  await tabTo('Ash', 1)
  await page.keyboard.press('Enter')
  await onHeading(/^Ash/)
  await tabTo('Start the form', 1)
  await page.keyboard.press('Enter')
  await onHeading(/Doorstep check/)
  await tabTo('Words', 1)
  await page.keyboard.press('Enter')
  await onHeading(/Page 1 of/)
  for (let number = 2; await page.getByLabel('What was said').count() === 0; number++) {
    await tabTo('Continue', 12)
    await page.keyboard.press('Enter')
    await onHeading(new RegExp(`Page ${number} of`))
  }
  await tabTo('What was said', 12)
  await page.keyboard.type('I was at the pier.')
  await page.locator('.save-state.saved').waitFor()
  await page.reload()
  await heading(page, 'Wren')
  await tabTo('Your passphrase', 2)
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
  await onHeading(/Words/)
  expect(await page.getByLabel('What was said').inputValue()).toBe('I was at the pier.')
  expect(complaints).toEqual([])
})
