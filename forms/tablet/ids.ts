import { hex, random } from './envelope/bytes'

/** A UUID of version 7 (RFC 9562 §5.7): the first 48 bits are the time in milliseconds, the rest is random. */
export function uuid7(now: number): string {
  const content = random(16)
  new DataView(content.buffer).setUint16(0, Math.floor(now / 2 ** 32))
  new DataView(content.buffer).setUint32(2, now % 2 ** 32)
  content[6] = content[6]! & 0x0f | 0x70
  content[8] = content[8]! & 0x3f | 0x80
  const digits = hex(content)
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-')
}
