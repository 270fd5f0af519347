// How a form is laid out as pages. Pages are made from the definition alone, so that they stay where they are while answers come and go.
import type { Definition, Question, Section } from '../../form/definition'
import { optionsOf } from '../../questions/question'

/** `known`: read from the record. `consent`, `readBack`, `signature`: pages of their own kind. */
export type PageKind = 'questions' | 'known' | 'consent' | 'readBack' | 'signature'
export type Page = { kind: PageKind; questions: Question[] }
export type Part = { section: Section; pages: Page[] }
export type Audience = 'worker' | 'child'

/** Questions on a page at most, and the options a choice may have beside others. */
const most = 4
const fewOptions = 8

export function outline(definition: Definition): Part[] {
  return definition.sections.map(section => ({ section, pages: pagesOf(section, definition) }))
}

/** What of the outline is shown now: asked questions, and for the young person only what they may see (domain §3.7). */
export function visible(parts: Part[], asked: ReadonlySet<string>, audience: Audience): Part[] {
  const shows = (question: Question) => asked.has(question.id) && !(audience === 'child' && question.practitionerOnly)
  return parts.filter(({ section }) => audience === 'worker' || section.childFacing).map(({ section, pages }) => ({
    section,
    pages: pages.map(page => ({ ...page, questions: page.questions.filter(shows).map(question => withRows(question, asked)) })).filter(page => page.questions.length > 0),
  }))
}

/** Agreement about sharing, for each recipient (domain §7.3): rows of recipient, decision and sections left out. */
export function isConsent(question: Question): boolean {
  const parts = new Set(question.parts?.map(part => part.id))
  return question.type === 'repeat' && parts.has('recipient') && parts.has('decision') && parts.has('exceptSections')
}

/** The young person's corrections on having it read back: the long text of that name (domain §4(a), A12). */
export function isReadBack(question: Question): boolean {
  return question.type === 'longText' && question.id === 'ypReadBack'
}

function withRows(question: Question, asked: ReadonlySet<string>): Question {
  return question.rows ? { ...question, rows: question.rows.filter(row => asked.has(row.id)) } : question
}

function pagesOf(section: Section, definition: Definition): Page[] {
  const known = section.questions.filter(question => question.type === 'prefilled' && question.from)
  const signatures = section.questions.filter(question => question.type === 'signature')
  const pages: Page[] = known.length > 0 ? [{ kind: 'known', questions: known }] : []
  let open: Question[] = []
  const close = () => {
    if (open.length > 0) pages.push({ kind: 'questions', questions: open })
    open = []
  }
  for (const question of section.questions) {
    if (known.includes(question) || signatures.includes(question)) continue
    if (isConsent(question)) {
      // What introduces it stands on its page.
      const intro = open.every(before => before.type === 'info') ? open : []
      if (intro.length === 0) close()
      open = []
      pages.push({ kind: 'consent', questions: [...intro, question] })
    } else if (isReadBack(question)) {
      close()
      pages.push({ kind: 'readBack', questions: [question] })
    } else if (follows(question, open) && open.length <= most) {
      open.push(question)
    } else if (alone(question, definition)) {
      close()
      pages.push({ kind: 'questions', questions: [question] })
    } else {
      if (open.length >= most || open.some(before => before.type === 'longText')) close()
      open.push(question)
    }
  }
  close()
  // Signed last, so that all of the section that is signed has been answered by then.
  return [...pages, ...signatures.map((question): Page => ({ kind: 'signature', questions: [question] }))]
}

/** A question that hangs on one of the page is best answered beside it. */
function follows(question: Question, open: Question[]): boolean {
  if (!question.askWhen || ['yesNoMatrix', 'repeat', 'attachment'].includes(question.type)) return false
  const named = namedIn(question.askWhen)
  return open.some(before => named.has(before.id))
}

function alone(question: Question, definition: Definition): boolean {
  switch (question.type) {
    case 'yesNoMatrix': case 'repeat': case 'longText': case 'attachment': case 'person': case 'address': case 'reference': case 'declaration': return true
    case 'choice': case 'choices': return optionsOf(question, definition.lists).length > fewOptions
    default: return false
  }
}

function namedIn(rule: unknown): Set<string> {
  const names = new Set<string>()
  const walk = (inside: unknown): void => {
    if (inside === null || typeof inside !== 'object') return
    for (const [word, value] of Object.entries(inside)) {
      if ((word === 'question' || word === 'answered') && typeof value === 'string') names.add(value)
      else walk(value)
    }
  }
  walk(rule)
  return names
}
