import type { Example } from '../example'

export const examples: Example[] = [
  { name: 'filled in', question: { id: 'contact', type: 'phone', label: 'Telephone', absent: ['unknown'] }, answers: { contact: { value: '07700 900111' } } },
  { name: 'too short', question: { id: 'number', type: 'phone', label: 'Number that was called' }, answers: { number: { value: '99' } }, wrong: ['number'] },
]
