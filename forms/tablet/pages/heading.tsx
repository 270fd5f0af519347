import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Names the document, for the list of windows and for those who hear it read. Never after a child: the name would show outside the app. */
export function useTitle(title: string): void {
  useEffect(() => { document.title = `${title} – Return Home` }, [title])
}

/** The heading of a page. It takes the focus when the page comes, so that the next key goes on from here; `title` names the document where the heading names a person. */
export function Heading({ title, children }: { title: string; children?: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title])
  return <h1 class="govuk-heading-l" tabIndex={-1} ref={heading}>{children ?? title}</h1>
}
