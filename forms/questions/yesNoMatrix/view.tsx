import { elementId, valueOf, type ViewProps } from '../question'
import { Comment } from '../shared/comment'
import { Radios, yesAndNo } from '../shared/radios'
import { rowQuestion } from './rows'

/** Questions of yes and no below each other, made for the thumb: each row's answers stand in a line under it. */
export function YesNoMatrix(props: ViewProps) {
  const { path, question, beside, onAnswer, around } = props
  const id = elementId(path)
  return <section class="matrix" aria-labelledby={`${id}-title`}>
    <h2 class="govuk-heading-m" id={`${id}-title`}>{question.label}</h2>
    {question.hint && <p class="govuk-hint">{question.hint}</p>}
    {(question.rows ?? []).map(row => {
      const own = rowQuestion(question, row)
      const given = beside(row.id)
      const error = around.error(row.id)
      const hint = own.prompts && `${elementId(row.id)}-hint`
      return <fieldset class={`govuk-fieldset matrix-row${error ? ' govuk-form-group--error' : ''}`} key={row.id} aria-describedby={hint}>
        <legend class="govuk-fieldset__legend">{row.label}</legend>
        {own.prompts && <p class="govuk-hint" id={hint}>{own.prompts.join(' · ')}</p>}
        {error && <p class="govuk-error-message"><span class="govuk-visually-hidden">{around.texts.error}</span> {error}</p>}
        <Radios path={row.id} given={given} around={around} options={yesAndNo(around)} absent={own.absent ?? []} inline onGiven={given => onAnswer(given, row.id)} />
        {own.comments && <Comment of={row.id} label={row.label} open={valueOf(given) === 'yes'} beside={beside} onAnswer={onAnswer} around={around} />}
      </fieldset>
    })}
  </section>
}
