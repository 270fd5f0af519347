import type { Json } from '../../tablet/draft'
import { elementId, valueOf, type ViewProps } from '../question'
import { ControlFrame, explainedBy } from './frame'
import { useTyped } from './typed'

type LineProps = ViewProps & {
  /** Text to value; nothing for a blank. What cannot be read is kept as text, and the engine says what is wrong. */
  read: (text: string) => Json | undefined
  write: (value: Json | undefined) => string
  width: string
  inputMode?: 'text' | 'email' | 'numeric' | 'decimal' | 'tel'
  unit?: string
}

/** One line to type in. */
export function Line({ read, write, width, inputMode, unit, ...props }: LineProps) {
  const { path, given, onAnswer, around } = props
  const [text, setText] = useTyped(valueOf(given), write)
  const input = <input class={`govuk-input ${width}${around.error(path) ? ' govuk-input--error' : ''}`} id={elementId(path)} type="text" inputMode={inputMode}
    autocomplete="off" value={text} readOnly={around.readOnly} aria-describedby={explainedBy(props)}
    onInput={event => {
      const typed = event.currentTarget.value
      const value = read(typed)
      setText(typed, value)
      onAnswer(value === undefined ? undefined : { value })
    }} />
  return <ControlFrame {...props}>
    {unit ? <div class="govuk-input__wrapper">{input}<div class="govuk-input__suffix" aria-hidden="true">{unit}</div></div> : input}
  </ControlFrame>
}
