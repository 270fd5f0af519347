import { useRef } from 'preact/hooks'
import { absentOf, elementId, type Given, type ViewProps } from '../question'

/** "Not asked" and the like below a control that is no list of options. Taken back, the earlier answer stands again. */
export function AbsentChoice({ path, question, given, onAnswer, around }: ViewProps) {
  const before = useRef<Given | undefined>(undefined)
  const chosen = absentOf(given)
  if (!question.absent?.length || around.readOnly) return null
  const id = elementId(path)
  return <div class="govuk-checkboxes govuk-checkboxes--small absent-choice">
    {question.absent.map(reason => <div class="govuk-checkboxes__item" key={reason}>
      <input class="govuk-checkboxes__input" type="checkbox" id={`${id}-${reason}`} checked={chosen === reason} aria-describedby={`${id}-absent`}
        onChange={event => {
          if (!event.currentTarget.checked) return onAnswer(before.current)
          if (!chosen) before.current = given
          onAnswer({ absent: reason })
        }} />
      <label class="govuk-label govuk-checkboxes__label" for={`${id}-${reason}`}>{around.texts.absent[reason]}</label>
    </div>)}
    <span id={`${id}-absent`} class="govuk-visually-hidden">{question.label}</span>
  </div>
}
