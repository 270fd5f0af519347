import { useEffect, useState } from 'preact/hooks'
import { Frame } from './pages/frame'
import { InterviewPage } from './pages/interviewPage'
import { Locked } from './pages/locked'
import { useScreen, type Screen } from './pages/screen'
import { SetUp } from './pages/setUp'
import { TabletPage } from './pages/settings'
import { VisitPage } from './pages/visit'
import { Visits } from './pages/visits'
import { MyForms } from './pages/work'
import { textsIn } from './texts'
import { watchForUpdate, type Update } from './update'
import type { Workspace } from './workspace'

/** The app. It asks before a new version of it starts, and never under an open interview. */
export function App({ workspace }: { workspace: Workspace }) {
  const [screen, go] = useScreen(workspace.work.value?.store.id)
  const [update, setUpdate] = useState<Update | undefined>(undefined)
  useEffect(() => { void watchForUpdate(found => setUpdate(() => found)) }, [])
  useEffect(() => {
    const touched = () => workspace.touch()
    const signs = ['pointerdown', 'keydown'] as const
    signs.forEach(sign => addEventListener(sign, touched))
    return () => signs.forEach(sign => removeEventListener(sign, touched))
  }, [workspace])
  const session = workspace.session.value
  const texts = textsIn(navigator.language)
  if (session.name === 'locked') return <>{updating()}<Locked workspace={workspace} workers={session.workers} lost={session.lost} /></>
  const ready = session.workerName !== null
  if (ready && screen.name === 'interview' && workspace.work.value) return <InterviewPage key={JSON.stringify(screen)} workspace={workspace} screen={screen} go={go} />
  return <>{updating()}<Frame workspace={workspace} screen={screen} go={go}>
    {ready ? page(screen) : <SetUp workspace={workspace} needsSignIn={session.needsSignIn} />}
  </Frame></>

  function page(screen: Screen) {
    switch (screen.name) {
      case 'visit': return <VisitPage workspace={workspace} visit={workspace.lists.value.visits.find(({ visit }) => visit.id === screen.visit)} go={go} />
      case 'work': return <MyForms workspace={workspace} go={go} />
      case 'settings': return <TabletPage workspace={workspace} />
      default: return <Visits workspace={workspace} go={go} />
    }
  }

  function updating() {
    return update && <div class="update-ready" role="status">
      <p class="govuk-body">{texts.update.ready}</p>
      <button type="button" class="govuk-button" onClick={update}>{texts.update.now}</button>
    </div>
  }
}
