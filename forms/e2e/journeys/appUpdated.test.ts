import { expect, test } from 'vitest'
import { leave, openForm, saved, setUp, startApp, takePlace, toQuestion, unlock } from './app'

const app = startApp()

test('app updated: an open interview is not disturbed, and its draft goes on in the new version', async () => {
  let newer = false
  app.line.fate = async asked => {
    if (!newer || !asked.path.endsWith('/service-worker.js')) return 'through'
    const { 'accept-encoding': _accepted, 'if-none-match': _known, ...plain } = asked.headers
    const answered = (await app.line.through({ ...asked, headers: plain }))!
    const { 'content-length': _length, etag: _tag, ...headers } = answered.headers
    return { status: answered.status, headers, body: `${answered.body.toString()}\n// a newer version` }
  }
  const page = await (await app.tablet()).newPage()
  await setUp(page, app)
  // From its second opening on the app runs under its service worker; before that a newer one would simply take its place.
  await page.reload()
  await unlock(page)
  await openForm(page, 'Zara')
  await takePlace(page)
  await toQuestion(page, 'In your own words', 'whatMadeYouGo')
  await page.locator('#whatMadeYouGo').fill('Told before the update.')
  await saved(page)

  newer = true
  const update = page.getByRole('button', { name: 'Start the new version' })
  await page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!
    await registration.update()
    while (!registration.waiting) await new Promise(resolve => setTimeout(resolve, 50))
  })
  expect(await update.count()).toBe(0)
  expect(await page.locator('#whatMadeYouGo').inputValue()).toBe('Told before the update.')

  await leave(page)
  await update.click()
  await unlock(page)
  await openForm(page, 'Zara')
  await toQuestion(page, 'In your own words', 'whatMadeYouGo')
  expect(await page.locator('#whatMadeYouGo').inputValue()).toBe('Told before the update.')
})
