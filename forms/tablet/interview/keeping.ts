import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { rfc3339 } from '../../questions/date/calendar'
import type { Draft } from '../draft'
import { createSaver, type SaveState } from './saving'

export type Keeping = {
  draft: Draft
  state: SaveState
  /** Changes the newest draft; `soon` while typing. `at` is the time of the change, RFC 3339. */
  update: (change: (draft: Draft, at: string) => Draft, when?: 'soon' | 'now') => void
  /** The newest draft, also for what began before it. */
  newest: () => Draft
  /** Whether all is durable now. */
  flush: () => Promise<boolean>
  retry: () => void
}

/** Keeps the draft of an open interview: on the screen at once, in the store as soon as it can. `onChange` settles when it is durable there. */
export function useKeeping(first: Draft, now: () => Date, onChange: (draft: Draft) => Promise<void>): Keeping {
  const [draft, setDraft] = useState(first)
  const [state, setState] = useState<SaveState>('saved')
  const newest = useRef(first)
  const save = useRef(onChange)
  save.current = onChange
  const saver = useMemo(() => createSaver<Draft>(draft => save.current(draft), setState), [])
  useEffect(() => {
    const leaving = () => { if (document.visibilityState === 'hidden') void saver.flush() }
    document.addEventListener('visibilitychange', leaving)
    addEventListener('pagehide', saver.flush)
    return () => {
      document.removeEventListener('visibilitychange', leaving)
      removeEventListener('pagehide', saver.flush)
      void saver.flush()
    }
  }, [])
  return {
    draft,
    state,
    newest: () => newest.current,
    update: (change, when = 'now') => {
      newest.current = change(newest.current, rfc3339(now()))
      setDraft(newest.current)
      saver.change(newest.current, when)
    },
    flush: saver.flush,
    retry: saver.retry,
  }
}
