// How the pages around the interview write times. They speak English only as yet: they are the worker's, the young person never reads them.

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** `Thu 26 Nov, 14:05`, in the tablet's time zone. */
export function dayAndTime(time: string | number): string {
  return day.format(new Date(time))
}

/** `14:05`, in the tablet's time zone. */
export function timeOfDay(time: string | number): string {
  return clock.format(new Date(time))
}

/** `12 hours left`, `3 hours over`, from now. */
export function timeLeft(due: string, now: number): string {
  const minutes = Math.round((Date.parse(due) - now) / 60_000)
  const size = Math.abs(minutes)
  const words = size >= 120 ? `${Math.floor(size / 60)} hours` : `${size} minutes`
  return minutes >= 0 ? `${words} left` : `${words} over`
}
