import type { Example } from '../example'

export const examples: Example[] = [
  { name: 'whole, with unit', question: { id: 'hoursAway', type: 'number', label: 'Hours away', unit: 'hours', minimum: 0 }, answers: { hoursAway: { value: 151 } } },
  { name: 'money as a scaled number', question: { id: 'owed', type: 'number', label: 'How much is owed', hint: 'In pounds and pence.', unit: 'pounds', scale: 2, absent: ['unknown'] }, answers: { owed: { value: 1250 } } },
  { name: 'no number', question: { id: 'nights', type: 'number', label: 'Nights away' }, answers: { nights: { value: 'a few' } }, wrong: ['nights'] },
]
