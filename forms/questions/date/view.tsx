import type { ViewProps } from '../question'
import { SmallFields } from '../shared/smallFields'
import { readDate, rfc3339, writeDate } from './calendar'

/** A day, as three fields. */
export function DateView(props: ViewProps) {
  const { texts, now } = props.around
  return <SmallFields {...props} fields={['day', 'month', 'year']} read={readDate} write={writeDate} shortcut={texts.today} usual={() => rfc3339(now()).slice(0, 10)} />
}
