// WCAG 2.2 AA by axe, and what a thumb can hit, on every example of a question and every page of an interview. Built pages, strict policy, real browser.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { examples } from '../questions/examples'
import { check, complaintsOf, enlarged, screens } from './accessible'
import { startExamples } from './startExamples'

const started = startExamples()

/** Opens a page that says whatever the policy or the code refuses. */
async function open(path: string, screen = screens[0]!): Promise<{ page: Page; complaints: string[] }> {
  const context = await started.browser.newContext({ viewport: screen, hasTouch: true })
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(started.site.url + path)
  await page.waitForSelector('h1')
  return { page, complaints }
}

const all = Object.entries(examples).flatMap(([type, own]) => own.map(({ name }, index) => ({ type, name, index })))
describe.each(screens)('examples at $width x $height', screen => {
  test.each(all)('$type: $name', async ({ type, index }) => {
    const { page, complaints } = await open(`examples.html?type=${type}&example=${index}`, screen)
    await check(page, complaints)
    await page.context().close()
  })
})

describe.each([...screens, enlarged])('the interview at $width x $height', screen => {
  test('its parts, every page of each, and the answers', { timeout: 900_000 }, async () => {
    const { page, complaints } = await open('interview.html', screen)
    await check(page, complaints)
    const sections = await page.locator('.govuk-task-list__link').allTextContents()
    let pages = 0
    for (const section of sections) {
      await page.getByRole('link', { name: section, exact: true }).click()
      while (await page.locator('.govuk-caption-l').count() > 0) {
        pages++
        await check(page, complaints)
        await page.getByRole('button', { name: 'Continue', exact: true }).click()
      }
    }
    expect(sections).toHaveLength(14)
    expect(pages).toBeGreaterThan(40)
    await page.getByRole('button', { name: 'Check the answers' }).click()
    await check(page, complaints)
    await page.context().close()
  })
  test('each way of signing, the body outline, the cover, the young person’s view, and the way back', async () => {
    for (const way of ['Draw your signature', 'Tick and write your name', 'Say yes, with a witness', 'Does not want to sign']) {
      const { page, complaints } = await open('examples.html?type=signature', screen)
      await page.getByText(way).click()
      await page.getByRole('button', { name: 'Sign', exact: true }).click()
      await check(page, complaints)
      await page.context().close()
    }
    const drawing = await open('examples.html?type=attachment', screen)
    await drawing.page.getByRole('button', { name: 'Mark on a body outline' }).click()
    await check(drawing.page, drawing.complaints)
    await drawing.page.context().close()
    const { page, complaints } = await open('interview.html', screen)
    await page.getByRole('button', { name: 'Cover' }).click()
    await check(page, complaints)
    await page.getByRole('button', { name: 'Show the form again' }).click()
    await page.getByRole('button', { name: 'Press again to show it' }).click()
    await page.getByRole('button', { name: 'Show to the young person' }).click()
    await check(page, complaints)
    await page.getByLabel('Language').selectOption('cy')
    await check(page, complaints)
    await page.getByRole('button', { name: 'Yn ôl at y gweithiwr' }).click()
    await check(page, complaints)
    await page.context().close()
  })
  test('an answer that cannot be right', async () => {
    const { page, complaints } = await open('interview.html', screen)
    await page.getByRole('link', { name: 'Where and with whom' }).click()
    await page.getByLabel('Minute').first().fill('99')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await check(page, complaints)
    await page.context().close()
  })
})
