import type { Example } from '../example'

export const examples: Example[] = [
  { name: 'empty', question: { id: 'byDate', type: 'date', label: 'By when', hint: 'For example 27 11 2026.' } },
  { name: 'a day that does not exist', question: { id: 'due', type: 'date', label: 'Due', absent: ['unknown'] }, answers: { due: { value: '2026-02-30' } }, wrong: ['due'] },
]
