import { useState } from 'preact/hooks'
import { useSignalEffect } from '@preact/signals'
import type { ListedWorker } from '../session/session'
import type { Workspace } from '../workspace'
import { download } from './download'
import { Field, Form, Trouble, UserName } from './field'
import { Heading } from './heading'
import { timeOfDay } from './words'

/** Nobody's store is open: choose who you are, or start on this tablet. */
export function Locked({ workspace, workers, lost }: { workspace: Workspace; workers: ListedWorker[]; lost: boolean }) {
  const [chosen, setChosen] = useState<string | 'new' | undefined>(undefined)
  const [copies, setCopies] = useState(0)
  const [told, setTold] = useState('')
  useSignalEffect(() => { void workspace.session.value; void workspace.keptCopies().then(kept => setCopies(kept.kind === 'files' ? kept.files.length : 0)) })
  const worker = workers.find(({ store }) => store === chosen) ?? (workers.length === 1 && chosen === undefined ? workers[0] : undefined)
  return <main class="govuk-width-container govuk-main-wrapper" id="main">
    <p class="govuk-caption-l">Return Home</p>
    {lost && <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
      <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span>The browser has lost what was kept on this tablet. If you had work that was not sent, tell your missing hub now, while you remember it.</strong>
    </div>}
    {chosen === 'new' || workers.length === 0 ? <Start workspace={workspace} onBack={workers.length > 0 ? () => setChosen(undefined) : undefined} />
      : worker ? <Unlock key={worker.store} workspace={workspace} worker={worker} onOther={() => setChosen(workers.length > 1 ? undefined : 'new')} others={workers.length > 1} />
      : <>
        <Heading title="Who are you?" />
        <ul class="govuk-list">
          {workers.map(({ store, label }) => <li key={store}><button type="button" class="govuk-button govuk-button--secondary wide" onClick={() => setChosen(store)}>{label}</button></li>)}
        </ul>
        <button type="button" class="govuk-button" onClick={() => setChosen('new')}>I am new on this tablet</button>
      </>}
    {copies > 0 && <section class="govuk-inset-text">
      <h2 class="govuk-heading-m">Sealed work waits for your office</h2>
      <p class="govuk-body">The office ended a store of this tablet, and what was unsent could not be handed in. It lies here, sealed.</p>
      <div class="govuk-button-group">
        <button type="button" class="govuk-button" onClick={() => void workspace.keptCopies().then(kept => setTold(download(kept)))}>Save the sealed files</button>
        {told && <button type="button" class="govuk-button govuk-button--warning" onClick={() => void workspace.forgetKeptCopies().then(() => { setTold(''); setCopies(0) })}>The office has them: remove them here</button>}
      </div>
      <p class="govuk-body" role="status">{told}</p>
    </section>}
  </main>
}

function Unlock({ workspace, worker, onOther, others }: { workspace: Workspace; worker: ListedWorker; onOther: () => void; others: boolean }) {
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const [told, setTold] = useState('')
  const typed = (text: string) => {
    workspace.prepareToUnlock()
    setPassphrase(text)
  }
  const send = async () => {
    setBusy(true)
    setTrouble('')
    const unlocked = await workspace.unlock(worker.store, passphrase)
    setBusy(false)
    if (unlocked.kind === 'open') return
    setPassphrase('')
    setTrouble(unlocked.kind === 'noSuchWorker' ? 'This store is no longer on the tablet.'
      : unlocked.nextTryAt > Date.now() ? `That is not the passphrase. Try again after ${timeOfDay(unlocked.nextTryAt + 59_000)}. Nothing is removed.` : 'That is not the passphrase. Nothing is removed; try again.')
  }
  return <>
    <Heading title="Locked">{worker.label}</Heading>
    <Form busy={busy} onSend={() => void send()}>
      <Trouble>{trouble}</Trouble>
      <UserName value={worker.label} />
      <Field label="Your passphrase" type="password" value={passphrase} onValue={typed} autocomplete="current-password" />
      <div class="govuk-button-group">
        <button class="govuk-button" disabled={busy}>{busy ? 'Opening…' : 'Open'}</button>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={onOther}>{others ? 'Somebody else' : 'I am new on this tablet'}</button>
      </div>
    </Form>
    <details class="govuk-details">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">I have forgotten my passphrase</span></summary>
      <div class="govuk-details__text">
        <p class="govuk-body">Nobody can open the store without it, but your office can open a sealed copy of what is in it. Save the copy, give it to your supervisor, and start again as new on this tablet. Nothing is removed here.</p>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => void workspace.exportLocked(worker.store).then(exported => setTold(download(exported)))}>Save a sealed copy</button>
        <p class="govuk-body" role="status">{told}</p>
      </div>
    </details>
  </>
}

const refusals = {
  tooShort: 'Make it longer: at least 12 characters, or four different words.',
  tooPlain: 'Use more different letters: this is guessed too easily.',
  labelNeeded: 'Write what others on this tablet shall see, such as your first name.',
  storageFull: 'The tablet is full. Free some space and try again.',
}

function Start({ workspace, onBack }: { workspace: Workspace; onBack?: () => void }) {
  const [label, setLabel] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const send = async () => {
    if (passphrase !== again) return setTrouble('The two passphrases differ. Write the same one twice.')
    setBusy(true)
    const registered = await workspace.register(label, passphrase)
    setBusy(false)
    if (registered.kind === 'refused') setTrouble(refusals[registered.why])
  }
  return <>
    {onBack && <button type="button" class="govuk-back-link" onClick={onBack}>Back</button>}
    <Heading title="Start on this tablet" />
    <p class="govuk-body">Your work is kept encrypted under a passphrase that only you know. You need it each time, also without signal. It is not your password for signing in.</p>
    <Form busy={busy} onSend={() => void send()}>
      <Trouble>{trouble}</Trouble>
      <Field label="Your name on this tablet" hint="Others who use this tablet see it." value={label} onValue={setLabel} autocomplete="username" />
      <Field label="Passphrase" hint="At least 12 characters, or four words that do not belong together." type="password" value={passphrase} onValue={setPassphrase} autocomplete="new-password" />
      <Field label="The same passphrase again" type="password" value={again} onValue={setAgain} autocomplete="new-password" />
      <button class="govuk-button" disabled={busy}>{busy ? 'Making your store…' : 'Start'}</button>
    </Form>
  </>
}
