import { expect, test } from 'vitest'
import { awaitCount, fillInShort, finish, openForm, openVisit, sendButton, setUp, startApp, tab, unlock } from './app'
import { asks } from './line'
import { stored } from './office'

const app = startApp()

test('two tabs: one edits, one sends', async () => {
  const tablet = await app.tablet()
  const first = await tablet.newPage()
  await setUp(first, app)
  const second = await tablet.newPage()
  await second.goto(app.line.url)
  await unlock(second)
  // A tab in the background draws hardly at all.
  await first.bringToFront()
  await openForm(first, 'Zara')

  await second.bringToFront()
  await openVisit(second, 'Zara')
  await second.getByRole('button', { name: 'Go on with the form' }).click()
  await second.getByText('This form is open in another tab or window of this tablet.').waitFor()
  await second.getByRole('button', { name: 'To my forms' }).click()

  await first.bringToFront()
  await app.line.cut()
  await fillInShort(first, 'From the first tab.')
  await finish(first)
  await first.getByText('Offline. Work is kept here.').waitFor()
  await awaitCount(first, 'Ready to send', 1)
  await awaitCount(second, 'Ready to send', 1)
  await awaitCount(second, 'Drafts', 0)

  app.line.asked.length = 0
  await app.line.mend()
  await Promise.all([first, second].map(page => page.getByRole('button', { name: sendButton }).click()))
  await awaitCount(first, 'Sent', 1)
  await awaitCount(second, 'Sent', 1)
  await Promise.all([first, second].map(page => page.getByText('Up to date').waitFor()))
  const sent = app.line.asked.filter(asked => asks(asked, 'syncSubmissions')).length
  console.log(`two tabs told to send at once: ${sent} request with the submission, at most ${app.line.mostSending} at a time`)
  expect(sent).toBe(1)
  const [submission, ...others] = await stored(app.server, 'manager2', 'Zara')
  expect([submission!.revisions.length, others.length]).toEqual([1, 0])

  // The second tab may go on when the first one is gone.
  await first.bringToFront()
  await openForm(first, 'Leo')
  await second.bringToFront()
  await tab(second, 'Visits')
  await openVisit(second, 'Leo')
  await second.getByRole('button', { name: 'Go on with the form' }).click()
  await second.getByText('This form is open in another tab').waitFor()
  await first.close()
  await second.getByRole('button', { name: 'To my forms' }).click()
  await openForm(second, 'Leo')
})
