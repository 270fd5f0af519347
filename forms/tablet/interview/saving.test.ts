import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSaver, typingDelay, type SaveState } from './saving'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

/** A store that settles when told to. */
function store() {
  const states: SaveState[] = []
  const writes: { value: string; done: () => void; fail: () => void }[] = []
  const saver = createSaver<string>(value => new Promise((done, fail) => { writes.push({ value, done, fail: () => fail(new Error('full')) }) }), state => states.push(state))
  const settle = () => vi.advanceTimersByTimeAsync(0)
  return { saver, states, writes, settle }
}

test('nothing is called saved before the store said so', async () => {
  const { saver, states, writes, settle } = store()
  saver.change('a', 'now')
  await settle()
  expect(states).toEqual(['saving'])
  writes[0]!.done()
  await settle()
  expect(states).toEqual(['saving', 'saved'])
})
test('nor while a newer answer waits', async () => {
  const { saver, states, writes, settle } = store()
  saver.change('a', 'now')
  saver.change('b', 'now')
  writes[0]!.done()
  await settle()
  expect(states).not.toContain('saved')
  expect(writes.map(({ value }) => value)).toEqual(['a', 'b'])
})
test('one write at a time; the newest is written next', async () => {
  const { saver, writes, settle } = store()
  for (const value of ['a', 'b', 'c']) saver.change(value, 'now')
  await settle()
  expect(writes).toHaveLength(1)
  writes[0]!.done()
  await settle()
  expect(writes.map(({ value }) => value)).toEqual(['a', 'c'])
})
test('one who types on without a pause is saved within half a second all the same', async () => {
  const { saver, writes } = store()
  expect(typingDelay).toBeLessThanOrEqual(500)
  for (let letter = 0; letter < 10; letter++) {
    saver.change('x'.repeat(letter + 1), 'soon')
    await vi.advanceTimersByTimeAsync(50)
  }
  expect(writes).toHaveLength(1)
  expect(writes[0]!.value.length).toBeGreaterThanOrEqual(8)
})
test('leaving the field writes what waits', async () => {
  const { saver, writes } = store()
  saver.change('a', 'soon')
  void saver.flush()
  expect(writes).toHaveLength(1)
})
describe('when the store fails', () => {
  test('it is said, and the answer is kept for another try', async () => {
    const { saver, states, writes, settle } = store()
    saver.change('a', 'now')
    writes[0]!.fail()
    await settle()
    expect(states.at(-1)).toBe('failed')
    saver.retry()
    expect(writes[1]!.value).toBe('a')
    writes[1]!.done()
    await settle()
    expect(states.at(-1)).toBe('saved')
  })
  test('leaving is told that not all is durable', async () => {
    const { saver, writes, settle } = store()
    saver.change('a', 'soon')
    const durable = saver.flush()
    writes[0]!.fail()
    await settle()
    expect(await durable).toBe(false)
    const again = saver.flush()
    writes[1]!.done()
    expect(await again).toBe(true)
  })
  test('what was typed meanwhile is what is tried again', async () => {
    const { saver, writes, settle } = store()
    saver.change('a', 'now')
    saver.change('ab', 'soon')
    writes[0]!.fail()
    await settle()
    saver.retry()
    expect(writes[1]!.value).toBe('ab')
  })
  test('the next answer is written all the same', async () => {
    const { saver, writes, settle } = store()
    saver.change('a', 'now')
    writes[0]!.fail()
    await settle()
    saver.change('b', 'now')
    expect(writes[1]!.value).toBe('b')
  })
})
test('a change from within the news of being saved is written too', async () => {
  const written: string[] = []
  let once = true
  const saver = createSaver<string>(async value => { written.push(value) }, state => {
    if (state === 'saved' && once) {
      once = false
      saver.change('b', 'now')
    }
  })
  saver.change('a', 'now')
  await vi.advanceTimersByTimeAsync(0)
  expect(written).toEqual(['a', 'b'])
})
