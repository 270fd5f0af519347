// The app as it is built: what it weighs, and that it starts without a network.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { launch } from './browser'
import { serve } from './site'

const built = join(import.meta.dirname, '../target')
const limit = 150_000

function weight(directory: string, wanted: RegExp): number {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(file => wanted.test(file))
  const sizes = files.map(file => ({ file, bytes: gzipSync(readFileSync(join(directory, file)), { level: 9 }).length }))
  for (const { file, bytes } of sizes) console.log(`${String(bytes).padStart(8)} bytes gzipped  ${file}`)
  return sizes.reduce((sum, { bytes }) => sum + bytes, 0)
}

test('the app is at most 150 kB gzipped, and so are the interview, the engine and all questions', () => {
  const app = weight(join(built, 'tablet'), /\.(html|js|css|webmanifest)$/)
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
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goto(`${site.url}visits`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await browser.close()
})
