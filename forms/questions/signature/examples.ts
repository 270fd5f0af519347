import type { Example } from '../example'

export const examples: Example[] = [
  { name: 'not signed', question: { id: 'ypSignature', type: 'signature', role: 'youngPerson', label: 'Signature', required: 'always' } },
  { name: 'signed by word', question: { id: 'checkerSign', type: 'signature', role: 'worker', label: 'Checker signature' }, answers: { checkerSign: { value: { method: 'witnessedVerbal', name: 'T. Sample', witness: 'I. Example' } } } },
  { name: 'a witness is missing', question: { id: 'carerSign', type: 'signature', role: 'carer', label: 'Carer signature' }, answers: { carerSign: { value: { method: 'witnessedVerbal' } } }, wrong: ['carerSign'] },
]
