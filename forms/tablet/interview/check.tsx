import { describe } from '../../questions/describe'
import type { Question } from '../../form/definition'
import type { Around } from '../../questions/question'
import type { Draft } from '../draft'
import { inWords, labelOf } from './around'
import type { Finding, Verdict } from './engine'
import type { Part } from './outline'
import { answerable } from './answers'
import { idsOf, isOpen, rootOf } from './status'
import type { Definition } from '../../form/definition'

type CheckProps = { definition: Definition; parts: Part[]; draft: Draft; verdict: Verdict; around: Around; notes: string[]; onChange: (path: string) => void; onFinish: () => void }

/** All answers to read once more, each with a way to change it, and what lacks. Nothing here stops handing in. */
export function Check({ definition, parts, draft, verdict, around, notes, onChange, onFinish }: CheckProps) {
  const texts = around.texts.check
  const known = answerable(definition)
  const questions = new Map([...known, ...definition.sections.flatMap(section => section.questions).map((question): [string, Question] => [question.id, question])])
  const open = verdict.findings.filter(isOpen)
  const missing = open.filter(finding => finding.kind === 'required')
  const wrong = open.filter(finding => finding.kind !== 'required')
  const list = (findings: Finding[], withWords: boolean) => <ul class="govuk-list govuk-list--bullet">
    {findings.map(finding => <li key={finding.question + finding.code}>
      <button type="button" class="link-button" onClick={() => onChange(finding.question)}>{labelOf(questions, finding.question)}</button>{withWords && `: ${inWords(finding, around.texts)}`}
    </li>)}
  </ul>
  return <>
    <h1 class="govuk-heading-l" tabIndex={-1}>{texts.title}</h1>
    {notes.map(note => <p class="soft-warning" key={note}>{note}</p>)}
    {open.length === 0 && <p class="govuk-body">{texts.done}</p>}
    {wrong.length > 0 && <section class="still"><h2 class="govuk-heading-m">{texts.wrong(wrong.length)}</h2>{list(wrong, true)}</section>}
    {missing.length > 0 && <section class="still"><h2 class="govuk-heading-m">{texts.missing(missing.length)}</h2><p class="govuk-body">{texts.missingHint}</p>{list(missing, false)}</section>}
    {parts.filter(part => part.pages.length > 0).map(({ section, pages }) => <section key={section.id}>
      <h2 class="govuk-heading-m">{section.title}</h2>
      <dl class="govuk-summary-list">
        {pages.flatMap(page => page.questions).flatMap(question => lines(question)).map(({ id, question, label, words }) => <div class="govuk-summary-list__row" key={id}>
          <dt class="govuk-summary-list__key">{label}</dt>
          <dd class="govuk-summary-list__value">{words.length > 0 ? words.map((line, index) => <div key={index}>{line}</div>) : <span class="empty">{around.texts.notFilledIn}</span>}</dd>
          <dd class="govuk-summary-list__actions">{question.type !== 'prefilled' && <button type="button" class="link-button" onClick={() => onChange(id)}>{texts.change}<span class="govuk-visually-hidden">: {label}</span></button>}</dd>
        </div>)}
      </dl>
    </section>)}
    <button type="button" class="govuk-button" onClick={onFinish}>{texts.finish}</button>
  </>

  function lines(question: Question) {
    return idsOf(question).flatMap(id => {
      const own = questions.get(id)
      if (!own || own.type === 'info' || own.type === 'yesNoMatrix') return []
      const answer = draft.answers[id]
      if (id.endsWith('Comments') && !answer) return []
      if (own.type === 'prefilled') return [{ id, question: own, label: own.label, words: describe(around.shownAs(own), around.shown(own), around) }]
      const words = !answer ? [] : 'absent' in answer ? [around.texts.absent[answer.absent]] : describe(own, answer.value, around)
      return [{ id, question: own, label: id.endsWith('Comments') && rootOf(id) === id ? `${own.label} – ${around.texts.comments}` : own.label, words }]
    })
  }
}
