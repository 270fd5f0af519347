import { useState } from 'preact/hooks'
import type { ListedVisit } from '../lists'
import type { ContactAttempt } from '../store/tables'
import type { Workspace } from '../workspace'
import { Field, Form, Trouble } from './field'
import { Heading } from './heading'
import type { Screen } from './screen'
import { childName, kindOf } from './visits'
import { dayAndTime, timeLeft } from './words'

const attempts: { kind: ContactAttempt['kind']; label: string }[] = [
  { kind: 'offer', label: 'I offered the interview' }, { kind: 'attempt', label: 'I tried and did not reach them' },
  { kind: 'decline', label: 'They declined' }, { kind: 'reschedule', label: 'We agreed another time' },
]
const done = { offer: 'Offered', attempt: 'Tried, not reached', decline: 'Declined', reschedule: 'Another time agreed' }
const statuses: { [status: string]: string } = {
  notKnown: 'Not known', knownClosed: 'Known before, closed', earlyHelp: 'Early help', assessment: 'Assessment', cin: 'Child in need', cp: 'Child protection plan',
  lac: 'Looked after', lacOla: 'Looked after by another authority', careLeaver: 'Care leaver',
}

/** One visit: when it is due, what to know before knocking, what was agreed earlier, and what was tried. */
export function VisitPage({ workspace, visit, go }: { workspace: Workspace; visit: ListedVisit | undefined; go: (screen: Screen) => void }) {
  if (!visit) return <><Heading title="This visit is not yours any more" />
    <p class="govuk-body">It went to another worker or was withdrawn. What you have begun is kept under My forms.</p>
    <button type="button" class="govuk-button" onClick={() => go({ name: 'visits' })}>To the visits</button></>
  const { visit: { child, note, episodes, earlierActions } } = visit
  const row = (key: string, value: unknown) => value !== null && value !== undefined && value !== '' && <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{key}</dt><dd class="govuk-summary-list__value">{String(value)}</dd>
  </div>
  return <>
    <button type="button" class="govuk-back-link" onClick={() => go({ name: 'visits' })}>Back to the visits</button>
    <Heading title="Visit">{childName(visit)}</Heading>
    <p class="govuk-body">{kindOf(visit.visit.form)}{visit.dueAt && visit.urgency !== 'done' && <> · <strong>{timeLeft(visit.dueAt, Date.now())}</strong>, by {dayAndTime(visit.dueAt)}</>}</p>
    {visit.urgency !== 'done' || visit.draft
      ? <button type="button" class="govuk-button" onClick={() => go({ name: 'interview', visit: visit.visit.id })}>{visit.draft ? 'Go on with the form' : 'Start the form'}</button>
      : <p class="govuk-inset-text">The form for this visit is handed in.</p>}
    <h2 class="govuk-heading-m">Before you go</h2>
    {note ? <p class="govuk-body note">{note}</p> : <p class="govuk-hint">The coordinator left no note about the address or risks. Ring before you go.</p>}
    <dl class="govuk-summary-list">
      {row('Date of birth', new Date(`${child.dateOfBirth}T12:00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }))}
      {row('Case status', statuses[child.status] ?? child.status)}{row('Case number', child.caseNumber)}
      {episodes.map(episode => row('Missing from', `${dayAndTime(episode.missingFrom)}${episode.returnedAt ? `, back ${dayAndTime(episode.returnedAt)}` : ''}${episode.policeRisk ? `, police risk ${episode.policeRisk}` : ''}`))}
      {episodes.map(episode => row('What happened', episode.overview))}
    </dl>
    {earlierActions.length > 0 && <>
      <h2 class="govuk-heading-m">Agreed in earlier interviews</h2>
      <dl class="govuk-summary-list">{earlierActions.map(action => row(`${action.label} (${dayAndTime(action.heldAt ?? action.receivedAt)})`, plain(action.value)))}</dl>
    </>}
    <h2 class="govuk-heading-m">Contact</h2>
    {visit.attempts.length > 0 && <ul class="govuk-list govuk-list--bullet">{visit.attempts.map(attempt => <li key={attempt.clientId}>
      {dayAndTime(attempt.at)}: {done[attempt.kind]}{attempt.newTime && ` for ${dayAndTime(attempt.newTime)}`}{attempt.note && `. ${attempt.note}`}{!attempt.sent && <em> (not sent yet)</em>}
    </li>)}</ul>}
    <ContactForm key={visit.attempts.length} workspace={workspace} visit={visit} />
  </>
}

/** A value of JSON text in plain words: texts as they are, rows one after the other. */
function plain(value: string): string {
  const read: unknown = JSON.parse(value)
  const words = (some: unknown): string => Array.isArray(some) ? some.map(words).join('; ') : some !== null && typeof some === 'object' ? Object.values(some).map(words).join(', ') : String(some)
  return words(read)
}

function ContactForm({ workspace, visit }: { workspace: Workspace; visit: ListedVisit }) {
  const [kind, setKind] = useState<ContactAttempt['kind'] | undefined>(undefined)
  const [note, setNote] = useState('')
  const [newTime, setNewTime] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const send = async () => {
    if (!kind) return setTrouble('Choose what happened.')
    if (kind === 'reschedule' && !newTime) return setTrouble('Write the day and time that you agreed.')
    setBusy(true)
    const outcome = await workspace.work.value?.recordContactAttempt({ visit: visit.visit.id, kind, note: note.trim() || null, newTime: kind === 'reschedule' ? withOffset(newTime) : null })
    setBusy(false)
    if (outcome?.kind === 'storageFull') setTrouble('Not saved: the tablet is full. Free some space and try again.')
  }
  return <details class="govuk-details">
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Record an offer, a try, a refusal or a new time</span></summary>
    <div class="govuk-details__text"><Form busy={busy} onSend={() => void send()}>
      <Trouble>{trouble}</Trouble>
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">What happened?</legend>
        <div class="govuk-radios">{attempts.map(one => <div class="govuk-radios__item" key={one.kind}>
          <input class="govuk-radios__input" type="radio" name="kind" id={`kind-${one.kind}`} checked={kind === one.kind} onChange={() => setKind(one.kind)} />
          <label class="govuk-label govuk-radios__label" for={`kind-${one.kind}`}>{one.label}</label>
        </div>)}</div>
      </fieldset>
      {kind === 'reschedule' && <Field label="New time" type="datetime-local" value={newTime} onValue={setNewTime} />}
      <Field label="Note (optional)" value={note} onValue={setNote} />
      <button class="govuk-button govuk-button--secondary" disabled={busy}>Record it</button>
    </Form></div>
  </details>
}

/** The tablet's local time as RFC 3339 with its offset. */
function withOffset(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset()
  const two = (number: number) => String(Math.floor(Math.abs(number))).padStart(2, '0')
  return `${local}:00${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}
