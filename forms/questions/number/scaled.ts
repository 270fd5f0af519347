import type { Json } from '../../tablet/draft'

/** Reads `12.5` with scale 2 as 1250. What is no such number, or has more decimals than the scale, stays the text it is. */
export function readScaled(text: string, scale: number): Json | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const [, sign, whole, decimals = ''] = /^([-+−]?)(\d+)(?:[.,](\d+))?$/.exec(trimmed) ?? []
  if (whole === undefined || decimals.length > scale) return trimmed
  const value = Number(`${sign === '-' || sign === '−' ? '-' : ''}${whole}${decimals.padEnd(scale, '0')}`)
  return Number.isSafeInteger(value) ? value + 0 : trimmed
}

/** Writes 1250 with scale 2 as `12.50`; a text as it is. */
export function writeScaled(value: Json | undefined, scale: number): string {
  if (typeof value !== 'number') return typeof value === 'string' ? value : ''
  if (scale === 0) return String(value)
  const digits = String(Math.abs(value)).padStart(scale + 1, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
