import { useState } from 'preact/hooks'
import type { Json } from '../../tablet/draft'

/** What stands in a control, and the value it was last read as. */
type Typed = { text: string; value: Json | undefined }

/**
 * Keeps what is typed as it is typed, as long as it means the value that is kept: `12.5` stays `12.5` though the value is written `12.50`.
 * A value that came from elsewhere shows in its own writing.
 */
export function useTyped(value: Json | undefined, write: (value: Json | undefined) => string): [string, (text: string, value: Json | undefined) => void] {
  const [typed, setTyped] = useState<Typed>({ text: write(value), value })
  const text = same(typed.value, value) ? typed.text : write(value)
  return [text, (text, value) => setTyped({ text, value })]
}

function same(left: Json | undefined, right: Json | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
