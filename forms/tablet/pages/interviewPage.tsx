import { useEffect, useRef, useState } from 'preact/hooks'
import { Interview } from '../interview/interview'
import type { AttachmentName } from '../draft'
import { translations } from '../translations'
import type { DraftOpened } from '../work'
import type { Workspace } from '../workspace'
import { Heading, useTitle } from './heading'
import type { Screen } from './screen'

const refusals: { [kind: string]: string } = {
  otherTab: 'This form is open in another tab or window of this tablet. Close it there first.',
  noForm: 'The questions of this form have not come to this tablet yet. Connect once to a network.',
  gone: 'This form is not on the tablet any more.',
  storageFull: 'The tablet is full, so a new form could not be kept. Free some space, or export what is unsent under Tablet.',
  noNetwork: 'What was sent back has to be fetched from the server. Connect to a network and try again.',
  needsSignIn: 'Sign in again under Tablet; then it can be fetched.',
}
const lostWords: { [what: string]: string } = {
  sources: 'who gave each answer', evidence: 'the signatures: please ask for them again', attachments: 'the files', wishes: 'how wishes were given', facts: 'facts of the visit',
}
const unkept: { [kind: string]: string } = {
  tooLarge: 'This file is too large.', empty: 'This file is empty.', unsupported: 'Files of this kind are not taken: choose a photo or a voice note.', notOpen: 'The form is not open.', storageFull: 'The tablet is full.',
}

/** Milliseconds in which an interview that is left has handed over its last answer. */
const handingOver = 2_000

type Opened = Extract<DraftOpened, { kind: 'open' }>

/** Opens a form, fills it, and hands it to the outbox. */
export function InterviewPage({ workspace, screen, go }: { workspace: Workspace; screen: Extract<Screen, { name: 'interview' }>; go: (screen: Screen) => void }) {
  const [opened, setOpened] = useState<DraftOpened | undefined>(undefined)
  const work = workspace.work.value
  useEffect(() => {
    if (!work) return
    let left = false
    const language = navigator.language.startsWith('cy') ? 'cy' : 'en'
    const opening = screen.draft ? work.openDraft(screen.draft) : screen.visit ? work.openVisit(screen.visit, language) : work.reopen(screen.returned ?? '', language)
    void opening.then(result => left ? result.kind === 'open' && work.closeDraft(result.draft.id) : setOpened(result))
    return () => { left = true }
  }, [work, screen.draft, screen.visit, screen.returned])
  if (!work || !opened) return <main class="govuk-width-container govuk-main-wrapper" id="main"><p class="govuk-body" role="status">Opening…</p></main>
  if (opened.kind !== 'open') return <main class="govuk-width-container govuk-main-wrapper" id="main">
    <Heading title="It cannot be opened now" />
    <p class="govuk-body">{refusals[opened.kind]}</p>
    <button type="button" class="govuk-button" onClick={() => go({ name: 'work' })}>To my forms</button>
  </main>
  return <Filling workspace={workspace} opened={opened} go={go} />
}

function Filling({ workspace, opened, go }: { workspace: Workspace; opened: Opened; go: (screen: Screen) => void }) {
  const [trouble, setTrouble] = useState(opened.lost.length > 0 ? `Sent from another tablet, so this could not be fetched: ${opened.lost.map(what => lostWords[what]).join('; ')}.` : '')
  useTitle(opened.definition.title)
  const work = workspace.work.value!
  const session = workspace.session.value
  const { id, visit } = opened.draft
  const child = workspace.lists.value.visits.find(listed => listed.visit.id === visit)?.visit.child
  // The browser's own back button leaves too. What the interview still hands over as it goes is kept first.
  // What is handed in is closed already, and may come back under the same id.
  const handedIn = useRef(false)
  useEffect(() => () => { if (!handedIn.current) setTimeout(() => void work.closeDraft(id), handingOver) }, [work, id])
  return <>
    {trouble && <div class="govuk-width-container" role="alert"><p class="govuk-inset-text">{trouble}</p></div>}
    <Interview definition={opened.definition} translations={translations[`${opened.definition.key}/${opened.definition.version}`] ?? {}} draft={opened.draft}
      childName={child ? child.knownAs ?? child.givenNames : String(opened.draft.facts.givenNames ?? '')} workerName={session.name === 'unlocked' ? session.workerName ?? session.label : ''}
      phones={(workspace.phoneBook.value?.contacts ?? []).map(({ name, phone }) => ({ label: name, number: phone }))} now={() => new Date()}
      onChange={async draft => {
        workspace.touch()
        const saved = await work.saveDraft(draft)
        if (saved.kind !== 'saved') throw new Error(saved.kind)
      }}
      onFiles={async (question, files) => {
        const names: AttachmentName[] = []
        for (const file of files) {
          const attached = await work.attach(id, question, file)
          if (attached.kind === 'attached') names.push(attached.name)
          else setTrouble(unkept[attached.kind] ?? '')
        }
        if (names.length === 0 && files.length > 0) throw new Error('not kept')
        return names
      }}
      onUnderWay={settled => work.until(settled)}
      onFinish={() => void work.completeDraft(id).then(completed => {
        handedIn.current = completed.kind === 'completed'
        if (completed.kind === 'completed') go({ name: 'work' })
        else setTrouble(completed.kind === 'storageFull' ? 'Not handed in: the tablet is full. The draft is kept. Free some space, or export it under Tablet.'
          : completed.kind === 'notSendable' ? `Not handed in: something in it cannot be sent (${completed.code}). The draft is kept. Tell your office.` : 'Not handed in. The draft is kept. Leave it and open it again.')
      })}
      onLeave={() => go(visit ? { name: 'visit', visit } : { name: 'work' })} />
  </>
}
