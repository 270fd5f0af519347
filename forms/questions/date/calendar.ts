// Dates and times between three to five small fields and one text. A half-filled date is kept as it is, `2026-11-`, so that nothing typed is lost.
import type { Json } from '../../tablet/draft'

export type DateFields = { day: string; month: string; year: string }
export type TimeFields = DateFields & { hour: string; minute: string }

const two = (text: string) => text.length === 1 && /\d/.test(text) ? `0${text}` : text

/** `2026-11-22`; blank fields leave blanks; nothing when all are blank. */
export function readDate({ day, month, year }: DateFields): string | undefined {
  return day || month || year ? `${year}-${two(month)}-${two(day)}` : undefined
}

export function writeDate(value: Json | undefined): DateFields {
  const [, year = '', month = '', day = ''] = typeof value === 'string' ? /^([^-T]*)-([^-T]*)-([^-T]*)/.exec(value) ?? [] : []
  return { day: short(day), month: short(month), year }
}

/** `2026-11-22T14:05:00+00:00`, with the offset that the tablet's own zone has at that time; with a blank field no offset is known, and none is written. */
export function readTime(fields: TimeFields): string | undefined {
  const { hour, minute, ...date } = fields
  if (!hour && !minute && !readDate(date)) return undefined
  const local = `${readDate(date) ?? '--'}T${two(hour)}:${two(minute)}:00`
  const at = new Date(local)
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00$/.test(local) && !Number.isNaN(at.getTime()) ? local + offset(at) : local
}

/** The time as it is written, not moved to the tablet's zone. */
export function writeTime(value: Json | undefined): TimeFields {
  const [, hour = '', minute = ''] = typeof value === 'string' ? /T([^:]*):([^:]*):/.exec(value) ?? [] : []
  return { ...writeDate(value), hour, minute }
}

/** RFC 3339 with whole seconds and the tablet's offset at that time. */
export function rfc3339(at: Date): string {
  const pad = (number: number, digits = 2) => String(number).padStart(digits, '0')
  return `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}${offset(at)}`
}

function offset(at: Date): string {
  const minutes = -at.getTimezoneOffset()
  const pad = (number: number) => String(Math.trunc(number)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${pad(Math.abs(minutes) / 60)}:${pad(Math.abs(minutes) % 60)}`
}

function short(text: string): string {
  return /^0\d$/.test(text) ? text.slice(1) : text
}
