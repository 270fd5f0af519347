import type { Example } from '../example'

const many = ['English', 'Arabic', 'Bengali', 'Farsi', 'French', 'Kurdish', 'Pashto', 'Polish', 'Punjabi', 'Romanian', 'Somali', 'Tigrinya', 'Ukrainian', 'Urdu', 'Welsh']

export const examples: Example[] = [
  { name: 'few', question: { id: 'immediateSafety', type: 'choice', label: 'Is the child safe tonight?', hint: 'No: phone the duty team now.', options: [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }, { id: 'unsure', label: 'Unsure' }] }, answers: { immediateSafety: { value: 'unsure' } } },
  { name: 'many, in a picker', question: { id: 'firstLanguage', type: 'choice', label: 'First language', list: 'language', absent: ['unknown'] }, lists: { language: many.map(label => ({ id: label.toLowerCase(), label })) }, answers: { firstLanguage: { value: 'polish' } } },
]
