// One example of a question type, by `?type=…&example=…`; for tests and for looking at, never shipped.
import '../../tablet/style/tablet.scss'
import { render } from 'preact'
import { useState } from 'preact/hooks'
import type { QuestionType } from '../../form/definition'
import { examples } from '../../questions/examples'
import type { Given } from '../../questions/question'
import { views } from '../../questions'
import { aroundOf } from '../../tablet/interview/around'
import { engineOf } from '../../tablet/interview/engine'
import { textsIn } from '../../tablet/texts'
import type { Draft } from '../../tablet/draft'

declare global { interface Window { answers: { [id: string]: Given }; signed: unknown[]; files: File[] } }

const wanted = new URLSearchParams(location.search)
const type = wanted.get('type') as QuestionType
const { question, lists, answers: first = {}, facts = {}, attachments = [] } = examples[type][Number(wanted.get('example') ?? 0)]!
const definition = {
  key: 'example', version: 1, title: 'Example', lists, sections: [{ id: 'only', title: 'Only', childFacing: false, questions: [question] }],
  facts: question.from ? [{ id: question.from, label: question.label, type: question.shape! }] : [],
}
const engine = engineOf(definition)
const now = () => new Date()
const evaluatedAt = '2026-11-22T14:00:00+00:00'
window.signed = []
window.files = []

function Example() {
  const [answers, setAnswers] = useState<{ [id: string]: Given }>(first)
  window.answers = answers
  const verdict = engine.judge(answers, facts, evaluatedAt)
  const around = aroundOf({
    definition, engine, verdict, texts: textsIn(wanted.get('language') ?? 'en'), evaluatedAt, childName: 'Tom Missing', workerName: 'I. Example',
    draft: { answers, facts, attachments } as unknown as Draft, wrong: verdict.findings.filter(({ kind }) => kind === 'type'),
  }, {
    now,
    onFiles: async (_, files) => { window.files.push(...files) },
    onRemoveFile: () => undefined,
    until: () => undefined,
    onSigned: (question, signed) => {
      window.signed.push(signed)
      setAnswers({ ...answers, [question.id]: { value: signed.value as { [name: string]: string } } })
    },
  })
  const View = views[type]
  return <main class="govuk-width-container govuk-main-wrapper">
    <h1 class="govuk-heading-l">{type}</h1>
    <View path={question.id} question={question} given={answers[question.id]} beside={id => answers[id]} around={around} onAnswer={(given, id = question.id) => setAnswers(before => {
      const { [id]: _, ...others } = before
      return given ? { ...others, [id]: given } : others
    })} />
  </main>
}

render(<Example />, document.getElementById('app')!)
