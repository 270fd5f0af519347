import type { Example } from '../example'

export const examples: Example[] = [
  { name: 'with one that stands alone', question: { id: 'planImpact', type: 'choices', label: 'Which plans must take account of this interview', hint: 'Choose all that apply.', options: [{ id: 'carePlan', label: 'Care plan' }, { id: 'riskPlan', label: 'Risk plan' }, { id: 'none', label: 'None', exclusive: true }] }, answers: { planImpact: { value: ['carePlan', 'riskPlan'] } } },
  { name: 'many, in two columns', question: { id: 'transport', type: 'choices', label: 'How you travelled', absent: ['notAsked', 'preferNotToSay'], options: ['Walk', 'Bus', 'Train', 'Taxi', 'A friend’s car', 'An unknown adult’s car', 'Bike', 'Other'].map((label, index) => ({ id: `by${index}`, label })) } },
  { name: 'none beside others', question: { id: 'needsNow', type: 'choices', label: 'Needs now', options: [{ id: 'none', label: 'None', exclusive: true }, { id: 'food', label: 'Food' }] }, answers: { needsNow: { value: ['none', 'food'] } }, wrong: ['needsNow'] },
]
