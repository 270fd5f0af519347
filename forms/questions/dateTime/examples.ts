import type { Example } from '../example'

export const examples: Example[] = [
  { name: 'filled in', question: { id: 'interviewAt', type: 'dateTime', label: 'When the return interview took place', required: 'always' }, answers: { interviewAt: { value: '2026-05-17T14:05:00+01:00' } } },
  { name: 'half filled in', question: { id: 'interviewEnd', type: 'dateTime', label: 'End time', absent: ['unknown'] }, answers: { interviewEnd: { value: '2026-05-17T14::00' } }, wrong: ['interviewEnd'] },
]
