import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { awaitCount, fillInShort, finish, openForm, openVisit, saved, sendNow, setUp, startApp, takePlace, toParts, toQuestion, unlock } from './app'
import { stored } from './office'
import { hearsTone } from '../microphone'

const app = startApp()

test('photo, voice note and contact attempt made offline arrive, and the office hears the note', async () => {
  const tablet = await app.tablet()
  const page = await tablet.newPage()
  await setUp(page, app)
  await app.line.cut()
  await tablet.setOffline(true)

  await openVisit(page, 'Zara')
  await page.getByText('Record an offer, a try, a refusal or a new time').click()
  await page.getByLabel('I tried and did not reach them').check()
  await page.getByLabel('Note (optional)').fill('Nobody opened the door.')
  await page.getByRole('button', { name: 'Record it' }).click()
  await page.getByText('Nobody opened the door. (not sent yet)').waitFor()

  await openForm(page, 'Zara')
  await fillInShort(page, 'With a photo.')
  await toQuestion(page, 'Completion', 'attachments')
  const photo = Buffer.from(await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(600, 600)
    const picture = canvas.getContext('2d')!
    const noise = picture.createImageData(600, 600)
    for (let at = 0; at < noise.data.length; at += 60_000) crypto.getRandomValues(noise.data.subarray(at, at + 60_000))
    picture.putImageData(noise, 0, 0)
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())]
  }))
  await page.locator('#attachments-file').setInputFiles({ name: 'wall.png', mimeType: 'image/png', buffer: photo })
  await page.getByText('1. Photo or drawing').waitFor()
  await recordNote(page)
  await page.getByText('2. Voice note').waitFor()
  await saved(page)
  await toParts(page)
  await finish(page)
  await awaitCount(page, 'Ready to send', 1)

  // The line comes back, but carries no file yet.
  app.line.fate = ({ method }) => method === 'PATCH' ? 'cut' : 'through'
  await app.line.mend()
  await tablet.setOffline(false)
  await awaitCount(page, 'Sent', 1)
  await page.getByText('Incomplete: 2 files are still being sent.').waitFor()
  expect(await stored(app.server, 'manager2', 'Zara')).toMatchObject([{ incomplete: true, revisions: [{ flags: expect.arrayContaining(['attachmentsMissing']) }] }])

  app.line.fate = () => 'through'
  await sendNow(page)
  await page.getByText(/^Incomplete: \d file/).waitFor({ state: 'detached' })
  expect(await stored(app.server, 'manager2', 'Zara')).toMatchObject([{ incomplete: false }])
  const { visits: { nodes } } = await app.server.as('worker', '{ visits(first: 50) { nodes { child { givenNames } contactAttempts { kind note } } } }') as
    { visits: { nodes: { child: { givenNames: string }; contactAttempts: { kind: string; note: string | null }[] }[] } }
  expect(nodes.find(({ child }) => child.givenNames === 'Zara')!.contactAttempts).toContainEqual({ kind: 'attempt', note: 'Nobody opened the door.' })
  const attachments = await attachmentsOf('manager2', 'Zara')
  expect(attachments).toMatchObject([
    { state: 'complete', size: photo.length, mediaType: 'image/png', copy: { width: 600 } },
    { state: 'complete', mediaType: 'audio/webm', originalOnly: false, copy: { mediaType: 'audio/ogg', width: null } },
  ])
  const { seconds, pitch } = await hear(page, await copyOf('manager2', attachments[1]!))
  expect(seconds).toBeGreaterThan(1)
  expect(Math.abs(pitch - 440)).toBeLessThan(10)
})

