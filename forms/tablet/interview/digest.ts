import { useEffect, useState } from 'preact/hooks'
import type { Definition } from '../../form/definition'
import type { Draft } from '../draft'
import { shownIn, signedDigest } from '../envelope/shown'

/** The digest of what is covered now; none while it is being computed. */
export function useSignedDigest(draft: Draft, definition: Definition): string | undefined {
  const text = shownIn(draft, definition)
  const [known, setKnown] = useState<{ text: string; digest: string } | undefined>(undefined)
  useEffect(() => {
    let wanted = true
    void signedDigest(draft, definition).then(digest => { if (wanted) setKnown({ text, digest }) })
    return () => { wanted = false }
  }, [text])
  return known?.text === text ? known.digest : undefined
}
