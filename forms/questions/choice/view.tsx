import { elementId, optionsOf, valueOf, type ViewProps } from '../question'
import { ControlFrame, explainedBy, Frame } from '../shared/frame'
import { Radios } from '../shared/radios'

/** Above this many options a thumb is quicker in the tablet's own picker. */
const mostRadios = 13

/** One of several options. */
export function Choice(props: ViewProps) {
  const { path, question, given, around, onAnswer } = props
  const options = optionsOf(question, around.lists)
  if (options.length <= mostRadios) return <Frame {...props} group>
    <Radios path={path} given={given} around={around} options={options} absent={question.absent ?? []} onGiven={given => onAnswer(given)} />
  </Frame>
  return <ControlFrame {...props}>
    <select class="govuk-select" id={elementId(path)} disabled={around.readOnly} aria-describedby={explainedBy(props)}
      onChange={event => onAnswer(event.currentTarget.value ? { value: event.currentTarget.value } : undefined)}>
      <option value="" selected={valueOf(given) === undefined}>{around.texts.choose}</option>
      {options.map(option => <option key={option.id} value={option.id} selected={valueOf(given) === option.id}>{option.label}</option>)}
    </select>
  </ControlFrame>
}
