// The app as it is built: what it weighs, and that it starts without a network.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { launch } from './browser'
import { register, unlock } from './realApp'
import { serve } from './site'
import { gzipped, limit, ofApp, sum } from './sizes'

const built = join(import.meta.dirname, '../target')
function weight(directory: string, wanted: RegExp): number {
  const files = gzipped(directory, wanted)
  for (const { file, bytes } of files) console.log(`${String(bytes).padStart(8)} bytes gzipped  ${file}`)
  return sum(files)
}

test('the app is at most 150 kB gzipped, and so are the interview, the engine and all questions', () => {
  const app = weight(join(built, 'tablet'), ofApp)
  const interview = weight(join(built, 'examples'), /(interview|texts).*\.(html|js|css)$/)
  console.log(`app ${app} bytes, interview with engine ${interview} bytes, of ${limit}`)
  expect(app).toBeLessThanOrEqual(limit)
  expect(interview).toBeLessThanOrEqual(limit)
})
test('no page holds a script or a style of its own', () => {
  for (const page of ['tablet/index.html', 'examples/examples.html', 'examples/interview.html']) {
    const text = readFileSync(join(built, page), 'utf8')
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=/)
  }
})
test('after one visit it starts without a network, and a page of it that was never opened too', async () => {
  const site = await serve(join(built, 'tablet'))
  const browser = await launch()
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', message => { if (message.type() === 'error') complaints.push(message.text()) })
  await page.goto(site.url)
  await page.evaluate(() => navigator.serviceWorker.ready)
  expect(complaints).toEqual([])
  await site.close()
  await page.goto(site.url)
  await page.getByRole('heading', { name: 'Start on this tablet' }).waitFor()
  await page.goto(`${site.url}visits`)
  await page.getByRole('heading', { name: 'Start on this tablet' }).waitFor()
  await browser.close()
})

test('a store opens through the worker for Argon2id without a network, and without that worker too', async () => {
  const site = await serve(join(built, 'tablet'))
  const browser = await launch()
  const page = await browser.newPage()
  await page.goto(site.url)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await site.close()
  await page.goto(site.url)
  const lock = page.getByRole('button', { name: 'Lock' })
  await register(page, 'Wren')
  await lock.click()
  const started = page.waitForEvent('worker')
  await page.getByLabel('Your passphrase').fill('f')
  const worker = await started
  expect(worker.url()).toContain('argon2id.worker')
  // Answers when the worker has practised.
  await worker.evaluate(() => null)
  const ended = worker.waitForEvent('close')
  await unlock(page)
  await ended
  await page.addInitScript(() => Object.assign(window, { Worker: undefined }))
  await page.goto(site.url)
  await unlock(page)
  await browser.close()
})
