// Bytes and the texts they travel as (schema/submission/README.md, Writing).

/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** How many bytes are handed to `String.fromCharCode` at once: each is an argument, and engines bound those. */
const argumentsAtOnce = 8_192

/** The UTF-8 of a text. */
export function bytes(text: string): Bytes {
  return new TextEncoder().encode(text) as Bytes
}

/** The text of UTF-8 that is known to be well-formed, because it was written here. */
export function text(content: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
}

/** Parts one after the other. */
export function joined(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Lower-case hexadecimal. */
export function hex(content: Uint8Array): string {
  return [...content].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** SHA-256 in lower-case hexadecimal. */
export async function sha256(content: Bytes): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', content)))
}

/** Random bytes for keys, salts and initialisation vectors. */
export function random(size: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(size))
}

/** Base64 as HTTP headers want it. */
export function base64(content: Uint8Array): string {
  let units = ''
  for (let at = 0; at < content.length; at += argumentsAtOnce) units += String.fromCharCode(...content.subarray(at, at + argumentsAtOnce))
  return btoa(units)
}

/** Base64url without padding. */
export function encode(content: Uint8Array): string {
  return base64(content).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The bytes behind base64url in its one spelling; nothing for any other. */
export function decode(text: string): Bytes | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.endsWith('\n') || text.length % 4 === 1) return undefined
  const content = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), unit => unit.charCodeAt(0))
  return encode(content) === text ? content : undefined
}
