import { wellFormed, type ViewProps } from '../question'
import { Line } from '../shared/line'
import { readScaled, writeScaled } from './scaled'

/** A whole number, or decimals kept as a scaled whole number. */
export function NumberView(props: ViewProps) {
  const { scale = 0, unit } = props.question
  return <Line {...props} read={text => readScaled(wellFormed(text), scale)} write={value => writeScaled(value, scale)} width="govuk-input--width-10"
    inputMode={scale > 0 ? 'decimal' : 'numeric'} unit={unit} />
}
