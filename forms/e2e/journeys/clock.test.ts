import { expect, test } from 'vitest'
import { awaitCount, fillInShort, finish, openForm, setUp, startApp } from './app'
import { stored } from './office'

const app = startApp()
const day = 24 * 3_600_000

test.each([{ days: 2, child: 'Zara', manager: 'manager2' }, { days: -2, child: 'Leo', manager: 'manager' }])('clock $days days off', async ({ days, child, manager }) => {
  const tablet = await app.tablet()
  const page = await tablet.newPage()
  await page.clock.setSystemTime(Date.now() + days * day)
  await setUp(page, app)
  await openForm(page, child)
  await fillInShort(page, 'Told with a wrong clock.', new Date(Date.now() + days * day))
  await finish(page)
  await awaitCount(page, 'Sent', 1)
  await awaitCount(page, 'Set aside by the office', 0)
  const [submission] = await stored(app.server, manager, child)
  const [revision] = submission!.revisions
  expect(revision!.flags).toContain('clockOff')
  expect(revision!.flags.filter(flag => ['verdictDiffers', 'signatureVoid', 'factsDiffer'].includes(flag))).toEqual([])
  expect(JSON.parse(revision!.answers.find(({ question }) => question === 'whatHappened')!.value!)).toBe('Told with a wrong clock.')
  // The offset that the tablet had measured puts the time of the conversation right.
  const clock = submission!.due.find(({ code }) => code === 'K12')!
  expect(Math.abs(Date.parse(clock.stoppedAt!) - Date.now())).toBeLessThan(180_000)
  console.log(`tablet ${days} days off: stored, flagged ${revision!.flags.join(', ')}; K12 ${clock.state}, stopped ${clock.stoppedAt}, received ${submission!.receivedAt}`)
})
