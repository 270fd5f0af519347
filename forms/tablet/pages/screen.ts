import { useEffect, useState } from 'preact/hooks'

/** Where in the app one is. */
export type Screen = { name: 'visits' } | { name: 'visit'; visit: string } | { name: 'interview'; visit?: string; draft?: string; returned?: string } | { name: 'work' } | { name: 'settings' }

/**
 * Kept in the browser's history, so that its own back button works and a reload stays. The address does not change: it would tell of a child.
 * Whoever unlocks the tablet after somebody else begins at their own visits.
 *
 * @param store of the worker who is at work
 */
export function useScreen(store: string | undefined): [Screen, (screen: Screen) => void] {
  const [, setMoves] = useState(0)
  const moved = () => setMoves(moves => moves + 1)
  useEffect(() => {
    addEventListener('popstate', moved)
    return () => removeEventListener('popstate', moved)
  }, [])
  return [kept(store), next => {
    history.pushState({ screen: next, store }, '')
    moved()
    scrollTo(0, 0)
  }]
}

function kept(store: string | undefined): Screen {
  const state = history.state as { screen?: Screen; store?: string } | null
  return state?.screen && state.store === store ? state.screen : { name: 'visits' }
}
