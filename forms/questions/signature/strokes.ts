// A drawn signature as data. Sizes are CSS pixels of the pad it was drawn on; a point is x, y and milliseconds since the first.
import type { PointGroup } from 'signature_pad'

export type Size = { width: number; height: number }
export type Strokes = Size & { strokes: [x: number, y: number, milliseconds: number][][] }

/** Bytes a stroke file may have, with room below the 262,144 of schema/submission. */
export const mostBytes = 250_000

export function toStrokes(groups: PointGroup[], { width, height }: Size): Strokes {
  const begin = groups[0]?.points[0]?.time ?? 0
  const strokes = groups.map(group => group.points.map(({ x, y, time }): [number, number, number] => [Math.round(x), Math.round(y), Math.max(0, Math.round(time - begin))]))
  return { width: Math.round(width), height: Math.round(height), strokes }
}

/** The strokes as JSON text. One that is too long loses every second point until it fits: a signature stays one, and is never refused. */
export function strokesText(strokes: Strokes): string {
  let kept = strokes
  let text = JSON.stringify(kept)
  while (text.length > mostBytes) {
    kept = { ...kept, strokes: kept.strokes.map(stroke => stroke.filter((_, index) => index % 2 === 0 || index === stroke.length - 1)) }
    const shorter = JSON.stringify(kept)
    if (shorter.length === text.length) break
    text = shorter
  }
  return text
}

/** The same drawing on a pad of another size, as large as fits, unbent: what turning the tablet does. */
export function refitted(groups: PointGroup[], from: Size, to: Size): PointGroup[] {
  const scale = Math.min(to.width / from.width, to.height / from.height)
  return groups.map(group => ({ ...group, points: group.points.map(point => ({ ...point, x: point.x * scale, y: point.y * scale })) }))
}
