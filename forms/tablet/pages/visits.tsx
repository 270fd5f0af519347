import type { ListedVisit, Urgency } from '../lists'
import type { Workspace } from '../workspace'
import { Heading } from './heading'
import type { Screen } from './screen'
import { dayAndTime, timeLeft } from './words'

const groups: { title: string; of: Urgency[] }[] = [
  { title: 'Overdue', of: ['overdue'] }, { title: 'Due today', of: ['today'] }, { title: 'Later', of: ['later'] }, { title: 'Done', of: ['done'] },
]
const kinds: { [form: string]: string } = { returnHomeInterview: 'Return home interview', welfareCheck: 'Welfare check' }

/** Name of the child as it is used. */
export function childName({ visit: { child } }: ListedVisit): string {
  return child.knownAs ? `${child.knownAs} (${child.givenNames} ${child.familyName})` : `${child.givenNames} ${child.familyName}`
}

/** What a form is called. */
export function kindOf({ key }: { key: string }): string {
  return kinds[key] ?? key
}

/** The worker's visits, overdue ones and today's first. */
export function Visits({ workspace, go }: { workspace: Workspace; go: (screen: Screen) => void }) {
  const visits = workspace.lists.value.visits
  const session = workspace.session.value
  return <>
    <Heading title="Visits" />
    {session.name === 'unlocked' && !session.persisted && <p class="govuk-hint">The browser has not promised to keep this tablet's storage. Send your work whenever there is signal, and install the app.</p>}
    {visits.length === 0 && <p class="govuk-body">No visits have been given to you. They come by themselves when there is signal.</p>}
    {groups.map(({ title, of }) => {
      const here = visits.filter(({ urgency }) => of.includes(urgency))
      return here.length > 0 && <section key={title}>
        <h2 class="govuk-heading-m">{title}</h2>
        <ul class="cards">{here.map(visit => <li key={visit.visit.id} class={`card ${visit.urgency}`}>
          <a class="govuk-link card-link" href="#" onClick={event => { event.preventDefault(); go({ name: 'visit', visit: visit.visit.id }) }}>{childName(visit)}</a>
          <span class="card-kind">{kindOf(visit.visit.form)}{visit.draft && <strong class="govuk-tag govuk-tag--blue">In progress</strong>}</span>
          {visit.dueAt && <span class="card-due">{visit.urgency === 'done' ? `Was due ${dayAndTime(visit.dueAt)}` : <>
            <strong class={`govuk-tag ${visit.urgency === 'overdue' ? 'govuk-tag--red' : visit.urgency === 'today' ? 'govuk-tag--orange' : 'govuk-tag--grey'}`}>{timeLeft(visit.dueAt, Date.now())}</strong> by {dayAndTime(visit.dueAt)}
          </>}</span>}
        </li>)}</ul>
      </section>
    })}
  </>
}
