import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openCopy } from '../../tablet/sealed/open'
import { downloadBy, leave, openForm, saved, setUp, startApp, tab, takePlace, toQuestion, unlock, words } from './app'

const app = startApp()

test('storage quota hit: loud, draft kept, export offered', async () => {
  const tablet = await app.tablet()
  const page = await tablet.newPage()
  const limit = await tablet.newCDPSession(page)
  const { origin } = new URL(app.line.url)
  // The browser remembers for a while how much room there was, so the limit must be there before anything is written.
  await limit.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 5_000_000 })
  await setUp(page, app)
  await openForm(page, 'Zara')
  await takePlace(page)
  await toQuestion(page, 'In your own words', 'whatHappened')
  await words('whatHappened', 'Kept before.')(page)
  await saved(page)
  await page.locator('#whatHappened').evaluate(area => {
    (area as HTMLTextAreaElement).value = 'x'.repeat(6_000_000)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await page.getByText('NOT SAVED').waitFor()
  await page.getByRole('alert').filter({ hasText: 'Do not close the app. Free some space or ask for help, then try again.' }).waitFor()

  await page.reload()
  await unlock(page)
  expect(await page.locator('#whatHappened').inputValue()).toBe('Kept before.')
  await leave(page)
  await tab(page, 'Tablet')
  const download = await downloadBy(page, () => page.getByRole('button', { name: 'Export unsent work' }).click())
  await page.getByText('Saved one sealed file among the downloads.').waitFor()
  const opened = await openCopy(readFileSync(await download.path(), 'utf8'), app.server.sealingKey())
  expect(opened!.drafts).toMatchObject([{ answers: { whatHappened: { value: 'Kept before.' } } }])

  await limit.send('Storage.overrideQuotaForOrigin', { origin })
  await openForm(page, 'Zara')
  await toQuestion(page, 'In your own words', 'whatHappened')
  await words('whatHappened', 'Kept before, and goes on.')(page)
  await saved(page)
})
