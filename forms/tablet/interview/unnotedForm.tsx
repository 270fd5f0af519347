import type { ComponentChildren } from 'preact'

/**
 * A form that browsers take no note of. Without `autocomplete="off"` on a form around them, Chromium writes the content of text areas and the state of
 * radios and selects to the profile in plain text, to restore windows after a crash; on a text area itself the attribute does not count.
 */
export function UnnotedForm({ children }: { children: ComponentChildren }) {
  return <form autocomplete="off" noValidate onSubmit={event => event.preventDefault()}>{children}</form>
}
