import type { Definition, Part, Question } from '../form/definition'
import type { Json } from '../tablet/draft'
import type { Texts } from '../tablet/texts'
import { writeDate, writeTime } from './date/calendar'
import { writeScaled } from './number/scaled'
import { fromRow, optionsOf } from './question'
import { asRow } from './shared/parts'

/** An answer's value in words, a line each; none for no value. */
export function describe(question: Question | Part, value: Json | undefined, words: { texts: Texts; lists: Definition['lists'] }): string[] {
  const { texts, lists } = words
  if (value === undefined || value === null || value === '') return []
  const option = (id: Json) => optionsOf(question, lists).find(option => option.id === id)?.label ?? String(id)
  switch (question.type) {
    case 'yesNo': return [value === 'yes' ? texts.yes : value === 'no' ? texts.no : String(value)]
    case 'declaration': return [value === 'yes' ? texts.agree : value === 'no' ? texts.disagree : String(value)]
    case 'choice': return [option(value)]
    case 'choices': return Array.isArray(value) ? value.map(option) : [String(value)]
    case 'number': return [`${writeScaled(value, question.scale ?? 0)}${question.unit ? ` ${question.unit}` : ''}`]
    case 'date': {
      const { day, month, year } = writeDate(value)
      return [[day, month, year].filter(Boolean).join('/')]
    }
    case 'dateTime': {
      const { day, month, year, hour, minute } = writeTime(value)
      return [`${[day, month, year].filter(Boolean).join('/')}, ${hour}:${minute}`]
    }
    case 'repeat': return Array.isArray(value) ? value.map(row => describeRow(question, asRow(row), words)) : [String(value)]
    case 'person': case 'address': case 'reference': return [describeRow(question, asRow(value), words)]
    case 'signature': {
      const { method, name, witness, reason } = asRow(value)
      const how = texts.signature[method as 'drawn'] ?? ''
      return [[how, name, witness, reason].filter(text => typeof text === 'string' && text !== '').join(', ')]
    }
    case 'attachment': return Array.isArray(value) ? [String(value.length)] : []
    default: return [String(value)]
  }
}

function describeRow(question: Question | Part, row: { [part: string]: Json }, words: { texts: Texts; lists: Definition['lists'] }): string {
  const parts = ('parts' in question && question.parts) || []
  return parts.flatMap(part => {
    const given = fromRow(row[part.id])
    if (given && 'absent' in given) return [`${part.label}: ${words.texts.absent[given.absent]}`]
    const text = describe(part, given?.value, words)
    if (text.length === 0) return []
    return [part.type === 'yesNo' ? `${part.label}: ${text[0]}` : text.join(', ')]
  }).join(' · ')
}
