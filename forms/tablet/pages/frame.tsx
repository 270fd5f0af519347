import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { Status } from '../status'
import type { Workspace } from '../workspace'
import type { Screen } from './screen'
import { timeOfDay } from './words'

type FrameProps = { workspace: Workspace; screen: Screen; go: (screen: Screen) => void; children: ComponentChildren }

const remedies = {
  signIn: 'Not sent: sign in again under Tablet. Your work is kept.',
  joinNetwork: 'Not sent: this network asks for something first. Open a browser page, or use another network.',
  wait: 'Not sent: the server cannot answer now. It is tried again by itself.',
  makeRoom: 'Not saved: this tablet is full. Free some space, or export what is unsent under Tablet.',
}

/** How things stand between tablet and server, in a line. */
export function statusLine(status: Status): string {
  switch (status.name) {
    case 'idle': return ''
    case 'offline': return 'Offline. Work is kept here.'
    case 'sending': return 'Sending…'
    case 'sent': return `Up to date at ${timeOfDay(status.at)}`
    case 'failed': return remedies[status.remedy]
  }
}

/** Around every page but the interview: where one is, what is unsent, and how sending goes. */
export function Frame({ workspace, screen, go, children }: FrameProps) {
  const session = workspace.session.value
  const counts = workspace.counts.value
  const status = workspace.status.value
  const unsent = counts.readyToSend + counts.sending + counts.failed + counts.contactsUnsent + counts.attachmentsUnsent
  const main = useRef<HTMLElement>(null)
  const tab = (name: 'visits' | 'work' | 'settings', label: string, count: number) => <li>
    <a href="#" class="tab" aria-current={screen.name === name ? 'page' : undefined} onClick={event => { event.preventDefault(); go({ name }) }}>
      {label}{count > 0 && <span class="count"> {count}</span>}
    </a>
  </li>
  return <>
    <a href="#main" class="govuk-skip-link" onClick={event => { event.preventDefault(); main.current?.querySelector('h1')?.focus() }}>Skip to the page</a>
    <header class="frame">
      <div class="frame-line">
        <span class="frame-name">Return Home</span>
        <span class={`frame-status ${status.name}`} role="status">{statusLine(status)}</span>
        <button type="button" class="govuk-button govuk-button--inverse" disabled={status.name === 'sending'} onClick={() => void workspace.sync(true)}>{unsent > 0 ? `Send now (${unsent})` : 'Check now'}</button>
        <button type="button" class="govuk-button govuk-button--inverse" onClick={() => void workspace.lock()}>Lock</button>
      </div>
      <nav aria-label="Pages"><ul class="tabs">
        {tab('visits', 'Visits', workspace.lists.value.visits.filter(({ urgency }) => urgency !== 'done').length)}
        {tab('work', 'My forms', counts.drafts + counts.readyToSend + counts.sending + counts.failed + counts.returned + counts.setAside)}
        {tab('settings', 'Tablet', 0)}
      </ul></nav>
    </header>
    <main class="govuk-width-container govuk-main-wrapper" id="main" ref={main}>
      {session.name === 'unlocked' && session.wipe && <div class="govuk-inset-text">The office has ended this tablet: {session.wipe.reason} Everything unsent is sealed and handed in first. Leave the open form to let that happen.</div>}
      {children}
    </main>
  </>
}
