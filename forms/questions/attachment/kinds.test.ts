import { expect, test } from 'vitest'
import { takes } from './kinds'

test.each(['image/svg+xml', 'text/html', 'application/zip', ''])('%s is not taken', type => expect(takes(type)).toBe(false))
test.each(['image/jpeg', 'image/heic', 'audio/webm', 'application/pdf'])('%s is taken', type => expect(takes(type)).toBe(true))
