import { useEffect, useRef, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { elementId } from '../../questions/question'
import type { Texts } from '../texts'

export type Problem = { path: string; words: string }

type PageProps = { title: string; lang?: string; number: number; of: number; texts: Texts; problems: Problem[]; onBack: () => void; onGoOn: () => boolean; onGoOnAnyway: () => void; children: ComponentChildren }

/** One page of an interview. An answer that cannot be right is told of when going on; then one may put it right, or go on all the same. */
export function Page({ title, lang, number, of, texts, problems, onBack, onGoOn, onGoOnAnyway, children }: PageProps) {
  const summary = useRef<HTMLDivElement>(null)
  const [tried, setTried] = useState(0)
  useEffect(() => {
    if (tried > 0) summary.current?.focus()
  }, [tried])
  return <>
    <button type="button" class="govuk-back-link" onClick={onBack}>{texts.back}</button>
    {problems.length > 0 && <div class="govuk-error-summary" tabIndex={-1} ref={summary}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{texts.problem}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {problems.map(({ path, words }) => <li key={path}><a href={`#${elementId(path)}`} onClick={event => {
              event.preventDefault()
              document.getElementById(elementId(path))?.focus()
            }}>{words}</a></li>)}
          </ul>
        </div>
      </div>
    </div>}
    <h1 class="govuk-heading-l" tabIndex={-1}>
      <span class="govuk-caption-l">{texts.page(number, of)}</span>
      <span lang={lang}>{title}</span>
    </h1>
    {children}
    <div class="govuk-button-group">
      <button type="button" class="govuk-button" onClick={() => { if (!onGoOn()) setTried(tried + 1) }}>{texts.goOn}</button>
      {problems.length > 0 && <button type="button" class="govuk-button govuk-button--secondary" onClick={onGoOnAnyway}>{texts.goOnAnyway}</button>}
    </div>
  </>
}
