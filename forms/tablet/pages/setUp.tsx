import { useState } from 'preact/hooks'
import type { Workspace } from '../workspace'
import { Field, Form, Trouble } from './field'
import { Heading } from './heading'

const troubles = {
  refused: 'That name and password do not go together, or were tried too often. Wait half a minute and try again.',
  otherWorker: 'This store belongs to another worker. Lock it, and start as new on this tablet.',
  noNetwork: 'There is no network. This needs one; everything else goes without.',
  notOurServer: 'Something else than Return Home answered. Open a browser page to join the network, then try again.',
  busy: 'The server cannot answer now. Try again in a minute.',
  needsSignIn: 'Sign in first.',
  locked: 'The store is locked.',
}

/** Signing in with the name and password of the office. */
export function SignIn({ workspace, onDone }: { workspace: Workspace; onDone?: () => void }) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const send = async () => {
    setBusy(true)
    setTrouble('')
    const signedIn = await workspace.signIn(name.trim(), password)
    setBusy(false)
    setPassword('')
    if (signedIn.kind === 'signedIn') onDone?.()
    else setTrouble(troubles[signedIn.kind])
  }
  return <Form busy={busy} onSend={() => void send()}>
    <Trouble>{trouble}</Trouble>
    <Field label="Name for signing in" value={name} onValue={setName} autocomplete="username" />
    <Field label="Password" type="password" value={password} onValue={setPassword} autocomplete="current-password" />
    <button class="govuk-button" disabled={busy}>{busy ? 'Signing in…' : 'Sign in'}</button>
  </Form>
}

/** Once for each worker on a tablet, with a network: who you are for the office, and which tablet this is. */
export function SetUp({ workspace, needsSignIn }: { workspace: Workspace; needsSignIn: boolean }) {
  return <>
    <Heading title={needsSignIn ? 'Sign in' : 'Connect this tablet'} />
    {needsSignIn ? <>
      <p class="govuk-body">Sign in once, with a network. Afterwards your passphrase opens the app, also without signal.</p>
      <SignIn workspace={workspace} />
    </> : <Enrol workspace={workspace} />}
  </>
}

function Enrol({ workspace }: { workspace: Workspace }) {
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const send = async () => {
    setBusy(true)
    setTrouble('')
    const enrolled = await workspace.enrol(code.trim(), name.trim())
    setBusy(false)
    if (enrolled.kind !== 'enrolled') setTrouble(enrolled.kind === 'refused' ? enrolled.message : troubles[enrolled.kind])
  }
  return <Form busy={busy} onSend={() => void send()}>
    <p class="govuk-body">Ask your missing coordinator for a code. It works once, for 15 minutes.</p>
    <Trouble>{trouble}</Trouble>
    <Field label="Code" hint="Eight letters and digits, such as 4F7K-Q2MX." value={code} onValue={setCode} />
    <Field label="What you call this tablet" hint="Your office sees it, such as Blue tablet." value={name} onValue={setName} />
    <button class="govuk-button" disabled={busy}>{busy ? 'Connecting…' : 'Connect'}</button>
  </Form>
}
