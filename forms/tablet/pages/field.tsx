import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

type FieldProps = { label: string; hint?: string; type?: 'text' | 'password' | 'datetime-local'; value: string; onValue: (value: string) => void; autocomplete?: string; disabled?: boolean }

/** A labelled line to write in. */
export function Field({ label, hint, type = 'text', value, onValue, autocomplete = 'off', disabled }: FieldProps) {
  const id = useId()
  return <div class="govuk-form-group">
    <label class="govuk-label" for={id}>{label}</label>
    {hint && <div class="govuk-hint" id={`${id}-hint`}>{hint}</div>}
    <input class="govuk-input" id={id} type={type as 'text'} value={value} autocomplete={autocomplete} autocapitalize="none" spellcheck={false} disabled={disabled}
      aria-describedby={hint && `${id}-hint`} onInput={event => onValue(event.currentTarget.value)} />
  </div>
}

/** Whose passphrase a form asks for, told to managers of passwords only. */
export function UserName({ value }: { value: string }) {
  return <input hidden type="text" autocomplete="username" value={value} readOnly />
}

/** What went wrong, told at once to those who do not see it. */
export function Trouble({ children }: { children: ComponentChildren }) {
  return <div role="alert" class="trouble">{children && <p class="govuk-error-message">{children}</p>}</div>
}

/** A form that sends by button or Enter, and not twice at a time. Browsers take no note of what is in it but names, see `interview/unnotedForm.tsx`. */
export function Form({ busy, onSend, children }: { busy: boolean; onSend: () => void; children: ComponentChildren }) {
  return <form autocomplete="off" onSubmit={event => { event.preventDefault(); if (!busy) onSend() }}>{children}</form>
}
