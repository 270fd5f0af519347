import { useEffect, useState } from 'preact/hooks'
import { textsIn } from './texts'
import { watchForUpdate, type Update } from './update'

/** The app. It asks before a new version of it starts. */
export function App() {
  const texts = textsIn(navigator.language)
  const [update, setUpdate] = useState<Update | undefined>(undefined)
  useEffect(() => { void watchForUpdate(found => setUpdate(() => found)) }, [])
  return <>
    {update && <div class="update-ready" role="status">
      <p class="govuk-body">{texts.update.ready}</p>
      <button type="button" class="govuk-button" onClick={update}>{texts.update.now}</button>
    </div>}
    <main class="govuk-width-container govuk-main-wrapper">
      <h1 class="govuk-heading-l">{texts.appName}</h1>
      <h2 class="govuk-heading-m">{texts.signIn.title}</h2>
      <p class="govuk-body">{texts.signIn.soon}</p>
    </main>
  </>
}
