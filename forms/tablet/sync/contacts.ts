// Offers, attempts, refusals and new times go one by one; the server knows each by its UUID.
import { ask, type Answered, type Line, type Problem } from './ask'

type Recorded = { recordContactAttempt: { problems: Problem[] } }

/** Sends what waits. One that the server refuses for good keeps its reason and holds up no other. */
export async function sendContacts(line: Line): Promise<{ kind: 'done' } | Exclude<Answered<never>, { kind: 'data' | 'refused' }>> {
  const waiting = (await line.store.all('contacts')).filter(({ sentAt }) => sentAt === null).sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
  for (const { clientId, visit, kind, at, note, newTime } of waiting) {
    const answered = await ask<Recorded>(line, 'recordContactAttempt', { input: { clientId, visitId: `Visit:${visit}`, kind, at, note, newTime } })
    if (answered.kind !== 'data' && answered.kind !== 'refused') return answered
    const problem = answered.kind === 'refused' ? { code: answered.code ?? `status${answered.status}`, path: null, message: 'The server did not take it.' }
      : answered.data.recordContactAttempt.problems[0]
    await line.store.change(async change => {
      const kept = await change.read('contacts', clientId)
      if (!kept) return
      change.put('contacts', clientId, problem ? { ...kept, trouble: { code: problem.code, path: problem.path, message: problem.message } }
        : { ...kept, sentAt: new Date(line.network.now()).toISOString(), trouble: null })
    })
  }
  return { kind: 'done' }
}
