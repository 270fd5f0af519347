import { elementId, optionsOf, valueOf, type ViewProps } from '../question'
import { ControlFrame } from '../shared/frame'
import { toggle } from './toggle'

/** Any of several options. */
export function Choices(props: ViewProps) {
  const { path, question, given, around, onAnswer } = props
  const id = elementId(path)
  const value = valueOf(given)
  const options = optionsOf(question, around.lists)
  const choose = (option: string) => {
    const chosen = toggle(value, option, options)
    onAnswer(chosen.length > 0 ? { value: chosen } : undefined)
  }
  return <ControlFrame {...props} group>
    <div class={`govuk-checkboxes${options.length > 6 ? ' two-columns' : ''}`}>
      {options.map((option, index) => <div class="govuk-checkboxes__item" key={option.id}>
        <input class="govuk-checkboxes__input" type="checkbox" id={index === 0 ? id : `${id}-${option.id}`} disabled={around.readOnly}
          checked={Array.isArray(value) && value.includes(option.id)} onChange={() => choose(option.id)} />
        <label class="govuk-label govuk-checkboxes__label" for={index === 0 ? id : `${id}-${option.id}`}>{option.label}</label>
      </div>)}
    </div>
  </ControlFrame>
}
