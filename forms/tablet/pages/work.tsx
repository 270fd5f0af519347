import type { ComponentChildren } from 'preact'
import type { Workspace } from '../workspace'
import { Heading } from './heading'
import type { Screen } from './screen'
import { childName, kindOf } from './visits'
import { dayAndTime } from './words'

/** Everything the worker has filled in on this tablet, by where it stands. */
export function MyForms({ workspace, go }: { workspace: Workspace; go: (screen: Screen) => void }) {
  const { visits, drafts, outbox, sent, returned, setAside } = workspace.lists.value
  const whose = (visit: string | null) => {
    const listed = visits.find(one => one.visit.id === visit)
    return listed ? childName(listed) : 'A child no longer on this tablet'
  }
  const name = (form: { key: string }, visit: string | null) => <span><strong>{whose(visit)}</strong><br />{kindOf(form)}</span>
  return <>
    <Heading title="My forms" />
    <List title="Returned to you" count={returned.length} empty="Nothing was sent back.">
      {returned.map(item => <li key={item.submission} class="card">
        {name(item.form, item.visit)}
        <span class="note">{item.reason}</span>
        <span class="govuk-hint">Sent back {dayAndTime(item.returnedAt)}</span>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => go({ name: 'interview', returned: item.submission })}>Open and correct</button>
      </li>)}
    </List>
    <List title="Drafts" count={drafts.length} empty="No form is half done.">
      {drafts.map(draft => <li key={draft.id} class="card">
        {name(draft.form, draft.visit)}
        <span class="govuk-hint">Saved {dayAndTime(draft.changedAt)}</span>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => go({ name: 'interview', draft: draft.id })}>Go on</button>
      </li>)}
    </List>
    <List title="Ready to send" count={outbox.length} empty="Everything is sent.">
      {outbox.map(item => <li key={item.contentDigest} class="card">
        {name(item.form, item.visit)}
        <span class="govuk-hint">Finished {dayAndTime(item.completedAt)}. {item.state === 'sending' ? 'Sending now.' : item.trouble ? '' : 'Goes by itself when there is signal.'}</span>
        {item.trouble && <span class="govuk-error-message">Not sent yet: {item.trouble.message} It is kept and tried again.</span>}
      </li>)}
    </List>
    <List title="Set aside by the office" count={setAside.length} empty="Nothing is set aside.">
      {setAside.map(item => <li key={item.contentDigest} class="card">
        {name(item.form, item.visit)}
        {item.troubles.map(trouble => <span class="note" key={trouble.code}>{trouble.message}</span>)}
        <span class="govuk-hint">The office has it and must decide. It is kept here until then. Ring your coordinator.</span>
      </li>)}
    </List>
    <List title="Sent" count={sent.length} empty="Nothing was sent from this tablet yet.">
      {sent.map(item => <li key={item.contentDigest} class="card">
        {name(item.form, item.visit)}
        <span class="govuk-hint">Received {dayAndTime(item.receivedAt)}{item.authorised ? ', authorised' : item.outcome === 'conflict' ? ': another version of it came too, the office chooses' : item.outcome === 'keptAside' ? `: kept aside. ${item.reason ?? ''}` : ''}</span>
        {item.attachmentsMissing.length > 0 && <span class="govuk-error-message">Incomplete: {item.attachmentsMissing.length} {item.attachmentsMissing.length === 1 ? 'file is' : 'files are'} still being sent.</span>}
      </li>)}
    </List>
  </>
}

function List({ title, count, empty, children }: { title: string; count: number; empty: string; children: ComponentChildren }) {
  return <section>
    <h2 class="govuk-heading-m">{title} ({count})</h2>
    {count === 0 ? <p class="govuk-hint">{empty}</p> : <ul class="cards">{children}</ul>}
  </section>
}
