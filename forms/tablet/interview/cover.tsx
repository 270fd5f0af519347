import { useEffect, useRef, useState } from 'preact/hooks'
import type { Texts } from '../texts'

/** A plain sheet over everything, for when somebody comes in. It takes two presses to take it away. */
export function Cover({ texts, onAway }: { texts: Texts; onAway: () => void }) {
  const [armed, setArmed] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.title
    document.title = texts.cover.title
    title.current?.focus()
    return () => { document.title = before }
  }, [])
  return <main class="cover">
    <h1 class="govuk-heading-l" tabIndex={-1} ref={title}>{texts.cover.title}</h1>
    <button type="button" class="govuk-button govuk-button--secondary" onClick={() => armed ? onAway() : setArmed(true)}>{armed ? texts.cover.confirm : texts.cover.back}</button>
  </main>
}
