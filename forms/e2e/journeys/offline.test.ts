import { expect, test } from 'vitest'
import { awaitCount, choose, fillPart, finish, openForm, saved, setUp, sign, startApp, tab, time, toParts, toQuestion, unlock, words } from './app'
import { stored } from './office'

const app = startApp()

test('fill offline → reload offline → sign → sync', async () => {
  const tablet = await app.tablet()
  const page = await tablet.newPage()
  await setUp(page, app)
  await app.line.cut()
  await tablet.setOffline(true)

  const heldAt = new Date(Math.floor((Date.now() - 3_600_000) / 60_000) * 60_000)
  await openForm(page, 'Zara')
  await fillPart(page, 'Offer and outcome', {
    offerReachedYp: choose('offerReachedYp', 'Yes'), explainedPurpose: choose('explainedPurpose', 'Yes'), rhiOutcome: choose('rhiOutcome', 'Accepted'),
    interviewTakenPlace: choose('interviewTakenPlace', 'Yes'),
  })
  await fillPart(page, 'Where and with whom', { interviewAt: time('interviewAt', heldAt) })
  await toQuestion(page, 'In your own words', 'whatMadeYouGo')
  await page.locator('#whatMadeYouGo').fill('We had a row about my phone.')
  await saved(page)

  await page.reload()
  await unlock(page)
  expect(await page.locator('#whatMadeYouGo').inputValue()).toBe('We had a row about my phone.')
  await toParts(page)
  await fillPart(page, 'In your own words', { whatHappened: words('whatHappened', 'I was at the pier.'), wishesFeelings: words('wishesFeelings', 'To see my brother.') })
  await fillPart(page, 'Why?', { whyHome: choose('whyHome', 'Yes') })
  await toQuestion(page, 'Who may see this, and your signature', 'consent-title')
  const police = page.locator('fieldset', { has: page.locator('legend', { hasText: /police/i }) }).first()
  await police.getByLabel('Some of it').check()
  await police.getByLabel('In your own words').check()
  await toParts(page)
  await fillPart(page, 'Who may see this, and your signature', {
    limitsExplained: choose('limitsExplained', 'Yes'),
    ypReadBack: async page => {
      await page.getByRole('button', { name: 'All of it is right' }).click()
      await page.getByRole('status').filter({ hasText: 'All of it is right' }).waitFor()
    },
    ypName: words('ypName', 'Zara'), ypSignature: sign,
  })
  await finish(page)
  await awaitCount(page, 'Ready to send', 1)
  await page.getByText('Offline. Work is kept here.').waitFor()
  expect((await stored(app.server, 'manager2', 'Zara'))).toEqual([])

  await app.line.mend()
  await tablet.setOffline(false)
  await awaitCount(page, 'Ready to send', 0)
  await awaitCount(page, 'Sent', 1)

  const [submission] = await stored(app.server, 'manager2', 'Zara')
  const [revision] = submission!.revisions
  const value = (question: string) => JSON.parse(revision!.answers.find(answer => answer.question === question)?.value ?? 'null')
  expect(['rhiOutcome', 'interviewTakenPlace', 'whatMadeYouGo', 'whatHappened', 'wishesFeelings', 'whyHome', 'limitsExplained'].map(value)).toEqual(
    ['accepted', 'yes', 'We had a row about my phone.', 'I was at the pier.', 'To see my brother.', 'yes', 'yes'])
  expect(revision!.wishes).toMatchObject([{ recipient: 'police', decision: 'part', exceptSections: ['narrative'] }])
  expect(revision!.evidence).toMatchObject([{ role: 'youngPerson', method: 'drawn', valid: true }])
  expect(revision!.flags.filter(flag => ['verdictDiffers', 'signatureVoid', 'factsDiffer', 'clockOff'].includes(flag))).toEqual([])
  expect(Date.parse(submission!.heldAt!)).toBe(heldAt.getTime())
  const clock = submission!.due.find(({ code }) => code === 'K12')!
  expect(clock).toMatchObject({ state: 'met' })
  // Put right by the offset of the tablet's clock, which here is next to nothing.
  expect(Math.abs(Date.parse(clock.stoppedAt!) - heldAt.getTime())).toBeLessThan(2_000)
  await tab(page, 'Visits')
  await page.getByRole('heading', { name: 'Done' }).waitFor()
})
