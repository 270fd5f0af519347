import { wellFormed, type ViewProps } from '../question'
import { Line } from '../shared/line'

const widths = { email: 'govuk-!-width-two-thirds', postcode: 'govuk-input--width-10', nhsNumber: 'govuk-input--width-20', policeLogNumber: 'govuk-input--width-20' }

/** One line of words. */
export function Text(props: ViewProps) {
  const { format } = props.question
  return <Line {...props} read={text => wellFormed(text) || undefined} write={value => typeof value === 'string' ? value : ''}
    width={format ? widths[format] : 'govuk-!-width-full'} inputMode={format === 'email' ? 'email' : format === 'nhsNumber' ? 'numeric' : 'text'} />
}
