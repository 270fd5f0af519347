import { wellFormed, type ViewProps } from '../question'
import { Line } from '../shared/line'

/** A telephone number, as it is dialled. */
export function Phone(props: ViewProps) {
  return <Line {...props} inputMode="tel" read={text => wellFormed(text) || undefined} write={value => typeof value === 'string' ? value : ''} width="govuk-input--width-20" />
}
