import { expect, test } from 'vitest'
import { awaitCount, count, fillInShort, fillPart, finish, openForm, sendNow, setUp, sign, startApp, tab, words } from './app'
import { stored } from './office'

const app = startApp()

test('returned and corrected', async () => {
  const page = await (await app.tablet()).newPage()
  await setUp(page, app)
  await tab(page, 'My forms')
  const before = await count(page, 'Returned to you')
  await openForm(page, 'Zara')
  await fillInShort(page, 'I was at the pier.')
  await finish(page)
  await awaitCount(page, 'Sent', 1)
  const [sent] = await stored(app.server, 'manager2', 'Zara')
  const [first] = sent!.revisions
  await app.server.as('manager2', 'mutation ($input: ReturnSubmissionInput!) { returnSubmission(input: $input) { problems { message } } }',
    { submissionId: sent!.id, contentDigest: first!.contentDigest, reason: 'Please say which pier, and ask Zara again.' })

  await sendNow(page)
  await awaitCount(page, 'Returned to you', before + 1)
  const card = page.locator('.card', { hasText: 'Please say which pier, and ask Zara again.' })
  await card.getByRole('button', { name: 'Open and correct' }).click()
  await page.getByText('Please say which pier, and ask Zara again.').waitFor()
  expect(await page.getByText('Signature needed again').count()).toBe(0)
  await fillPart(page, 'In your own words', {
    whatHappened: async page => {
      expect(await page.locator('#whatHappened').inputValue()).toBe('I was at the pier.')
      await words('whatHappened', 'I was at the old pier.')(page)
    },
  })
  await page.getByText('Signature needed again').waitFor()
  await fillPart(page, 'Who may see this, and your signature', { ypSignature: sign })
  expect(await page.getByText('Signature needed again').count()).toBe(0)
  await finish(page)
  await awaitCount(page, 'Sent', 2)
  await awaitCount(page, 'Returned to you', before)

  const [again] = await stored(app.server, 'manager2', 'Zara')
  const second = again!.revisions.find(({ head }) => head)!
  expect(again!.revisions).toHaveLength(2)
  expect(second.base).toBe(first!.contentDigest)
  expect(JSON.parse(second.answers.find(({ question }) => question === 'whatHappened')!.value!)).toBe('I was at the old pier.')
  expect(second.evidence.map(({ valid }) => valid)).toEqual([false, true])
  expect(second.flags.filter(flag => ['signatureVoid', 'verdictDiffers', 'factsDiffer'].includes(flag))).toEqual([])
  expect(again!.state).toBe('submitted')
})
