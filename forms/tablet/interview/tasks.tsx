import type { Texts } from '../texts'
import type { Part } from './outline'
import type { Status } from './status'

type TasksProps = {
  title: string
  texts: Texts
  parts: { part: Part; status: Status; note?: string; lang?: string }[]
  onPart: (section: string) => void
  /** Not for the young person. */
  onCheck?: () => void
}

const tags: { [status in Status]: string } = { completed: '', inProgress: 'govuk-tag--light-blue', notStarted: 'govuk-tag--blue', cannotStart: 'govuk-tag--grey' }

/** The parts of the form, and how far each is. Any that can be started may be, in any order. */
export function Tasks({ title, texts, parts, onPart, onCheck }: TasksProps) {
  const done = parts.filter(({ status }) => status === 'completed').length
  return <>
    <h1 class="govuk-heading-l" tabIndex={-1}>{title}</h1>
    <h2 class="govuk-heading-m">{texts.tasks.title}</h2>
    <p class="govuk-body">{parts.length > 0 ? texts.tasks.done(done, parts.length) : texts.child.nothing}</p>
    <ul class="govuk-task-list">
      {parts.map(({ part: { section }, status, note, lang }) => {
        const can = status !== 'cannotStart'
        const id = `status-${section.id}`
        return <li class={`govuk-task-list__item${can ? ' govuk-task-list__item--with-link' : ''}`} key={section.id}>
          <div class="govuk-task-list__name-and-hint">
            {can
              ? <a class="govuk-link govuk-task-list__link" href={`#${section.id}`} lang={lang} aria-describedby={id} onClick={event => { event.preventDefault(); onPart(section.id) }}>{section.title}</a>
              : <span lang={lang}>{section.title}</span>}
            {(note || !can) && <div class="govuk-task-list__hint">{note ?? texts.tasks.cannotStartWhy}</div>}
          </div>
          <div class={`govuk-task-list__status${can ? '' : ' govuk-task-list__status--cannot-start-yet'}`} id={id}>
            {status === 'completed' || status === 'cannotStart' ? texts.tasks[status] : <strong class={`govuk-tag ${tags[status]}`}>{texts.tasks[status]}</strong>}
          </div>
        </li>
      })}
    </ul>
    {onCheck && <button type="button" class="govuk-button" onClick={onCheck}>{texts.tasks.check}</button>}
  </>
}
