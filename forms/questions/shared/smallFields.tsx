import { useState } from 'preact/hooks'
import type { Json } from '../../tablet/draft'
import { elementId, valueOf, wellFormed, type ViewProps } from '../question'
import { ControlFrame } from './frame'

type Field = 'day' | 'month' | 'year' | 'hour' | 'minute'

type SmallFieldsProps<F extends Partial<Record<Field, string>>> = ViewProps & {
  fields: (keyof F & Field)[]
  read: (fields: F) => string | undefined
  write: (value: Json | undefined) => F
  /** Label of the button for the usual answer, and that answer. */
  shortcut: string
  usual: () => string
}

/** Day, month, year and the like as fields beside each other. What is typed stays as typed while it means the value that is kept. */
export function SmallFields<F extends Partial<Record<Field, string>>>({ fields, read, write, shortcut, usual, ...props }: SmallFieldsProps<F>) {
  const { path, given, onAnswer, around, question } = props
  const id = elementId(path)
  const value = valueOf(given)
  const [typed, setTyped] = useState<F | undefined>(undefined)
  const current = typed && read(typed) === value ? typed : write(value)
  const change = (field: Field, text: string) => {
    const next = { ...current, [field]: wellFormed(text).replaceAll(/[-T:\s]/g, '') }
    const changed = read(next)
    setTyped(next)
    onAnswer(changed === undefined ? undefined : { value: changed })
  }
  return <ControlFrame {...props} group>
    <div class="small-fields">
      <div class="govuk-date-input">
        {fields.map((field, index) => <div class="govuk-date-input__item" key={field}>
          <label class="govuk-label govuk-date-input__label" for={index === 0 ? id : `${id}-${field}`}>{around.texts[field]}</label>
          <input class={`govuk-input govuk-date-input__input govuk-input--width-${field === 'year' ? 4 : 2}${around.error(path) ? ' govuk-input--error' : ''}`}
            id={index === 0 ? id : `${id}-${field}`} type="text" inputMode="numeric" autocomplete="off" value={current[field]} readOnly={around.readOnly}
            onInput={event => change(field, event.currentTarget.value)} />
        </div>)}
      </div>
      {!around.readOnly && <button type="button" class="govuk-button govuk-button--secondary shortcut" onClick={() => onAnswer({ value: usual() })}>
        {shortcut}<span class="govuk-visually-hidden">: {question.label}</span>
      </button>}
    </div>
  </ControlFrame>
}
