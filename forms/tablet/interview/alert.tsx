import type { Texts } from '../texts'
import type { Alert, PhoneNumber } from './alerts'
import type { Audience } from './outline'

type AlertProps = { alerts: Alert[]; phones: PhoneNumber[]; audience: Audience; texts: Texts; onWrite?: () => void }

/** "Phone now", with the numbers. Beside a young person it says so kindly, and not about what. */
export function AlertPanel({ alerts, phones, audience, texts, onWrite }: AlertProps) {
  if (alerts.length === 0) return null
  if (audience === 'child') return <div class="govuk-inset-text" role="alert">{texts.child.alert}</div>
  const messages = [...new Set(alerts.flatMap(({ message }) => message ?? []))]
  return <section class="phone-now" role="alert" aria-labelledby="phone-now">
    <h2 class="govuk-heading-m" id="phone-now">{texts.alert.title}</h2>
    {messages.map(message => <p class="govuk-body" key={message}><strong>{message}</strong></p>)}
    <p class="govuk-body">{texts.alert.body}</p>
    <ul class="govuk-list phone-numbers">
      {phones.map(({ label, number }) => <li key={number}><a class="govuk-button govuk-button--warning" href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}>{texts.alert.call(label, number)}</a></li>)}
    </ul>
    {onWrite && <button type="button" class="govuk-button govuk-button--secondary" onClick={onWrite}>{texts.alert.write}</button>}
  </section>
}
