import type { Example } from '../example'

export const examples: Example[] = [{
  name: 'a school, by hand',
  question: { id: 'schoolContact', type: 'reference', label: 'School and designated teacher', directory: 'schools', parts: [{ id: 'name', type: 'text', label: 'School' }, { id: 'teacher', type: 'text', label: 'Designated teacher' }] },
  answers: { schoolContact: { value: { ref: 'school-7', name: 'Sample High School' } } },
}]
