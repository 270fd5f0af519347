// The one spelling of JSON that is hashed and signed (RFC 8785 and schema/submission/README.md).
import canonicalize from 'canonicalize'
import type { Json } from '../draft'

export type Refused = { refused: string }

const deepest = 32
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function canonical(value: Json): string {
  return canonicalize(value)!
}

/** Canonical JSON, or why it is not. `JSON.parse` hides a name given twice and how a number was spelt; the comparison shows both. */
export function readCanonical(content: Uint8Array): { value: Json } | Refused {
  let text: string
  try {
    text = utf8.decode(content)
  } catch {
    return { refused: 'malformedEncoding' }
  }
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    return { refused: 'malformedJson' }
  }
  if (value === null || typeof value !== 'object') return { refused: 'malformedJson' }
  const refused = unsafe(value, 1)
  if (refused) return { refused }
  return canonical(value) === text ? { value } : { refused: 'notCanonical' }
}

/** What in the value two programs could read differently. */
function unsafe(value: Json, level: number): string | undefined {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) return 'loneSurrogate'
    if (value.includes('\0')) return 'nulCharacter'
    return value.normalize('NFC') === value ? undefined : 'notNormalised'
  }
  if (typeof value === 'number') return Number.isSafeInteger(value) ? undefined : 'numberOutOfRange'
  if (value === null || typeof value !== 'object') return undefined
  if (level > deepest) return 'tooDeep'
  for (const [name, member] of Object.entries(value)) {
    const refused = unsafe(name, level) ?? unsafe(member, level + 1)
    if (refused) return refused
  }
  return undefined
}

/**
 * The value with its texts as the wire wants them: whole surrogate pairs, no U+0000, form C; members without a value left out. Done when a
 * draft is kept, so that nothing a worker pastes is set aside later. Doing it twice changes nothing.
 */
export function tidy<T>(value: T): T {
  return tidied(value) as T
}

function tidied(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '').normalize('NFC')
  if (Array.isArray(value)) return value.map(tidied)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined).map(([name, member]) => [tidied(name), tidied(member)]))
}
