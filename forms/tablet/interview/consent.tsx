import { useState } from 'preact/hooks'
import { DateView } from '../../questions/date/view'
import { elementId, optionsOf, valueOf, wellFormed, type Around } from '../../questions/question'
import { Radios } from '../../questions/shared/radios'
import type { Option, Question } from '../../form/definition'
import type { Draft, Wish } from '../draft'
import type { Audience } from './outline'
import { decisions, isWhole, wishFor, withHow, withWish, wished, type Decision, type How } from './wishes'

type ConsentProps = {
  question: Question
  draft: Draft
  around: Around
  audience: Audience
  /** Sections that the young person takes part in: only those can be named to them. */
  sections: Option[]
  onDraft: (change: (draft: Draft, at: string) => Draft) => void
}

const ways: How[] = ['onScreen', 'spoken', 'written', 'interpreted']

/** Who may see what was said: for each recipient yes, some of it, no, or not asked. */
export function Consent({ question, draft, around, audience, sections, onDraft }: ConsentProps) {
  const texts = around.texts.consent
  const recipients = optionsOf(question.parts!.find(part => part.id === 'recipient')!, around.lists)
  const wishes = decisions(draft, question)
  const [how, setHow] = useState<How>(wishes.find(wish => wish.how)?.how ?? 'onScreen')
  const change = (wish: Wish) => onDraft((draft, at) => wished(draft, question, withWish(decisions(draft, question), wish, recipients.map(({ id }) => id)), at))
  const choices: Decision[] = ['agree', 'part', 'refuse', 'notAsked', ...(audience === 'worker' ? ['cannot' as const] : [])]
  return <section class="matrix consent" aria-labelledby="consent-title">
    <h2 class="govuk-heading-m" id="consent-title" lang={draft.language}>{texts.title}</h2>
    <p class="govuk-hint" lang={draft.language}>{texts.hint}</p>
    {recipients.map(recipient => {
      const wish = wishFor(wishes, recipient.id)
      const id = elementId(`${question.id}-${recipient.id}`)
      const set = (changed: Partial<Wish>) => change({ exceptSections: [], how, ...wish, recipient: recipient.id, decision: wish?.decision ?? 'agree', ...changed })
      return <fieldset class="govuk-fieldset matrix-row" key={recipient.id} aria-describedby={texts.about[recipient.id] && `${id}-about`}>
        <legend class="govuk-fieldset__legend">{recipient.label}</legend>
        {texts.about[recipient.id] && <p class="govuk-hint" id={`${id}-about`} lang={draft.language}>{texts.about[recipient.id]}</p>}
        <Radios path={id} inline around={around} absent={[]} given={wish && { value: wish.decision }} options={choices.map(id => ({ id, label: texts[id] }))}
          onGiven={given => set({ decision: valueOf(given) as Decision, how })} />
        {wish && recipient.id === 'otherNamed' && <div class="govuk-form-group">
          <label class="govuk-label" for={`${id}-name`}>{texts.name}</label>
          <input class="govuk-input govuk-!-width-two-thirds" id={`${id}-name`} autocomplete="off" value={wish.name ?? ''} onInput={event => set({ name: wellFormed(event.currentTarget.value) })} />
        </div>}
        {wish?.decision === 'part' && <fieldset class="govuk-fieldset leave-out">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{texts.leaveOut}</legend>
          {!isWhole({ ...wish, until: undefined }) && <p class="soft-warning">{texts.partNeedsOne}</p>}
          <div class="govuk-checkboxes two-columns">{sections.map(section => <div class="govuk-checkboxes__item" key={section.id}>
            <input class="govuk-checkboxes__input" type="checkbox" id={`${id}-${section.id}`} checked={wish.exceptSections.includes(section.id)}
              onChange={event => set({ exceptSections: event.currentTarget.checked ? [...wish.exceptSections, section.id] : wish.exceptSections.filter(own => own !== section.id) })} />
            <label class="govuk-label govuk-checkboxes__label" for={`${id}-${section.id}`}>{section.label}</label>
          </div>)}</div>
        </fieldset>}
        {wish && (wish.decision === 'agree' || wish.decision === 'part') && audience === 'worker' && <details class="govuk-details until">
          <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{texts.until}</span></summary>
          <DateView path={`${id}-until`} question={{ id: 'until', type: 'date', label: texts.until }} given={wish.until ? { value: wish.until } : undefined} beside={() => undefined} around={around}
            onAnswer={given => set({ until: valueOf(given) as string | undefined })} />
        </details>}
      </fieldset>
    })}
    {audience === 'worker' && <fieldset class="govuk-fieldset matrix-row">
      <legend class="govuk-fieldset__legend">{texts.how}</legend>
      <Radios path="consent-how" around={around} absent={[]} given={{ value: how }} options={ways.map(id => ({ id, label: texts[id] }))} onGiven={given => {
        const chosen = valueOf(given) as How
        setHow(chosen)
        onDraft((draft, at) => ({ ...draft, wishes: withHow(draft.wishes, chosen), changedAt: at }))
      }} />
    </fieldset>}
  </section>
}
