import { describe, expect, test } from 'vitest'
import { definitionOf, translationOf } from './fromFiles'
import { speaks, translate, unknownIds, type Translation } from './translation'

const form = definitionOf('return-home-interview')
const welsh = translationOf('return-home-interview', 'cy')

describe('a translation is refused that names', () => {
  const refused: [string, Omit<Translation, 'language'>, string][] = [
    ['a section that is not there', { sections: { gone: 'X' } }, 'sections.gone'],
    ['a list that is not there', { lists: { gone: {} } }, 'lists.gone'],
    ['an option that is not in its list', { lists: { recipient: { gone: 'X' } } }, 'lists.recipient.gone'],
    ['a question that is not there', { questions: { gone: { label: 'X' } } }, 'questions.gone'],
    ['an option that its question has not', { questions: { rhiOutcome: { options: { gone: 'X' } } } }, 'questions.rhiOutcome.options.gone'],
    ['a part that its group has not', { questions: { people: { parts: { gone: { label: 'X' } } } } }, 'questions.people.parts.gone'],
    ['an option that a part has not', { questions: { consentRecipients: { parts: { decision: { options: { gone: 'X' } } } } } }, 'questions.consentRecipients.parts.decision.options.gone'],
  ]
  test.each(refused)('%s', (_, translation, path) => expect(unknownIds(form, { language: 'xx', ...translation })).toEqual([path]))
})

test('the Welsh one names nothing that the form does not have', () => expect(unknownIds(form, welsh)).toEqual([]))
test('it speaks all of the consent section that the young person sees', () => {
  const shown = form.sections.find(section => section.id === 'consent')!.questions.filter(question => !question.practitionerOnly)
  expect(shown.filter(question => !speaks(welsh, question.id)).map(question => question.id)).toEqual([])
})

describe('translated', () => {
  const translated = translate(form, welsh)
  const question = (id: string) => translated.sections.flatMap(section => section.questions).find(question => question.id === id)!

  test('ids, rules and order stay: without its words it is the form', () => {
    expect(withoutWords(translated)).toEqual(withoutWords(form))
  })
  test('labels, options, parts and lists speak Welsh', () => {
    expect(question('ypSignature').label).toBe('Llofnod')
    expect(question('consentRecipients').parts!.find(part => part.id === 'decision')!.options![0]).toEqual({ id: 'agree', label: 'Cytuno' })
    expect(translated.lists!.recipient!.find(option => option.id === 'police')!.label).toBe('Yr heddlu')
  })
  test('what is not translated stays English', () => {
    expect(question('whatHappened').label).toBe('What happened whilst you were missing?')
    expect(translated.sections[0]!.title).toBe(form.sections[0]!.title)
  })
  test('rows of a table can be translated by their own ids', () => {
    const table = translate(form, { language: 'xx', questions: { outHarm: { label: 'Niwed?' } } }).sections.flatMap(section => section.questions).find(question => question.id === 'whenOutTable')!
    expect(table.rows!.find(row => row.id === 'outHarm')!.label).toBe('Niwed?')
  })
})

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords)
  if (value === null || typeof value !== 'object') return value
  const words = ['label', 'hint', 'text', 'title', 'itemLabel', 'prompts']
  return Object.fromEntries(Object.entries(value).filter(([key]) => !words.includes(key)).map(([key, inside]) => [key, withoutWords(inside)]))
}
