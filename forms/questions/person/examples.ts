import type { Example } from '../example'

export const examples: Example[] = [{
  name: 'filled in',
  question: { id: 'completedBy', type: 'person', label: 'Completed by', parts: [{ id: 'name', type: 'text', label: 'Name', required: 'always' }, { id: 'role', type: 'text', label: 'Role' }] },
  answers: { completedBy: { value: { name: 'I. Example', role: 'Missing worker' } } },
}]
