// What only a browser can show of an interview: focus, what is on the screen, strokes, the cover.
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startExamples } from './startExamples'

const started = startExamples()
let page: Page
beforeEach(async () => {
  page = await (await started.browser.newContext({ viewport: { width: 768, height: 1024 }, hasTouch: true })).newPage()
  await page.goto(`${started.site.url}interview.html`)
  await page.waitForSelector('h1')
})
afterEach(() => page.context().close())

const goOn = async (times: number) => { for (let time = 0; time < times; time++) await page.getByRole('button', { name: 'Continue', exact: true }).click() }
const openPart = (name: string | RegExp) => page.getByRole('link', { name }).click()
const kept = (id: string) => page.evaluate(id => window.store.kept.answers[id], id)
const saved = () => page.locator('.save-state.saved').waitFor()

async function draw(canvas = '.pad') {
  const box = (await page.locator(canvas).boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  for (let step = 1; step <= 12; step++) await page.mouse.move(box.x + 40 + step * 20, box.y + 60 + (step % 3) * 30)
  await page.mouse.up()
}
async function toSignature() {
  await openPart(/Who may see this/)
  await goOn(4)
}
async function signByDrawing() {
  await toSignature()
  if (await page.getByRole('button', { name: 'Sign again' }).count() > 0) await page.getByRole('button', { name: 'Sign again' }).click()
  await page.getByText('Draw your signature').click()
  await page.locator('.pad').scrollIntoViewIfNeeded()
  await draw()
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  await page.getByText('The signature holds').waitFor()
}

describe('saving', () => {
  test('a failed write is loud, and nothing is called saved until it is written', async () => {
    await page.evaluate(() => { window.store.fails = true })
    await openPart('Where and with whom')
    await page.getByLabel('Day').first().fill('18')
    await page.getByText('NOT SAVED').waitFor()
    expect(await page.getByRole('alert').filter({ hasText: 'Do not close the app' }).count()).toBe(1)
    await page.evaluate(() => { window.store.fails = false })
    await page.getByRole('button', { name: 'Try again' }).click()
    await saved()
    await expect.poll(() => kept('interviewAt')).toMatchObject({ value: expect.stringMatching(/^2016-05-18T14:00:00/) })
  })
  test('an interview whose last answer is not written cannot be finished', async () => {
    await page.evaluate(() => { window.store.fails = true })
    await openPart('What worries you')
    await page.locator('#ypConcerns').fill('Another worry.')
    await page.goBack()
    await page.getByRole('button', { name: 'Check the answers' }).click()
    await page.getByRole('button', { name: 'Finish' }).click()
    await page.getByText('NOT SAVED').waitFor()
    expect(await page.evaluate(() => window.store.finished)).toBe(false)
  })
  test('while typing, words are written within half a second, without leaving the field', async () => {
    await openPart('In your own words')
    await page.locator('#whatMadeYouGo').pressSequentially(' And the rules.', { delay: 60 })
    const writes = await page.evaluate(() => window.store.writes)
    expect(writes).toBeGreaterThanOrEqual(1)
    await saved()
    await expect.poll(() => kept('whatMadeYouGo')).toMatchObject({ value: 'We had a row about my phone. And the rules.', source: 'child' })
  })
})

describe('errors', () => {
  test('an answer that cannot be right moves the focus to a summary, whose link moves it to the field', async () => {
    await openPart('Where and with whom')
    await page.getByLabel('Month').first().fill('13')
    await goOn(1)
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('govuk-error-summary')
    await page.getByRole('link', { name: /When the return interview took place/ }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('interviewAt')
    await expect.poll(() => kept('interviewAt')).toMatchObject({ value: '2016-13-17T14:00:00' })
  })
  test('it does not hold anybody up', async () => {
    await openPart('Where and with whom')
    await page.getByLabel('Month').first().fill('13')
    await goOn(1)
    await page.getByRole('button', { name: 'Continue, and put it right later' }).click()
    expect(await page.locator('.govuk-caption-l').textContent()).toContain('Page 2')
  })
  test('a required answer that lacks does not either, and is named at the check', async () => {
    await openPart('Worker\'s analysis')
    await page.locator('#primaryFactor').selectOption('')
    await goOn(1)
    expect(await page.locator('.govuk-caption-l').textContent()).toContain('Page 2')
    await page.goBack()
    await page.getByText('This still needs an answer.').waitFor()
    await page.goBack()
    await page.getByRole('button', { name: 'Check the answers' }).click()
    await page.getByText('1 answer is still needed').waitFor()
    await page.getByRole('button', { name: 'Finish' }).click()
    expect(await page.evaluate(() => window.store.finished)).toBe(true)
  })
})

test('an answer that alarms shows the numbers at once, and leads to where the call is written down', async () => {
  await openPart('When out')
  await page.getByRole('heading', { name: 'Phone now' }).waitFor()
  expect(await page.getByRole('link', { name: 'Duty team: 07700 900111' }).getAttribute('href')).toBe('tel:07700900111')
  await page.getByRole('button', { name: 'Write down the call' }).click()
  await page.getByText('Phoned duty team/EDT/999').waitFor()
})
test('a row is added with the focus in it, removed, and taken back', async () => {
  await openPart('Offer and outcome')
  await page.getByRole('button', { name: 'Add another: offer' }).click()
  await page.waitForFunction(() => document.activeElement?.id === 'offers-1-offeredAt')
  await page.getByRole('button', { name: 'Remove offer 1' }).click()
  expect(await page.locator('.repeat-row').count()).toBe(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await page.locator('#offers-0-offeredBy').inputValue()).toBe('S. Sample')
})

test('by keyboard alone: a part is opened, answered, and gone on from', async () => {
  const tabTo = async (id: string) => {
    for (let time = 0; time < 60; time++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(id => document.activeElement?.id === id || document.activeElement?.textContent === id, id)) return
    }
    throw new Error(`The Tab key does not come to ${id}.`)
  }
  await tabTo('Checks before the interview')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  await tabTo('attendanceChecked')
  await page.keyboard.press('ArrowDown')
  await tabTo('attendanceDetail')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('The school was closed.')
  await tabTo('Continue')
  await page.keyboard.press('Enter')
  await saved()
  expect(await page.locator('.govuk-caption-l').textContent()).toContain('Page 2')
  expect([await kept('attendanceChecked'), await kept('attendanceDetail')]).toMatchObject([{ value: 'no' }, { value: 'The school was closed.' }])
})

describe('with the young person', () => {
  test('the screen holds nothing of the record, the analysis or intelligence', async () => {
    await page.getByRole('button', { name: 'Show to the young person' }).click()
    const texts = [await page.locator('body').innerText()]
    for (const section of await page.locator('.govuk-task-list__link').allTextContents()) {
      await page.getByRole('link', { name: section, exact: true }).click()
      while (await page.locator('.govuk-caption-l').count() > 0) {
        texts.push(await page.locator('body').innerText())
        await goOn(1)
      }
    }
    expect(texts.length).toBeGreaterThan(12)
    const seen = texts.join('\n')
    for (const hidden of ['F-1000001', 'uses the flat', 'held by debt', 'Understood who would read it', 'intelligence', 'Check the answers', '07700 900111']) expect(seen).not.toContain(hidden)
    expect(seen).toContain('He said I couldn\'t leave')
  })
  test('a reload or the way back under their hands shows no more', async () => {
    await openPart('Worker\'s analysis')
    await page.getByRole('button', { name: 'Show to the young person' }).click()
    await page.goBack()
    expect(await page.getByText('Primary factor').count()).toBe(0)
    await page.reload()
    await page.getByRole('heading', { name: 'Your interview' }).waitFor()
    expect(await page.getByText('Primary factor').count()).toBe(0)
  })
  test('the cover is one tap, and hides all; taking it away is two', async () => {
    await openPart('When out')
    await page.getByRole('button', { name: 'Cover' }).click()
    expect(await page.locator('body').innerText()).not.toContain('He pushed me')
    expect(await page.title()).toBe('Notes')
    await page.getByRole('button', { name: 'Show the form again' }).click()
    expect(await page.getByText('He pushed me').count()).toBe(0)
    await page.getByRole('button', { name: 'Press again to show it' }).click()
    expect(await page.locator('#outHarmComments').inputValue()).toBe('He pushed me.')
  })
  test('S2-165: what is chosen for a recipient is the answer and the wish', async () => {
    await openPart(/Who may see this/)
    const police = page.getByRole('group', { name: 'Police', exact: true })
    await police.getByText('No', { exact: true }).click()
    await page.getByRole('group', { name: 'School', exact: true }).getByText('Some of it').click()
    await page.getByText('Choose at least one part').waitFor()
    await page.getByRole('group', { name: 'School', exact: true }).getByLabel('What worries you').check()
    await saved()
    expect(await page.evaluate(() => window.store.kept.wishes)).toEqual([
      { recipient: 'socialWorker', decision: 'agree', exceptSections: [], how: 'onScreen' },
      { recipient: 'police', decision: 'refuse', exceptSections: [], how: 'onScreen' },
      { recipient: 'placement', decision: 'refuse', exceptSections: [], how: 'onScreen' },
      { recipient: 'school', decision: 'part', exceptSections: ['concerns'], how: 'onScreen' },
    ].sort((left, right) => ['socialWorker', 'police', 'placement', 'school'].indexOf(left.recipient) - ['socialWorker', 'police', 'placement', 'school'].indexOf(right.recipient)))
  })
  test('what was read back is confirmed as it stands', async () => {
    await openPart(/Who may see this/)
    await goOn(2)
    await page.getByLabel('Read back to YP; corrections').fill('')
    await page.getByRole('button', { name: 'All of it is right' }).click()
    await saved()
    await expect.poll(() => kept('ypReadBack')).toMatchObject({ value: 'Read back. The young person said that it is right.' })
  })
  test('the language changes on the page, and back', async () => {
    await toSignature()
    await page.getByLabel('Language').selectOption('cy')
    await page.getByText('Llofnod', { exact: true }).waitFor()
    expect(await page.evaluate(() => [document.documentElement.lang, window.store.kept.language])).toEqual(['cy', 'cy'])
    await page.getByLabel('Iaith').selectOption('en')
    await page.getByText('Signature', { exact: true }).waitFor()
  })
})

describe('S2-166: the signature', () => {
  test('survives turning the tablet, and the cover', async () => {
    await toSignature()
    await page.getByRole('button', { name: 'Sign again' }).click()
    await page.getByText('Draw your signature').click()
    await page.locator('.pad').scrollIntoViewIfNeeded()
    await draw()
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.waitForTimeout(200)
    await page.getByRole('button', { name: 'Cover' }).click()
    await page.getByRole('button', { name: 'Show the form again' }).click()
    await page.getByRole('button', { name: 'Press again to show it' }).click()
    const ink = await page.locator('canvas.pad').evaluate(canvas => {
      const { width, height } = canvas as HTMLCanvasElement
      const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height)
      return data.filter((value, index) => index % 4 === 3 && value > 0).length
    })
    expect(ink).toBeGreaterThan(200)
    await page.getByRole('button', { name: 'Sign', exact: true }).click()
    await page.getByText('The signature holds').waitFor()
    const { evidence, blobs } = await page.evaluate(() => window.store.kept)
    expect(evidence).toMatchObject([{ role: 'youngPerson', method: 'drawn', name: 'Tom Missing' }])
    expect(JSON.parse(blobs[evidence[0]!.strokes!]!).strokes[0].length).toBeGreaterThan(5)
  })
  test('an empty pad is not signed', async () => {
    await toSignature()
    await page.getByRole('button', { name: 'Sign again' }).click()
    await page.getByText('Draw your signature').click()
    await page.getByRole('button', { name: 'Sign', exact: true }).click()
    await page.getByText('Nothing is drawn yet.').waitFor()
    expect(await page.evaluate(() => window.store.kept.evidence)).toEqual([])
  })
  test('a change of what was said asks for it again; a change of the analysis does not', async () => {
    await signByDrawing()
    await goOn(1)
    await openPart('Worker\'s analysis')
    await page.locator('#primaryFactor').selectOption('friends')
    await page.goBack()
    expect(await page.getByText('Signature needed again').count()).toBe(0)
    await openPart('What worries you')
    await page.locator('#ypConcerns').fill('Nothing else.')
    await goOn(1)
    await page.getByText('Signature needed again').waitFor()
    await toSignature()
    await page.getByText('Something was changed after it was signed.').waitFor()
    await page.getByText('Does not want to sign').click()
    await page.getByLabel('Reason, in a few words').fill('Tired now.')
    await page.getByRole('button', { name: 'Sign', exact: true }).click()
    await page.getByText('The signature holds').waitFor()
    expect(await page.evaluate(() => window.store.kept.evidence.map(({ method }) => method))).toEqual(['drawn', 'refused'])
  })
})
