import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { awaitCount, fillInShort, finish, leave, openForm, saved, sendNow, setUp, startApp, takePlace, toParts, toQuestion, unlock, words } from './app'
import { asks } from './line'
import { stored } from './office'

const app = startApp()

type Feed = { data: { changes: { edges: { node: { __typename: string; visit?: { form: object } } }[] } } }

// No form can be published over the wire yet: the server takes its forms from its jar. So the line says what a server with a second version would say.
test('form republished: a draft keeps its version and goes through', async () => {
  const page = await (await app.tablet()).newPage()
  let newest: { key: string; version: number; hash: string; title: string; definition: string; current: boolean } | undefined
  let visit: object | undefined
  let told = 0
  app.line.fate = async asked => {
    if (newest && asks(asked, 'form') && JSON.parse(asked.body.toString()).variables.version === 2) {
      return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ data: { form: newest } }) }
    }
    if (!asks(asked, 'changes')) return 'through'
    const answered = (await app.line.through(asked))!
    const feed = JSON.parse(answered.body.toString()) as Feed
    const { edges } = feed.data.changes
    visit ??= edges.find(({ node }) => JSON.stringify(node).includes('"Zara"'))?.node.visit
    if (newest && told++ === 0) {
      const form = { key: newest.key, version: 2, hash: newest.hash }
      edges.push({ node: { __typename: 'FormPublished', form: { ...form, current: true } } } as never, { node: { __typename: 'VisitAssigned', visit: { ...visit, form } } } as never)
    }
    const { 'content-length': _, ...headers } = answered.headers
    return { status: answered.status, headers, body: JSON.stringify(feed) }
  }
  await setUp(page, app)
  await openForm(page, 'Zara')
  await takePlace(page)
  await toQuestion(page, 'In your own words', 'whatMadeYouGo')
  await words('whatMadeYouGo', 'Asked in version 1.')(page)
  await saved(page)

  const { form } = await app.server.as('worker', '{ form(key: "returnHomeInterview") { key version title definition } }') as { form: { key: string; version: number; title: string; definition: string } }
  const changed = JSON.parse(form.definition)
  changed.version = 2
  changed.sections.find(({ id }: { id: string }) => id === 'narrative').title = 'Your story, in version 2'
  const definition = JSON.stringify(changed)
  newest = { ...form, version: 2, definition, hash: createHash('sha256').update(definition).digest('hex'), current: true }

  // The news comes while the draft is open.
  await page.evaluate(() => { dispatchEvent(new Event('online')) })
  await expect.poll(() => app.line.asked.filter(asked => asks(asked, 'form') && asked.body.includes('"version":2')).length, { timeout: 20_000 }).toBe(1)
  await toParts(page)
  await page.getByRole('link', { name: 'In your own words', exact: true }).waitFor()
  await leave(page)
  await sendNow(page)
  await page.reload()
  await unlock(page)
  await openForm(page, 'Zara')
  expect(await page.getByText('Your story, in version 2').count()).toBe(0)
  await toQuestion(page, 'In your own words', 'whatMadeYouGo')
  expect(await page.locator('#whatMadeYouGo').inputValue()).toBe('Asked in version 1.')
  await toParts(page)
  await fillInShort(page, 'Told in version 1.')
  await finish(page)
  await awaitCount(page, 'Sent', 1)

  const { submissions: { nodes } } = await app.server.as('manager2', '{ submissions(first: 50) { nodes { child { givenNames } form { version } current { flags } } } }') as
    { submissions: { nodes: { child: { givenNames: string }; form: { version: number }; current: { flags: string[] } }[] } }
  const [submission] = nodes.filter(({ child }) => child.givenNames === 'Zara')
  expect(submission!.form.version).toBe(1)
  expect(submission!.current.flags).not.toContain('verdictDiffers')
  expect(await stored(app.server, 'manager2', 'Zara')).toHaveLength(1)
})
