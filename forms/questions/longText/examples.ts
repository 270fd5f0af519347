import type { Example } from '../example'

export const examples: Example[] = [
  { name: 'empty, with prompts', question: { id: 'whatHappened', type: 'longText', label: 'What happened whilst you were missing?', prompts: ['Where did you go?', 'Who were you with?', 'How did you get back?'], absent: ['notAsked', 'preferNotToSay'], voice: ['verbatim'] } },
  { name: 'filled in', question: { id: 'wishesFeelings', type: 'longText', label: 'What you want to happen' }, answers: { wishesFeelings: { value: 'I want to stay where I am.\nAnd a later time on Saturdays.' } } },
]
