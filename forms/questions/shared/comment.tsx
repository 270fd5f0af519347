import { useState } from 'preact/hooks'
import { elementId, valueOf, wellFormed, type ViewProps } from '../question'
import { useTyped } from './typed'

type CommentProps = Pick<ViewProps, 'beside' | 'onAnswer' | 'around'> & { of: string; label: string; open: boolean }

/** The words beside a yes or no, kept as `<id>Comments`. Folded away while the answer is not yes and nothing has been written. */
export function Comment({ of, label, open, beside, onAnswer, around }: CommentProps) {
  const id = `${of}Comments`
  const value = valueOf(beside(id))
  const [text, setText] = useTyped(value, value => typeof value === 'string' ? value : '')
  const [opened, setOpened] = useState(false)
  if (!open && !opened && !text) return <button type="button" class="link-button" onClick={() => setOpened(true)} aria-label={around.texts.addComments(label)}>{around.texts.comments} +</button>
  return <div class="comment">
    <label class="govuk-label" for={elementId(id)}>{around.texts.comments}<span class="govuk-visually-hidden">: {label}</span></label>
    <textarea class="govuk-textarea" id={elementId(id)} rows={2} value={text} readOnly={around.readOnly}
      onInput={event => {
        const written = wellFormed(event.currentTarget.value)
        setText(event.currentTarget.value, written || undefined)
        onAnswer(written ? { value: written } : undefined, id)
      }} />
  </div>
}
