// Records `chromium.webm`: what a real Chromium's MediaRecorder makes of one second of 440 Hz and one of 1,000 Hz, as the tablet's recorder does it.
// Run it by hand: node server/src/test/resources/sounds/record.mjs
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { chromium } = createRequire(join(import.meta.dirname, '../../../../../forms/package.json'))('playwright-core')
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
})
const page = await browser.newPage()
const bytes = await page.evaluate(async () => {
  const context = new AudioContext()
  await context.resume()
  const tone = context.createOscillator()
  const microphone = context.createMediaStreamDestination()
  tone.connect(microphone)
  const recorder = new MediaRecorder(microphone.stream)
  const chunks = []
  const stopped = new Promise(resolve => {
    recorder.ondataavailable = event => chunks.push(event.data)
    recorder.onstop = resolve
  })
  recorder.start()
  await new Promise(resolve => { recorder.onstart = resolve })
  tone.frequency.setValueAtTime(440, context.currentTime)
  tone.frequency.setValueAtTime(1000, context.currentTime + 1)
  tone.onended = () => recorder.stop()
  tone.start()
  tone.stop(context.currentTime + 2)
  await stopped
  return [...new Uint8Array(await new Blob(chunks).arrayBuffer())]
})
await browser.close()
writeFileSync(join(import.meta.dirname, 'chromium.webm'), Uint8Array.from(bytes))
