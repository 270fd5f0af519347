import type { Example } from '../example'

export const examples: Example[] = [{ name: 'agreed', question: { id: 'agreed', type: 'declaration', label: 'Agreement', text: 'This plan was explained, discussed and agreed.' }, answers: { agreed: { value: 'yes' } } }]
