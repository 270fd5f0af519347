import type { Question } from '../../form/definition'
import type { Example } from '../example'

const people: Question = {
  id: 'people', type: 'repeat', label: 'People', itemLabel: 'Person', hint: 'Everybody you met, with or without a name.', absent: ['preferNotToSay'],
  parts: [
    { id: 'name', type: 'text', label: 'Name or nickname', required: 'always' },
    { id: 'concern', type: 'yesNo', label: 'Is there a concern about this person?' },
    { id: 'concernWhy', type: 'longText', label: 'What concern?', askWhen: { part: 'concern', is: 'yes' } },
  ],
}

export const examples: Example[] = [
  { name: 'empty', question: people },
  { name: 'two rows', question: people, answers: { people: { value: [{ name: 'Vee', concern: 'yes', concernWhy: 'Asked to carry a parcel.' }, { name: 'Sam Sample', concern: 'no' }] } } },
  { name: 'one at most', question: { ...people, id: 'view', itemLabel: 'View', countAtMost: 1, absent: undefined }, answers: { view: { value: [{ name: 'M. Sample' }] } } },
]
