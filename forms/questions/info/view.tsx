import type { ViewProps } from '../question'

/** Words to read. */
export function Info({ question, around }: ViewProps) {
  return <div class="govuk-inset-text">{around.filled(question.text ?? question.label)}</div>
}
