import type { ViewProps } from '../question'
import { Frame } from '../shared/frame'
import { Radios } from '../shared/radios'

/** A statement that somebody makes their own, or does not. */
export function Declaration(props: ViewProps) {
  const { path, question, given, around, onAnswer } = props
  return <Frame {...props} group>
    <div class="govuk-inset-text">{around.filled(question.text ?? '')}</div>
    <Radios path={path} given={given} around={around} absent={question.absent ?? []} onGiven={given => onAnswer(given)}
      options={[{ id: 'yes', label: around.texts.agree }, { id: 'no', label: around.texts.disagree }]} />
  </Frame>
}
