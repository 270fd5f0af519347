import type { Example } from '../example'

export const examples: Example[] = [
  { name: 'empty', question: { id: 'seenAlone', type: 'yesNo', label: 'Young person seen alone', required: 'always' } },
  { name: 'with comments', question: { id: 'safeAtHome', type: 'yesNo', label: 'Do you feel safe at home?', absent: ['notAsked', 'preferNotToSay'], comments: true }, answers: { safeAtHome: { value: 'yes' }, safeAtHomeComments: { value: 'Mostly.' } } },
  { name: 'no answer that counts', question: { id: 'told', type: 'yesNo', label: 'Police told of it' }, answers: { told: { value: 'maybe' } }, wrong: ['told'] },
]
