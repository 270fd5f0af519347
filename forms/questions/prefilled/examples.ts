import type { Example } from '../example'

export const examples: Example[] = [
  { name: 'a fact', question: { id: 'missingFrom', type: 'prefilled', shape: 'dateTime', from: 'missingFrom', label: 'Missing since' }, facts: { missingFrom: '2026-05-09T09:00:00+01:00' } },
  { name: 'not known', question: { id: 'policeLogNo', type: 'prefilled', shape: 'text', from: 'policeLogNo', label: 'Police log number' } },
]
