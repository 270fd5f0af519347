// A form in another language: definitions/<form>/v<n>/languages/<tag>.yaml. What it does not say stays in English.
import type { Definition, Option, Part, Question, Row, Section } from './definition'

/** Words for one question, row or part. `options` are by option id; `parts` by part id. */
export type Words = {
  label?: string
  hint?: string
  prompts?: string[]
  text?: string
  itemLabel?: string
  options?: { [option: string]: string }
  parts?: { [part: string]: Words }
}

/** `language` is a BCP 47 tag. Ids are those of the definition; one that it does not have is a mistake that `unknownIds` finds. */
export type Translation = {
  language: string
  title?: string
  sections?: { [section: string]: string }
  lists?: { [list: string]: { [option: string]: string } }
  questions?: { [question: string]: Words }
}

/** The definition with the words of the translation; its ids, rules and order stay. */
export function translate(definition: Definition, translation: Translation): Definition {
  const words = translation.questions ?? {}
  return {
    ...definition,
    title: translation.title ?? definition.title,
    lists: definition.lists && mapValues(definition.lists, (options, list) => inWords(options, translation.lists?.[list])),
    sections: definition.sections.map((section): Section => ({
      ...section,
      title: translation.sections?.[section.id] ?? section.title,
      questions: section.questions.map(question => translated(question, words)),
    })),
  }
}

/** Whether the question's own label is in the translation; else it is still English. */
export function speaks(translation: Translation | undefined, question: string): boolean {
  const words = translation?.questions?.[question]
  return words?.label !== undefined || words?.text !== undefined
}

/** Paths in the translation that lead to nothing in the definition. */
export function unknownIds(definition: Definition, translation: Translation): string[] {
  const questions = definition.sections.flatMap(section => section.questions)
  const known = new Map<string, Question | Row>()
  for (const question of questions) {
    known.set(question.id, question)
    for (const row of question.rows ?? []) known.set(row.id, row)
  }
  const unknown: string[] = []
  const missing = (ids: object | undefined, present: (id: string) => boolean, path: string) =>
    unknown.push(...Object.keys(ids ?? {}).filter(id => !present(id)).map(id => `${path}.${id}`))
  const options = (words: Words, part: Part | Row, path: string) => missing(words.options, id => (part.options ?? []).some(option => option.id === id), path)

  missing(translation.sections, id => definition.sections.some(section => section.id === id), 'sections')
  missing(translation.lists, id => id in (definition.lists ?? {}), 'lists')
  for (const [list, words] of Object.entries(translation.lists ?? {})) {
    missing(words, id => (definition.lists?.[list] ?? []).some(option => option.id === id), `lists.${list}`)
  }
  missing(translation.questions, id => known.has(id), 'questions')
  for (const [id, words] of Object.entries(translation.questions ?? {})) {
    const question = known.get(id)
    if (!question) continue
    options(words, question, `questions.${id}.options`)
    const parts = ('parts' in question && question.parts) || []
    missing(words.parts, part => parts.some(own => own.id === part), `questions.${id}.parts`)
    for (const part of parts) options(words.parts?.[part.id] ?? {}, part, `questions.${id}.parts.${part.id}.options`)
  }
  return unknown
}

function translated(question: Question, all: { [id: string]: Words }): Question {
  const words = all[question.id] ?? {}
  return {
    ...spoken(question, words),
    ...(words.itemLabel !== undefined && { itemLabel: words.itemLabel }),
    ...(words.text !== undefined && { text: words.text }),
    ...(question.rows && { rows: question.rows.map(row => spoken(row, all[row.id] ?? {})) }),
    ...(question.parts && { parts: question.parts.map(part => spoken(part, words.parts?.[part.id] ?? {})) }),
  }
}

function spoken<T extends Part | Row>(part: T, { label, hint, prompts, options }: Words): T {
  return {
    ...part,
    ...(label !== undefined && { label }),
    ...(hint !== undefined && { hint }),
    ...(prompts !== undefined && { prompts }),
    ...(part.options && { options: inWords(part.options, options) }),
  }
}

function inWords(options: Option[], words: { [option: string]: string } | undefined): Option[] {
  return options.map(option => ({ ...option, label: words?.[option.id] ?? option.label }))
}

function mapValues<V>(object: { [key: string]: V }, change: (value: V, key: string) => V): { [key: string]: V } {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]))
}
