// Voice notes as only a browser records them; time is brought forward, the recorder is real.
import type { Page } from 'playwright-core'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { longestNote } from '../questions/attachment/sounds'
import { hearsTone } from './microphone'
import { startExamples } from './startExamples'

const started = startExamples()
let page: Page
afterEach(() => page.context().close())

async function open(path: string) {
  page = await started.browser.newPage({ viewport: { width: 768, height: 1024 } })
  await page.clock.install()
  await page.goto(started.site.url + path)
  await page.waitForSelector('h1')
  await hearsTone(page)
}
async function record() {
  await page.getByRole('button', { name: 'Record a voice note' }).click()
  await page.getByText('Recording…').waitFor()
  await page.waitForTimeout(300)
}

test('a note ends by itself before it is too long to be heard, is kept, and another can be recorded', async () => {
  await open('examples.html?type=attachment')
  await record()
  await page.clock.fastForward((longestNote * 60 - 30) * 1_000)
  expect(await page.getByText('Recording…').count()).toBe(1)
  await page.clock.fastForward(30_000)
  await page.getByText(`The recording stopped by itself after ${longestNote} minutes`).waitFor()
  expect(await page.evaluate(() => window.files.map(({ type, size }) => ({ type, sounds: size > 1_000 })))).toEqual([{ type: 'audio/webm', sounds: true }])

  await record()
  expect(await page.getByText('stopped by itself').count()).toBe(0)
  await page.getByRole('button', { name: 'Stop recording' }).click()
  await page.waitForFunction(() => window.files.length === 2)
  await page.clock.fastForward(longestNote * 60_000)
  expect(await page.getByText('stopped by itself').count()).toBe(0)
})

test('while a file is kept it says so', async () => {
  await open('examples.html?type=attachment')
  await page.evaluate(() => {
    const decode = OfflineAudioContext.prototype.decodeAudioData
    OfflineAudioContext.prototype.decodeAudioData = function (bytes) { return new Promise(done => { window.goOn = () => done(decode.call(this, bytes)) }) }
  })
  await page.locator('input[type=file]').setInputFiles(join(import.meta.dirname, '../../server/src/test/resources/sounds/note.m4a'))
  await page.getByText('Keeping the file…').waitFor()
  await page.evaluate(() => window.goOn())
  await page.getByText('Keeping the file…').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => window.files.map(({ type }) => type))).toEqual(['audio/wav'])
})

test('a note that is recorded while the page is left is kept', async () => {
  await open('interview.html')
  const before = await page.evaluate(() => window.store.kept.attachments.length)
  await page.getByRole('link', { name: 'Completion', exact: true }).click()
  while (await page.locator('#attachments').count() === 0) await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await record()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.waitForFunction(before => window.store.kept.attachments.length === before + 1, before)
})

declare global { interface Window { goOn: () => void } }
