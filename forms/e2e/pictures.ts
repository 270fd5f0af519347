// `npm run pictures`: the main pages of the built app with the demo's children, on a tablet upright and lying, as the README shows them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launch } from './browser'
import { accept, connect, heading, onTo, openForm, openPart, register, signIn, toParts, toTab } from './realApp'
import { enrolmentCode, startServer } from './realServer'

const into = join(import.meta.dirname, '../../docs/pictures')
const screens = { upright: { width: 768, height: 1024 }, lying: { width: 1024, height: 768 } }
const child = 'Leo Example'

export async function main(): Promise<void> {
  mkdirSync(into, { recursive: true })
  const server = await startServer()
  const browser = await launch()
  try {
    const context = await browser.newContext({ hasTouch: true, viewport: screens.upright, locale: 'en-GB', timezoneId: 'Europe/London' })
    // As on an installed app; a browser without a person promises nothing.
    await context.addInitScript(() => { navigator.storage.persist = async () => true })
    const page = await context.newPage()
    await page.goto(`${server.url}/app/`)
    await register(page, 'Wren')
    await signIn(page, 'worker')
    await connect(page, await enrolmentCode(server, 'worker'))
    await walk(page)
    shrink()
  } finally {
    await browser.close()
    await server.stop()
  }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function walk(page: Page): Promise<void> {
  await picture(page, 'visits')
  await page.getByRole('link', { name: child }).click()
  await heading(page, child)
  await picture(page, 'visit')

  await openForm(page, child)
  await accept(page)
  await openPart(page, /In your own words/)
  await page.locator('#whatMadeYouGo').fill('We had a row about my phone. I went to the pier to be by myself.')
  await toParts(page)
  await openPart(page, /When out/)
  await onTo(page, page.locator('.matrix-row'))
  const rows = page.locator('.matrix-row')
  // Nothing that alarms: the numbers to ring would fill the picture.
  for (let row = 0; row < await rows.count(); row++) await rows.nth(row).getByText(row === 1 ? 'Not asked' : 'No', { exact: true }).click()
  await picture(page, 'matrix')
  await toParts(page)
  await picture(page, 'parts')

  await press(page, 'Show to the young person')
  await openPart(page, /Who may see this/)
  await onTo(page, page.locator('.consent'))
  const recipients = page.locator('.consent .matrix-row')
  for (const [row, wish] of ['Yes', 'Some of it', 'No'].entries()) await recipients.nth(row).getByText(wish, { exact: true }).click()
  await recipients.nth(1).getByRole('checkbox').first().check()
  await picture(page, 'consent')
  await onTo(page, page.getByText('Draw your signature'))
  await page.getByText('Draw your signature').click()
  await page.locator('.pad').scrollIntoViewIfNeeded()
  const box = (await page.locator('.pad').boundingBox())!
  await page.mouse.move(box.x + 40, box.y + box.height / 2)
  await page.mouse.down()
  for (let step = 1; step <= 60; step++) await page.mouse.move(box.x + 40 + step * 5, box.y + box.height / 2 + Math.sin(step / 3) * 30 * Math.cos(step / 17))
  await page.mouse.up()
  await picture(page, 'signature')
  await press(page, 'Sign')
  await page.getByText('The signature holds').waitFor()

  await press(page, 'Back to the worker')
  await press(page, 'I am the worker: show all parts')
  await toParts(page)
  await press(page, 'Check the answers')
  await heading(page, 'Check the answers')
  await picture(page, 'check')
  await press(page, 'Back')
  await press(page, 'Back')
  await toTab(page, 'My forms')
  await picture(page, 'my-forms')
}

/** A page has few colours: with a palette a picture is a third as large. */
function shrink(): void {
  const pictures = readdirSync(into).filter(name => name.endsWith('.png')).map(name => join(into, name))
  const { error } = spawnSync('pngquant', ['--force', '--ext', '.png', '--speed', '1', '128', ...pictures], { stdio: 'inherit' })
  if (error) console.error('The pictures are as large as the browser made them: install pngquant (Debian: apt-get install pngquant) and run this again.')
  console.log(`${pictures.length} pictures in docs/pictures, ${Math.round(pictures.reduce((all, path) => all + statSync(path).size, 0) / 1_000)} kB`)
}

async function picture(page: Page, name: string): Promise<void> {
  for (const [held, size] of Object.entries(screens)) {
    await page.setViewportSize(size)
    if (name !== 'signature') await page.evaluate(() => scrollTo(0, 0))
    else await page.locator('.pad').scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(into, `${name}-${held}.png`) })
  }
  await page.setViewportSize(screens.upright)
}
