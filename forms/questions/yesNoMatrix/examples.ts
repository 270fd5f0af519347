import type { Example } from '../example'

export const examples: Example[] = [{
  name: 'rows with comments',
  question: {
    id: 'whenOutTable', type: 'yesNoMatrix', label: 'When out', absent: ['notAsked', 'preferNotToSay'], comments: true,
    rows: [
      { id: 'outScaredToReturn', label: 'Were you scared to return?', prompts: ['Of what, of whom?'] },
      { id: 'outHarm', label: 'Did anything bad happen to you – hurt, injured, drugged, abused (sexual, physical, mental)?' },
      { id: 'outShower', label: 'Could you have a shower?', comments: false },
    ],
  },
  answers: { outScaredToReturn: { absent: 'preferNotToSay' }, outHarm: { value: 'yes' }, outHarmComments: { value: 'He pushed me.' }, outShower: { value: 'perhaps' } },
  wrong: ['outShower'],
}]
