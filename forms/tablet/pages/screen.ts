import { useEffect, useState } from 'preact/hooks'

/** Where in the app one is. */
export type Screen = { name: 'visits' } | { name: 'visit'; visit: string } | { name: 'interview'; visit?: string; draft?: string; returned?: string } | { name: 'work' } | { name: 'settings' }

/** Kept in the browser's history, so that its own back button works and a reload stays. The address does not change: it would tell of a child. */
export function useScreen(): [Screen, (screen: Screen) => void] {
  const [screen, setScreen] = useState<Screen>(kept)
  useEffect(() => {
    const back = () => setScreen(kept())
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  return [screen, next => {
    history.pushState({ screen: next }, '')
    setScreen(next)
    scrollTo(0, 0)
  }]
}

function kept(): Screen {
  return (history.state as { screen?: Screen } | null)?.screen ?? { name: 'visits' }
}
