import { languages, type Texts } from '../texts'
import type { Audience } from './outline'
import type { SaveState } from './saving'

type BarProps = {
  texts: Texts
  who: string
  audience: Audience
  state: SaveState
  language: string
  onLanguage: (language: string) => void
  onAudience: () => void
  onCover: () => void
  onRetry: () => void
}

/** Always in sight: whose interview it is, whether all is saved, the cover, and who looks at the screen. */
export function Bar({ texts, who, audience, state, language, onLanguage, onAudience, onCover, onRetry }: BarProps) {
  return <header class="bar">
    <div class="bar-line">
      <span class="bar-who">{audience === 'child' ? texts.child.title : who}</span>
      <span class={`save-state ${state}`} role="status">{texts.save[state]}</span>
      <label class="bar-language">
        <span class="govuk-visually-hidden">{texts.languageSwitch}</span>
        <select class="govuk-select" value={language} onChange={event => onLanguage(event.currentTarget.value)}>
          {Object.entries(languages).map(([tag, { language: name }]) => <option key={tag} value={tag} lang={tag} selected={tag === language}>{name}</option>)}
        </select>
      </label>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={onAudience}>{audience === 'child' ? texts.child.leave : texts.child.enter}</button>
      <button type="button" class="govuk-button cover-button" onClick={onCover}>{texts.cover.now}</button>
    </div>
    {state === 'failed' && <div class="save-failed" role="alert">
      <p>{texts.save.failedWhy}</p>
      <button type="button" class="govuk-button govuk-button--warning" onClick={onRetry}>{texts.save.retry}</button>
    </div>}
  </header>
}
