import type { Example } from '../example'

const ids = ['0190f000-0000-7000-8000-000000000001', '0190f000-0000-7000-8000-000000000002']

export const examples: Example[] = [
  { name: 'empty', question: { id: 'photos', type: 'attachment', label: 'Photos' } },
  {
    name: 'two files', question: { id: 'attachments', type: 'attachment', label: 'Attachments', hint: 'Photos, voice notes, drawings.' }, answers: { attachments: { value: ids } },
    attachments: [
      { id: ids[0]!, sha256: '0'.repeat(64), size: 183_000, mediaType: 'image/jpeg', question: 'attachments' },
      { id: ids[1]!, sha256: '1'.repeat(64), size: 54_000, mediaType: 'audio/webm', question: 'attachments' },
    ],
  },
]
