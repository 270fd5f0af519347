import type { Example } from '../example'

export const examples: Example[] = [
  { name: 'empty', question: { id: 'interpreter', type: 'text', label: 'Interpreter or communication support', hint: 'Leave empty when there was none.' } },
  { name: 'with prompts and a way out', question: { id: 'rhiPreference', type: 'text', label: 'Who or where they would like to talk', prompts: ['At home?', 'Somewhere else?'], absent: ['notAsked', 'preferNotToSay'] }, answers: { rhiPreference: { absent: 'preferNotToSay' } } },
  { name: 'a police log number that is none', question: { id: 'policeLogNo', type: 'text', label: 'Police log number', format: 'policeLogNumber', required: 'always' }, answers: { policeLogNo: { value: '9254689' } }, wrong: ['policeLogNo'] },
]
