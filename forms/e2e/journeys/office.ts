// What the office does and sees meanwhile, over GraphQL.
import type { RealServer } from '../realServer'

/** A coordinator's one-time code for a worker's tablet. */
export async function enrolmentCode(server: RealServer, userName: string): Promise<string> {
  const { viewer } = await server.as(userName, '{ viewer { person { id } } }') as { viewer: { person: { id: string } } }
  const { issueEnrolmentCode: { code } } = await server.as('coordinator',
    'mutation ($input: IssueEnrolmentCodeInput!) { issueEnrolmentCode(input: $input) { code problems { message } } }',
    { personId: viewer.person.id, deviceName: 'Journey tablet' }) as { issueEnrolmentCode: { code: string } }
  return code
}

/** Orders that the store of a tablet of that name ends. */
export async function orderWipe(server: RealServer, device: string, reason: string): Promise<void> {
  const { devices: { nodes } } = await server.as('coordinator', '{ devices(first: 50) { nodes { id name } } }') as { devices: { nodes: { id: string; name: string }[] } }
  await server.as('coordinator', 'mutation ($input: OrderWipeInput!) { orderWipe(input: $input) { problems { message } } }',
    { deviceId: nodes.find(({ name }) => name === device)!.id, reason })
}

export type Stored = {
  id: string
  state: string
  heldAt: string | null
  receivedAt: string
  incomplete: boolean
  child: { givenNames: string }
  due: { code: string; state: string; stoppedAt: string | null; dueAt: string }[]
  revisions: {
    contentDigest: string
    base: string | null
    head: boolean
    flags: string[]
    answers: { question: string; value: string | null }[]
    wishes: { recipient: string; decision: string; exceptSections: string[] }[]
    evidence: { role: string; method: string; valid: boolean }[]
  }[]
}

/** What the office sees of a child's interviews, the newest last. */
export async function stored(server: RealServer, userName: string, child: string): Promise<Stored[]> {
  const { submissions: { nodes } } = await server.as(userName, `{ submissions(first: 50) { nodes {
    id state heldAt receivedAt incomplete child { givenNames } due { code state stoppedAt dueAt }
    revisions { contentDigest base head flags answers { question value } wishes { recipient decision exceptSections } evidence { role method valid } } } } }`) as { submissions: { nodes: Stored[] } }
  return nodes.filter(one => one.child.givenNames === child).sort((one, other) => Date.parse(one.receivedAt) - Date.parse(other.receivedAt))
}
