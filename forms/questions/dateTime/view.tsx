import { readTime, rfc3339, writeTime } from '../date/calendar'
import type { ViewProps } from '../question'
import { SmallFields } from '../shared/smallFields'

/** A day and the time of it, in the tablet's zone. */
export function DateTime(props: ViewProps) {
  const { texts, now } = props.around
  const minute = () => new Date(Math.floor(now().getTime() / 60_000) * 60_000)
  return <SmallFields {...props} fields={['day', 'month', 'year', 'hour', 'minute']} read={readTime} write={writeTime} shortcut={texts.now} usual={() => rfc3339(minute())} />
}
