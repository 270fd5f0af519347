import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { UnsentWork } from '../../tablet/sealed/copy'
import { awaitCount, downloadBy, fillInShort, finish, leave, openForm, saved, sendNow, setUp, startApp, takePlace, toQuestion, unlock, words } from './app'
import { orderWipe, stored } from './office'

const app = startApp()

/** As a supervisor does it, with the authority's private key. */
function opened(jwe: string): UnsentWork {
  const command = join(import.meta.dirname, '../../../return-home')
  return JSON.parse(execFileSync(command, ['open-sealed-copy', '--key', join(app.server.data, 'demo-sealing-key.json')], { input: jwe, encoding: 'utf8', maxBuffer: 2 ** 28 })) as UnsentWork
}

test('forgotten passphrase: a sealed copy brings the unsent work in', async () => {
  const page = await (await app.tablet()).newPage()
  await setUp(page, app)
  await app.line.cut()
  await openForm(page, 'Zara')
  await fillInShort(page, 'Nobody knows the passphrase.')
  await finish(page)
  await awaitCount(page, 'Ready to send', 1)
  await openForm(page, 'Leo')
  await takePlace(page)
  await toQuestion(page, 'In your own words', 'whatHappened')
  await words('whatHappened', 'Half done.')(page)
  await saved(page)
  await leave(page)
  await page.getByRole('button', { name: 'Lock' }).click()

  await page.getByText('I have forgotten my passphrase').click()
  const download = await downloadBy(page, () => page.getByRole('button', { name: 'Save a sealed copy' }).click())
  const jwe = readFileSync(await download.path(), 'utf8')
  expect(jwe).not.toContain('Nobody knows')
  const { items, drafts } = opened(jwe)
  expect(items).toHaveLength(1)
  expect(drafts).toMatchObject([{ answers: { whatHappened: { value: 'Half done.' } } }])

  await app.server.as('coordinator', 'mutation ($input: ImportSubmissionsInput!) { importSubmissions(input: $input) { results { outcome } problems { message } } }',
    { items, reason: 'Wren has forgotten the passphrase.' })
  const [submission] = await stored(app.server, 'manager2', 'Zara')
  const [revision] = submission!.revisions
  expect(JSON.parse(revision!.answers.find(({ question }) => question === 'whatHappened')!.value!)).toBe('Nobody knows the passphrase.')
  expect(revision!.evidence).toMatchObject([{ valid: true }])

  // Nothing was removed: who remembers goes on, and the server takes it for the same.
  await app.line.mend()
  await unlock(page)
  await sendNow(page)
  expect((await stored(app.server, 'manager2', 'Zara')).map(({ revisions }) => revisions.length)).toEqual([1])
})

test('wipe order: what is unsent is handed in sealed, then the store goes', async () => {
  const page = await (await app.tablet()).newPage()
  await setUp(page, app, { device: 'Lost tablet' })
  await openForm(page, 'Leo')
  await takePlace(page)
  await toQuestion(page, 'In your own words', 'whatHappened')
  await words('whatHappened', 'Before it was lost.')(page)
  await saved(page)
  await orderWipe(app.server, 'Lost tablet', 'Left on the bus.')
  // Never under an open interview.
  const said = page.waitForResponse(response => response.request().postData()?.includes('"operationName":"heartbeat"') ?? false)
  await page.evaluate(() => { dispatchEvent(new Event('online')) })
  await said
  await pause(1_000)
  expect(await page.locator('#whatHappened').inputValue()).toBe('Before it was lost.')
  await leave(page)
  await page.getByText('The office has ended this tablet: Left on the bus.').waitFor()
  await page.getByRole('heading', { name: 'Start on this tablet' }).waitFor()
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1)
  expect(await page.getByText('Sealed work waits').count()).toBe(0)

  const { sealedCopies: { nodes: [copy] } } = await app.server.as('coordinator', '{ sealedCopies(first: 1) { nodes { id complete } } }') as { sealedCopies: { nodes: { id: string; complete: boolean }[] } }
  expect(copy!.complete).toBe(true)
  const { fetchSealedCopy: { content } } = await app.server.as('coordinator', 'mutation ($input: FetchSealedCopyInput!) { fetchSealedCopy(input: $input) { content problems { message } } }',
    { sealedCopyId: copy!.id, reason: 'To bring it in.' }) as { fetchSealedCopy: { content: string } }
  expect(opened(content).drafts).toMatchObject([{ answers: { whatHappened: { value: 'Before it was lost.' } } }])
})
