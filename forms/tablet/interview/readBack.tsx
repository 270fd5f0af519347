import { useState } from 'preact/hooks'
import type { Question } from '../../form/definition'
import type { Around, Given } from '../../questions/question'
import { LongText } from '../../questions/longText/view'
import type { Draft } from '../draft'
import { SaidList, type Said } from './shown'

type ReadBackProps = {
  question: Question
  said: Said[]
  draft: Draft
  around: Around
  onAnswer: (question: Question, id: string, given: Given | undefined) => void
  /** Where the thing can be changed by who is looking; nowhere for what only the worker fills in. */
  changeAt: (id: string) => (() => void) | undefined
}

/** Reads back what was written: each thing is right, or is changed, or put right in the young person's words. */
export function ReadBack({ question, said, draft, around, onAnswer, changeAt }: ReadBackProps) {
  const texts = around.texts.readBack
  const listed = said.filter(one => one.id !== question.id)
  const [right, setRight] = useState<{ [id: string]: string }>({})
  const isRight = (one: Said) => right[one.id] === wordsOf(one)
  const left = listed.filter(one => !isRight(one)).length
  const confirm = (all: { [id: string]: string }) => {
    setRight(all)
    const done = listed.every(one => all[one.id] === wordsOf(one))
    if (done && !draft.answers[question.id]) onAnswer(question, question.id, { value: texts.confirmed })
  }
  return <>
    <h2 class="govuk-heading-m">{texts.title}</h2>
    <p class="govuk-body">{listed.length > 0 ? texts.intro : texts.none}</p>
    <SaidList said={listed} action={one => {
      const change = changeAt(one.id)
      return <>
        <button type="button" class={`govuk-button govuk-button--secondary${isRight(one) ? ' pressed' : ''}`} aria-pressed={isRight(one)}
          onClick={() => confirm(isRight(one) ? withoutKey(right, one.id) : { ...right, [one.id]: wordsOf(one) })}>
          {isRight(one) ? '✓ ' : ''}{texts.right}<span class="govuk-visually-hidden">: {one.label}</span>
        </button>
        {change && <button type="button" class="link-button" onClick={change}>{texts.change}<span class="govuk-visually-hidden">: {one.label}</span></button>}
      </>
    }} />
    {listed.length > 0 && <p role="status" class="govuk-body">{left > 0 ? texts.toCheck(left) : texts.allRight}</p>}
    {left > 0 && <button type="button" class="govuk-button" onClick={() => confirm(Object.fromEntries(listed.map(one => [one.id, wordsOf(one)])))}>{texts.allRight}</button>}
    <LongText path={question.id} question={{ ...question, hint: texts.corrections }} given={draft.answers[question.id]} beside={id => draft.answers[id]} around={around}
      onAnswer={given => onAnswer(question, question.id, given)} />
  </>
}

function wordsOf({ words, quoted }: Said): string {
  return [...words, ...quoted].join('\n')
}

function withoutKey(object: { [id: string]: string }, key: string): { [id: string]: string } {
  const { [key]: _, ...others } = object
  return others
}
