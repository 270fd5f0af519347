import { optionsOf, type Around } from '../../questions/question'
import type { Wish } from '../draft'

/** The wishes about sharing, to read. */
export function Wishes({ wishes, around }: { wishes: Wish[]; around: Around }) {
  const texts = around.texts.consent
  const recipients = optionsOf({ list: 'recipient' }, around.lists)
  if (wishes.length === 0) return null
  return <dl class="said">
    <div class="said-row"><dt class="said-section">{texts.title}</dt></div>
    {wishes.map(wish => <div class="said-row" key={`${wish.recipient}-${wish.name}`}>
      <dt>{recipients.find(option => option.id === wish.recipient)?.label ?? wish.recipient}{wish.name ? `: ${wish.name}` : ''}</dt>
      <dd>{texts[wish.decision]}</dd>
    </div>)}
  </dl>
}