test('a note that the browser can record as MP4 only, and AAC files that are chosen, are made WAVs on the tablet, and the office hears them', async () => {
  const tablet = await app.tablet()
  await tablet.addInitScript(() => {
    const supported = MediaRecorder.isTypeSupported.bind(MediaRecorder)
    MediaRecorder.isTypeSupported = type => type.includes('mp4') && supported(type)
    // As an older iPad, which records MP4 when it is not told what to record.
    window.MediaRecorder = class extends MediaRecorder { constructor(stream: MediaStream) { super(stream, { mimeType: 'audio/mp4;codecs=opus' }) } }
  })
  const page = await tablet.newPage()
  await setUp(page, app)
  await openForm(page, 'Leo')
  await fillInShort(page, 'With a note.')
  await toQuestion(page, 'Completion', 'attachments')
  await recordNote(page)
  await page.getByText('1. Voice note').waitFor()
  await page.locator('#attachments-file').setInputFiles(['note.m4a', 'fragmented.m4a'].map(file => join(import.meta.dirname, '../../../server/src/test/resources/sounds', file)))
  await page.getByText('3. Voice note').waitFor()
  await saved(page)
  await toParts(page)
  await finish(page)
  await awaitCount(page, 'Sent', 1)
  await sendNow(page)
  await page.getByText(/^Incomplete: \d file/).waitFor({ state: 'detached' })
  const attachments = await attachmentsOf('manager', 'Leo')
  const heard = { state: 'complete', mediaType: 'audio/wav', originalOnly: false, copy: { mediaType: 'audio/ogg' } }
  expect(attachments).toMatchObject([heard, heard, heard])
  const { seconds, pitch } = await hear(page, await copyOf('manager', attachments[0]!))
  expect(seconds).toBeGreaterThan(1)
  expect(Math.abs(pitch - 440)).toBeLessThan(10)
  for (const chosen of attachments.slice(1)) {
    const { seconds, pitch } = await hear(page, await copyOf('manager', chosen))
    expect(Math.abs(seconds - 2)).toBeLessThan(0.1)
    // A second of 440 Hz, then one of 1,000: half of its middle is either.
    expect(Math.abs(pitch - 720)).toBeLessThan(15)
  }
})

test('a note that is recorded when the tablet locks itself is there after unlocking', async () => {
  const tablet = await app.tablet()
  const page = await tablet.newPage()
  await page.clock.install()
  await setUp(page, app, { userName: 'worker2' })
  await openForm(page, 'Mia')
  await takePlace(page)
  await toQuestion(page, 'Completion', 'attachments')
  await hearsTone(page)
  await page.getByRole('button', { name: 'Record a voice note' }).click()
  await page.getByText('Recording…').waitFor()
  await page.waitForTimeout(1_000)
  await page.clock.fastForward('10:01')
  await page.getByLabel('Your passphrase').waitFor()
  await unlock(page)
  await page.getByText('1. Voice note').waitFor()
})

type Attachment = { state: string; size: number; mediaType: string; originalOnly: boolean; copy: { id: string; mediaType: string; width: number | null } | null }

/** The files of a child's one submission, as a manager sees them. */
async function attachmentsOf(manager: string, givenNames: string): Promise<Attachment[]> {
  const { submissions } = await app.server.as(manager, '{ submissions(first: 50) { nodes { child { givenNames } revisions { attachments { state size mediaType originalOnly copy { id mediaType width } } } } } }') as
    { submissions: { nodes: { child: { givenNames: string }; revisions: { attachments: Attachment[] }[] }[] } }
  return submissions.nodes.find(({ child }) => child.givenNames === givenNames)!.revisions[0]!.attachments
}

/** The sound that the office gets to hear. */
async function copyOf(manager: string, { copy }: Attachment): Promise<Buffer> {
  const answer = await app.server.get(manager, `/attachments/${copy!.id}/copy`)
  expect(answer.headers.get('content-type')).toBe('audio/ogg')
  return Buffer.from(await answer.arrayBuffer())
}

/** Records some seconds by the app's own button. */
async function recordNote(page: Page): Promise<void> {
  await hearsTone(page)
  await page.getByRole('button', { name: 'Record a voice note' }).click()
  await page.getByText('Recording…').waitFor()
  await page.waitForTimeout(3_000)
  await page.getByRole('button', { name: 'Stop recording' }).click()
}

/** How long a sound is that the browser decodes, and its pitch, from how often it crosses zero upwards in its middle. */
function hear(page: Page, sound: Buffer): Promise<{ seconds: number; pitch: number }> {
  return page.evaluate(async bytes => {
    const heard = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(Uint8Array.from(bytes).buffer)
    const middle = heard.getChannelData(0).subarray(heard.length / 4, heard.length * 3 / 4)
    const crossings = middle.filter((sample, at) => at > 0 && sample >= 0 && middle[at - 1]! < 0).length
    return { seconds: heard.duration, pitch: crossings / (middle.length / heard.sampleRate) }
  }, [...sound])
}
