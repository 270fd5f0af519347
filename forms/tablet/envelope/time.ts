/** RFC 3339 with milliseconds and the offset of the device's time zone, as `2026-11-19T16:40:12.345+00:00`. */
export function deviceTime(instant: Date): string {
  const offset = -instant.getTimezoneOffset()
  const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, -1)
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
