import { expect, test } from 'vitest'
import { awaitCount, leave, openForm, saved, sendNow, setUp, signIn, startApp, tab, takePlace, toQuestion, unlock, words } from './app'
import { json } from './line'
import { orderWipe } from './office'

const app = startApp()
const other = 'seven patient wooden boats'

test('two workers on one tablet', async () => {
  const page = await (await app.tablet()).newPage()
  await setUp(page, app)
  await openForm(page, 'Zara')
  await takePlace(page)
  await toQuestion(page, 'In your own words', 'whatHappened')
  await words('whatHappened', 'For Willow alone.')(page)
  await saved(page)
  await leave(page)
  await page.getByRole('button', { name: 'Lock' }).click()

  await page.getByRole('button', { name: 'I am new on this tablet' }).click()
  await setUp(page, app, { userName: 'worker2', label: 'Wynn', secret: other, device: 'Shared tablet, Wynn' })
  await page.locator('.card-link', { hasText: 'Mia' }).waitFor()
  await page.getByRole('heading', { name: 'Visits', level: 1 }).waitFor()
  expect(await page.locator('.card-link', { hasText: /Zara|Leo/ }).count()).toBe(0)
  await tab(page, 'My forms')
  await awaitCount(page, 'Drafts', 0)
  expect(await page.locator('main').textContent()).not.toContain('Zara')

  // Her sign-in ends; with his name it does not go on in her store.
  app.line.fate = ({ path, body }) => path === '/token' && body.includes('refresh_token') ? json(400, { error: 'invalid_grant' })
    : path === '/graphql' ? json(401, { errors: [{ message: 'Sign in.' }] }) : 'through'
  await page.getByRole('button', { name: 'Check now' }).click()
  await page.getByText('Not sent: sign in again under Tablet').waitFor()
  app.line.fate = () => 'through'
  await tab(page, 'Tablet')
  await signIn(page, 'worker')
  await page.getByText('This store belongs to another worker.').waitFor()
  await signIn(page, 'worker2')
  await page.getByText('Up to date').waitFor()
  await page.getByRole('button', { name: 'Lock' }).click()

  // One's passphrase opens nothing of the other's.
  await page.getByRole('button', { name: 'Wren', exact: true }).click()
  await page.getByLabel('Your passphrase').fill(other)
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByText('That is not the passphrase.').waitFor()
  await page.getByRole('button', { name: 'Somebody else' }).click()

  // The end of one store leaves the other.
  await orderWipe(app.server, 'Shared tablet, Wynn', 'Wynn has a tablet of her own now.')
  await page.getByRole('button', { name: 'Wynn', exact: true }).click()
  await unlock(page, other)
  await page.getByRole('heading', { name: 'Wren', exact: true }).waitFor()
  expect(await page.getByText('Wynn').count()).toBe(0)
  await unlock(page)
  await openForm(page, 'Zara')
  await toQuestion(page, 'In your own words', 'whatHappened')
  expect(await page.locator('#whatHappened').inputValue()).toBe('For Willow alone.')
  await leave(page)
  expect(await page.locator('main').textContent()).not.toContain('Mia')
  await sendNow(page)
})
