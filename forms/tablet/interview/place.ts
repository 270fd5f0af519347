import { useEffect, useState } from 'preact/hooks'

/** Where in an interview one is. */
export type Place = { at: 'tasks' } | { at: 'check' } | { at: 'page'; section: string; page: number }

/**
 * Where one is, kept in the browser's history so that its own back button goes back a page, and a reload stays. The address does not change: it
 * would tell of the interview.
 */
export function usePlace(draft: string): [Place, (place: Place) => void] {
  const [place, setPlace] = useState<Place>(() => kept(draft) ?? { at: 'tasks' })
  useEffect(() => {
    const back = () => setPlace(kept(draft) ?? { at: 'tasks' })
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [draft])
  return [place, next => {
    history.pushState({ ...history.state, interview: draft, place: next }, '')
    setPlace(next)
  }]
}

function kept(draft: string): Place | undefined {
  const state = history.state as { interview?: string; place?: Place } | null
  return state?.interview === draft ? state.place : undefined
}
