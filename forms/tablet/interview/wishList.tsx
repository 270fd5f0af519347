import { optionsOf, type Around } from '../../questions/question'
import type { Wish } from '../draft'

/** The wishes about sharing, to read. */
export function Wishes({ wishes, around }: { wishes: Wish[]; around: Around }) {
  const texts = around.texts.consent
  const recipients = optionsOf({ list: 'recipient' }, around.lists)
  if (wishes.length === 0) return null
  return <>
    <h3 class="govuk-heading-s said-section">{texts.title}</h3>
    {wishes.map(wish => <dl class="said-row" key={`${wish.recipient}-${wish.name}`}>
      <dt>{recipients.find(option => option.id === wish.recipient)?.label ?? wish.recipient}{wish.name ? `: ${wish.name}` : ''}</dt>
      <dd>{texts[wish.decision]}</dd>
    </dl>)}
  </>
}
