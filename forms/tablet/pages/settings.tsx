import { useState } from 'preact/hooks'
import type { Workspace } from '../workspace'
import { download } from './download'
import { Field, Form, Trouble, UserName } from './field'
import { Heading } from './heading'
import { SignIn } from './setUp'

/** The tablet itself: sign-in, numbers to ring, the way out for unsent work, the passphrase. */
export function TabletPage({ workspace }: { workspace: Workspace }) {
  const session = workspace.session.value
  const phoneBook = workspace.phoneBook.value
  const [told, setTold] = useState('')
  if (session.name !== 'unlocked') return null
  return <>
    <Heading title="Tablet" />
    <p class="govuk-body">{session.workerName}. {session.persisted ? 'The browser keeps the storage of this tablet.' : 'The browser may clear the storage when it runs short: send your work often, and install the app.'}</p>
    {session.needsSignIn && <section><h2 class="govuk-heading-m">Sign in again</h2><p class="govuk-body">Your work is kept and goes on by itself afterwards.</p><SignIn workspace={workspace} /></section>}
    {phoneBook && <section>
      <h2 class="govuk-heading-m">{phoneBook.authority}: numbers to ring</h2>
      <ul class="govuk-list numbers">
        <li><a class="govuk-link" href="tel:999">Immediate danger: 999</a></li>
        {phoneBook.contacts.map(({ name, phone, hours }) => <li key={phone}><a class="govuk-link" href={`tel:${phone.replaceAll(' ', '')}`}>{name}: {phone}</a>{hours && ` (${hours})`}</li>)}
      </ul>
    </section>}
    <section>
      <h2 class="govuk-heading-m">When sending is impossible</h2>
      <p class="govuk-body">Save everything unsent as a sealed file that only your office can open. Nothing is removed here.</p>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={() => void workspace.exportUnsent().then(exported => setTold(download(exported)))}>Export unsent work</button>
      <p class="govuk-body" role="status">{told}</p>
    </section>
    <ChangePassphrase workspace={workspace} label={session.label} />
  </>
}

function ChangePassphrase({ workspace, label }: { workspace: Workspace; label: string }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const [told, setTold] = useState('')
  const send = async () => {
    const store = workspace.work.value?.store.id
    if (!store) return
    setBusy(true)
    setTrouble('')
    const changed = await workspace.changePassphrase(store, current, next)
    setBusy(false)
    setCurrent('')
    setNext('')
    setTold(changed.kind === 'changed' ? 'The passphrase is changed.' : '')
    if (changed.kind === 'refused') setTrouble(changed.why === 'storageFull' ? 'The tablet is full; the old passphrase still counts.' : 'Make the new one longer: at least 12 characters, or four different words.')
    else if (changed.kind !== 'changed') setTrouble('The current passphrase is not right. The old one still counts.')
  }
  return <details class="govuk-details">
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Change my passphrase</span></summary>
    <div class="govuk-details__text"><Form busy={busy} onSend={() => void send()}>
      <Trouble>{trouble}</Trouble>
      <UserName value={label} />
      <Field label="Current passphrase" type="password" value={current} onValue={setCurrent} autocomplete="current-password" />
      <Field label="New passphrase" hint="At least 12 characters, or four different words." type="password" value={next} onValue={setNext} autocomplete="new-password" />
      <button class="govuk-button govuk-button--secondary" disabled={busy}>{busy ? 'Changing…' : 'Change it'}</button>
      <p class="govuk-body" role="status">{told}</p>
    </Form></div>
  </details>
}
