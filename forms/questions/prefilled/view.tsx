import type { ViewProps } from '../question'
import { describe } from '../describe'

/** What the record knows. It is read, not changed. */
export function Prefilled({ question, around }: ViewProps) {
  const words = describe(around.shownAs(question), around.shown(question), around)
  return <dl class="govuk-summary-list govuk-summary-list--no-border prefilled">
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{question.label}</dt>
      <dd class="govuk-summary-list__value">{words.length > 0 ? words.join(', ') : <span class="empty">{around.texts.notFilledIn}</span>}</dd>
    </div>
  </dl>
}
