import type { ComponentChildren } from 'preact'
import { elementId, type ViewProps } from '../question'
import { AbsentChoice } from './absent'

type FrameProps = Pick<ViewProps, 'path' | 'question' | 'around'> & {
  /** A group of controls under a legend, rather than one control under a label. */
  group?: boolean
  children: ComponentChildren
}

/** Ids of what explains a control: hint and error, for `aria-describedby`. */
export function explainedBy({ path, question, around }: Pick<ViewProps, 'path' | 'question' | 'around'>): string | undefined {
  const id = elementId(path)
  const ids = [(question.hint || question.prompts) && `${id}-hint`, around.error(path) && `${id}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Label or legend, hint, error message, and the controls. */
export function Frame({ path, question, around, group, children }: FrameProps) {
  const id = elementId(path)
  const error = around.error(path)
  const size = path.includes('.') ? 's' : 'm'
  const inside = <>
    {(question.hint || question.prompts) && <div id={`${id}-hint`} class="govuk-hint">
      {question.hint}
      {question.prompts && <span class="prompts">{around.texts.youMayAsk}: {question.prompts.join(' · ')}</span>}
    </div>}
    {error && <p id={`${id}-error`} class="govuk-error-message"><span class="govuk-visually-hidden">{around.texts.error}</span> {error}</p>}
    {children}
  </>
  return <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
    {group
      ? <fieldset class="govuk-fieldset" aria-describedby={explainedBy({ path, question, around })}>
          <legend class={`govuk-fieldset__legend govuk-fieldset__legend--${size}`}>{question.label}</legend>
          {inside}
        </fieldset>
      : <>
          <label class={`govuk-label govuk-label--${size}`} for={id}>{question.label}</label>
          {inside}
        </>}
  </div>
}

/** Frame of one control, with the answers that say why there is none. */
export function ControlFrame(props: ViewProps & { group?: boolean; children: ComponentChildren }) {
  return <Frame path={props.path} question={props.question} around={props.around} group={props.group}>
    {props.children}
    <AbsentChoice {...props} />
  </Frame>
}
