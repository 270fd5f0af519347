import { expect, test } from 'vitest'
import { cy } from './cy'
import { en } from './en'
import { textsIn } from './index'

const paths = (value: object, path = ''): string[] => Object.entries(value).flatMap(([key, inside]) =>
  inside !== null && typeof inside === 'object' ? paths(inside, `${path}${key}.`) : [`${path}${key}`]).sort()

test('Welsh has the words that the compiler cannot count too', () => expect(paths(cy)).toEqual(paths(en)))
test('no language is left without words', () => {
  expect(textsIn('cy-GB')).toBe(cy)
  expect(textsIn('so')).toBe(en)
})
