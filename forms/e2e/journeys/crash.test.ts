import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { start, type RunningProfile } from '../profile'
import { leave, openForm, saved, setUp, startApp, takePlace, toParts, toQuestion, unlock, words } from './app'

const app = startApp()
const trials = 20
let running: RunningProfile | undefined
const profile = mkdtempSync(join(tmpdir(), 'crash-'))
afterEach(async () => {
  await running?.kill()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function openedAgain(): Promise<Page> {
  running = await start(profile)
  running.context.setDefaultTimeout(60_000)
  return running.context.newPage()
}

test(`crash while typing, ${trials} trials`, { timeout: 900_000 }, async () => {
  let page = await openedAgain()
  await setUp(page, app)
  await app.line.cut()
  await openForm(page, 'Zara')
  await takePlace(page)
  await leave(page)
  let shown = ''
  let kept = ''
  let lettersShown = 0
  let lettersTyped = 0
  for (let trial = 1; trial <= trials; trial++) {
    await openForm(page, 'Zara')
    await toQuestion(page, 'In your own words', 'whatHappened')
    await words('whatHappened', `Trial ${trial}.`)(page)
    await saved(page)
    await toParts(page)
    await toQuestion(page, 'In your own words', 'whatMadeYouGo')
    expect(await page.locator('#whatMadeYouGo').inputValue()).toBe(kept)

    // What the worker was told: the words on the screen whenever "Saved" stands above them.
    shown = kept
    await page.exposeFunction('told', (text: string) => { shown = text })
    await page.evaluate(() => {
      let last = ''
      setInterval(() => {
        const text = document.querySelector<HTMLTextAreaElement>('#whatMadeYouGo')?.value
        if (text === undefined || text === last || !document.querySelector('.save-state.saved')) return
        last = text
        void (globalThis as never as { told: (text: string) => void }).told(text)
      }, 2)
    })
    let typed = kept
    let stop = false
    const typing = (async () => {
      await page.locator('#whatMadeYouGo').press('Control+End')
      while (!stop) {
        const letter = String.fromCharCode(97 + typed.length % 26)
        await page.keyboard.type(letter)
        typed += letter
        await pause(15)
      }
    })().catch(() => undefined)
    while (shown.length <= kept.length) await pause(5)
    await pause(Math.random() * 700)
    await running!.kill()
    stop = true
    await typing

    page = await openedAgain()
    await page.goto(app.line.url)
    await unlock(page)
    await openForm(page, 'Zara')
    await toQuestion(page, 'In your own words', 'whatMadeYouGo')
    const found = await page.locator('#whatMadeYouGo').inputValue()
    expect(found.slice(0, shown.length), `trial ${trial}: what was shown as saved`).toBe(shown)
    expect(typed.startsWith(found.slice(0, -1)), `trial ${trial}: nothing that was not typed`).toBe(true)
    await toParts(page)
    await toQuestion(page, 'In your own words', 'whatHappened')
    expect(await page.locator('#whatHappened').inputValue(), `trial ${trial}: the answer before`).toBe(`Trial ${trial}.`)
    await toParts(page)
    lettersShown += shown.length - kept.length
    lettersTyped += typed.length - kept.length
    kept = found
    await leave(page)
  }
  console.log(`${trials} crashes: ${lettersTyped} letters typed, ${lettersShown} of them shown as saved, none of those lost`)
  expect(lettersShown).toBeGreaterThan(trials)
})
