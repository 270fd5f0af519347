import { expect, test } from 'vitest'
import { playable, rate, wave } from './sounds'

test('a WAV says what it holds: one channel of 16 bits, the mean of the channels, nothing louder than it can be', () => {
  const bytes = wave([Float32Array.of(0, 1, -1, 2), Float32Array.of(0, 0, -1, 2)])
  const view = new DataView(bytes.buffer)
  const text = (at: number) => new TextDecoder().decode(bytes.subarray(at, at + 4))
  expect([0, 8, 12, 36].map(text)).toEqual(['RIFF', 'WAVE', 'fmt ', 'data'])
  expect(view.getUint32(4, true)).toBe(bytes.length - 8)
  expect([20, 22, 34].map(at => view.getUint16(at, true))).toEqual([1, 1, 16])
  expect([24, 28, 40].map(at => view.getUint32(at, true))).toEqual([rate, 2 * rate, 8])
  expect([44, 46, 48, 50].map(at => view.getInt16(at, true))).toEqual([0, 16_384, -32_767, 32_767])
})

test.each(['image/png', 'audio/webm', 'audio/webm;codecs=opus', 'audio/ogg', 'audio/wav'])('%s stays as it is', async type => {
  const file = new File(['x'], 'x', { type })
  expect(await playable(file)).toBe(file)
})
