import type { PointGroup } from 'signature_pad'
import { describe, expect, test } from 'vitest'
import { lacks, signedValue, type Filled } from './signed'
import { mostBytes, refitted, strokesText, toStrokes } from './strokes'

const nothing: Filled = { name: '', witness: '', reason: '', ticked: false, drawn: false }

describe('S2-166: a signature is not complete without', () => {
  test('strokes, when it is drawn', () => expect(lacks('drawn', nothing)).toEqual(['drawing']))
  test('a tick and a name', () => expect(lacks('tickAndName', nothing)).toEqual(['tick', 'name']))
  test('a witness, when it is given by word', () => expect(lacks('witnessedVerbal', { ...nothing, name: 'Tom' })).toEqual(['witness']))
  test('a reason, when it is refused or cannot be given', () => {
    expect(lacks('refused', { ...nothing, reason: '  ' })).toEqual(['reason'])
    expect(lacks('unable', nothing)).toEqual(['reason'])
  })
})
test('only what belongs to the way of signing is in the answer', () => {
  const filled = { ...nothing, name: ' Tom ', witness: 'I. Example', reason: 'tired', drawn: true }
  expect(signedValue('drawn', filled)).toEqual({ method: 'drawn', name: 'Tom' })
  expect(signedValue('witnessedVerbal', filled)).toEqual({ method: 'witnessedVerbal', name: 'Tom', witness: 'I. Example' })
  expect(signedValue('refused', { ...filled, name: '' })).toEqual({ method: 'refused', reason: 'tired' })
})

describe('strokes', () => {
  const group = (points: [number, number, number][]) => ({ points: points.map(([x, y, time]) => ({ x, y, time, pressure: 0.5 })) }) as PointGroup
  test('turning the tablet there and back leaves them as they were, and unbent', () => {
    const groups = [group([[10, 10, 0], [300, 100, 5]])]
    const turned = refitted(groups, { width: 700, height: 220 }, { width: 350, height: 220 })
    expect(turned[0]!.points.map(({ x, y }) => [x, y])).toEqual([[5, 5], [150, 50]])
    expect(refitted(turned, { width: 350, height: 110 }, { width: 700, height: 220 })[0]!.points[1]).toMatchObject({ x: 300, y: 100 })
  })
  test('times count from the first point: when it was signed is said elsewhere', () => {
    expect(toStrokes([group([[1.4, 2.6, 1_700_000_000_000], [3, 4, 1_700_000_000_020]])], { width: 700, height: 220 }).strokes).toEqual([[[1, 3, 0], [3, 4, 20]]])
  })
  test('a very long one is thinned until a submission may carry it, and keeps its ends', () => {
    const points = Array.from({ length: 60_000 }, (_, index): [number, number, number] => [index % 700, index % 220, index])
    const text = strokesText({ width: 700, height: 220, strokes: [points] })
    expect(text.length).toBeLessThanOrEqual(mostBytes)
    const kept = JSON.parse(text).strokes[0]
    expect(kept[0]).toEqual(points[0])
    expect(kept.at(-1)).toEqual(points.at(-1))
  })
})
