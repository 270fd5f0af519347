import type { Question } from '../../form/definition'
import type { Around } from '../../questions/question'
import { Signature } from '../../questions/signature/view'
import type { Draft } from '../draft'
import type { SignatureState } from './signed'
import { SaidList, type Said } from './shown'
import { Wishes } from './wishList'

type SigningProps = { question: Question; draft: Draft; state: SignatureState; said: Said[]; around: Around }

/** The signature, with what it covers. When that has changed since, it is asked for again. */
export function Signing({ question, draft, state, said, around }: SigningProps) {
  const texts = around.texts.signing
  const given = draft.answers[question.id]
  return <>
    {question.role === 'youngPerson' && <p class="govuk-body">{texts.covers}</p>}
    {state === 'superseded' && <div class="govuk-warning-text superseded" role="alert">
      <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
      <strong class="govuk-warning-text__text">{texts.superseded}</strong>
    </div>}
    {state === 'holds' && <p class="govuk-body"><strong>{texts.holds}</strong></p>}
    {said.length > 0 && <details class="govuk-details">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{texts.show}</span></summary>
      <Wishes wishes={draft.wishes} around={around} />
      <SaidList said={said} />
    </details>}
    <Signature key={state} path={question.id} question={question} given={state === 'superseded' ? undefined : given} beside={() => undefined} onAnswer={() => undefined} around={around} />
  </>
}
