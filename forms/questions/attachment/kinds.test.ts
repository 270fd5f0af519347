import { expect, test } from 'vitest'
import { mostBytes } from '../../tablet/store/attachments'
import { accepted, takes } from './kinds'

test.each(['image/svg+xml', 'text/html', 'application/zip', 'application/pdf', 'image/heic', ''])('%s is not taken', type => expect(takes(type)).toBe(false))
test.each(['image/jpeg', 'audio/webm', 'audio/mp4', 'audio/mpeg'])('%s is taken', type => expect(takes(type)).toBe(true))
test('every picture that is offered can be kept and sent', () => expect(accepted.filter(type => type.startsWith('image/') && mostBytes(type) === undefined)).toEqual([]))
