import type { Example } from '../example'

export const examples: Example[] = [{
  name: 'not known',
  question: {
    id: 'foundPlace', type: 'address', label: 'Where found', absent: ['unknown'],
    parts: [{ id: 'name', type: 'text', label: 'Name of the place' }, { id: 'address', type: 'text', label: 'Address or grid reference' }, { id: 'kind', type: 'choice', label: 'Kind of place', options: [{ id: 'park', label: 'Park' }, { id: 'street', label: 'Street' }] }],
  },
  answers: { foundPlace: { absent: 'unknown' } },
}]
