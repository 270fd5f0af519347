// The interview over a draft that the test's server hands out, with a store that the test can see into. Never shipped.
import '../../tablet/style/tablet.scss'
import { render } from 'preact'
import { Interview } from '../../tablet/interview/interview'
import type { Draft } from '../../tablet/draft'

declare global {
  interface Window {
    store: { kept: Draft; writes: number; fails: boolean; delay: number; finished: boolean }
  }
}

const read = async (file: string) => (await fetch(file)).json()
const [definition, draft, translations] = await Promise.all([read('definition.json'), read('draft.json'), read('translations.json')])
window.store = { kept: draft, writes: 0, fails: false, delay: 0, finished: false }

render(<Interview definition={definition} translations={translations} draft={draft} childName="Tom Missing" workerName="I. Example"
  phones={[{ label: 'Emergency', number: '999' }, { label: 'Duty team', number: '07700 900111' }]} now={() => new Date()}
  onChange={async draft => {
    await new Promise(done => setTimeout(done, window.store.delay))
    if (window.store.fails) throw new Error('the store is full')
    window.store.kept = draft
    window.store.writes++
  }}
  onFiles={async (question, files) => files.map(({ type, size }) => ({ id: crypto.randomUUID(), sha256: '0'.repeat(64), size, mediaType: type, question }))}
  onUnderWay={() => undefined}
  onFinish={() => { window.store.finished = true }} onLeave={() => undefined} />, document.getElementById('app')!)
