import { elementId, valueOf, wellFormed, type ViewProps } from '../question'
import { ControlFrame, explainedBy } from '../shared/frame'
import { useTyped } from '../shared/typed'

/** Words at length. */
export function LongText(props: ViewProps) {
  const { path, given, onAnswer, around } = props
  const [text, setText] = useTyped(valueOf(given), value => typeof value === 'string' ? value : '')
  return <ControlFrame {...props}>
    <textarea class={`govuk-textarea${around.error(path) ? ' govuk-textarea--error' : ''}`} id={elementId(path)} rows={path.includes('.') ? 3 : 7} value={text}
      readOnly={around.readOnly} aria-describedby={explainedBy(props)}
      onInput={event => {
        const written = wellFormed(event.currentTarget.value)
        setText(event.currentTarget.value, written || undefined)
        onAnswer(written ? { value: written } : undefined)
      }} />
  </ControlFrame>
}
