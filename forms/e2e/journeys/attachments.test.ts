import { expect, test } from 'vitest'
import { awaitCount, fillInShort, finish, openForm, openVisit, saved, sendNow, setUp, startApp, toParts, toQuestion } from './app'
import { stored } from './office'

const app = startApp()

test('photo and contact attempt made offline arrive', async () => {
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
  await saved(page)
  await toParts(page)
  await finish(page)
  await awaitCount(page, 'Ready to send', 1)

  // The line comes back, but carries no file yet.
  app.line.fate = ({ method }) => method === 'PATCH' ? 'cut' : 'through'
  await app.line.mend()
  await tablet.setOffline(false)
  await awaitCount(page, 'Sent', 1)
  await page.getByText('Incomplete: 1 file is still being sent.').waitFor()
  expect(await stored(app.server, 'manager2', 'Zara')).toMatchObject([{ incomplete: true, revisions: [{ flags: expect.arrayContaining(['attachmentsMissing']) }] }])

  app.line.fate = () => 'through'
  await sendNow(page)
  await page.getByText('Incomplete: 1 file').waitFor({ state: 'detached' })
  expect(await stored(app.server, 'manager2', 'Zara')).toMatchObject([{ incomplete: false }])
  const { visits: { nodes } } = await app.server.as('worker', '{ visits(first: 50) { nodes { child { givenNames } contactAttempts { kind note } } } }') as
    { visits: { nodes: { child: { givenNames: string }; contactAttempts: { kind: string; note: string | null }[] }[] } }
  expect(nodes.find(({ child }) => child.givenNames === 'Zara')!.contactAttempts).toContainEqual({ kind: 'attempt', note: 'Nobody opened the door.' })
  const { submissions } = await app.server.as('manager2', '{ submissions(first: 50) { nodes { child { givenNames } revisions { attachments { state size mediaType copy { width } } } } } }') as
    { submissions: { nodes: { child: { givenNames: string }; revisions: { attachments: object[] }[] }[] } }
  expect(submissions.nodes.find(({ child }) => child.givenNames === 'Zara')!.revisions[0]!.attachments).toMatchObject([{ state: 'complete', size: photo.length, mediaType: 'image/png', copy: { width: 600 } }])
})
