import type { Example } from '../example'

export const examples: Example[] = [{ name: 'with a name in it', question: { id: 'consentText', type: 'info', label: '', text: 'I, {ypName}, decide who can see what I said.' }, facts: { ypName: 'Tom Missing' } }]
