import { expect, test } from 'vitest'
import { awaitCount, fillInShort, finish, leave, openForm, setUp, signIn, startApp, tab } from './app'
import { json } from './line'
import { stored } from './office'

const app = startApp()

test('token expired: work waits, sign-in, goes on', async () => {
  const page = await (await app.tablet()).newPage()
  await setUp(page, app)
  await openForm(page, 'Zara')
  await fillInShort(page, 'Before the sign-in ended.')
  // A server that has ended the sign-in answers so; waiting for the real end would take weeks.
  app.line.fate = ({ path }) => path === '/token' ? json(400, { error: 'invalid_grant' }) : path === '/graphql' ? json(401, { errors: [{ message: 'Sign in.' }] }) : 'through'
  await finish(page)
  await page.getByText('Not sent: sign in again under Tablet. Your work is kept.').waitFor()
  await awaitCount(page, 'Ready to send', 1)
  expect(await stored(app.server, 'manager2', 'Zara')).toEqual([])

  // Other work goes on meanwhile.
  await openForm(page, 'Leo')
  await leave(page)

  app.line.fate = () => 'through'
  await tab(page, 'Tablet')
  await page.getByRole('heading', { name: 'Sign in again' }).waitFor()
  await signIn(page, 'worker')
  await page.getByText('Up to date').waitFor()
  await tab(page, 'My forms')
  await awaitCount(page, 'Ready to send', 0)
  await awaitCount(page, 'Sent', 1)
  expect(await stored(app.server, 'manager2', 'Zara')).toHaveLength(1)
})
