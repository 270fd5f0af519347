import type { AbsentReason, Option } from '../../form/definition'
import { absentOf, elementId, valueOf, type Given, type ViewProps } from '../question'

type RadiosProps = Pick<ViewProps, 'path' | 'given' | 'around'> & {
  options: Option[]
  absent: AbsentReason[]
  onGiven: (given: Given) => void
  inline?: boolean
}

/** Options of which one is chosen; the reasons for no answer stand among them. */
export function Radios({ path, given, options, absent, onGiven, inline, around }: RadiosProps) {
  const id = elementId(path)
  const item = (key: string, label: string, checked: boolean, first: boolean, choose: () => void, quiet = false) =>
    <div class={`govuk-radios__item${quiet ? ' quiet' : ''}`} key={key}>
      <input class="govuk-radios__input" type="radio" name={id} id={first ? id : `${id}-${key}`} checked={checked} disabled={around.readOnly} onChange={choose} />
      <label class="govuk-label govuk-radios__label" for={first ? id : `${id}-${key}`}>{label}</label>
    </div>
  return <div class={`govuk-radios${inline ? ' govuk-radios--inline' : ''}`}>
    {options.map((option, index) => item(option.id, option.label, valueOf(given) === option.id, index === 0, () => onGiven({ value: option.id })))}
    {absent.map(reason => item(`absent-${reason}`, around.texts.absent[reason], absentOf(given) === reason, false, () => onGiven({ absent: reason }), true))}
  </div>
}

export function yesAndNo({ texts }: ViewProps['around']): Option[] {
  return [{ id: 'yes', label: texts.yes }, { id: 'no', label: texts.no }]
}
