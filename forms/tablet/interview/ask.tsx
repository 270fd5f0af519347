import { views } from '../../questions'
import type { Question } from '../../form/definition'
import type { Around, ViewProps } from '../../questions/question'
import type { Draft } from '../draft'

export type AskProps = {
  question: Question
  draft: Draft
  around: Around
  lang?: string
  warnings: string[]
  onAnswer: (question: Question, id: string, given: Parameters<ViewProps['onAnswer']>[0]) => void
}

/** One question by the view of its type, and below it what does not block but should be known. */
export function Ask({ question, draft, around, lang, warnings, onAnswer }: AskProps) {
  const View = views[question.type]
  return <div class="ask" lang={lang}>
    <View path={question.id} question={question} given={draft.answers[question.id]} beside={id => draft.answers[id]} around={around}
      onAnswer={(given, id) => onAnswer(question, id ?? question.id, given)} />
    {warnings.map(warning => <p class="soft-warning" key={warning}>{warning}</p>)}
  </div>
}
