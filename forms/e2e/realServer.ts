// The real server, started as people start it, in a directory of its own.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = join(import.meta.dirname, '..', '..')
/** Of all people of the demo. */
export const demoPassword = 'fernwick-demo-only'

export type RealServer = {
  /** Where it listens; the same after a restart. */
  base: string
  /** The address under which browsers open it, which its sign-in names. */
  url: string
  /** Its data directory. */
  data: string
  /** The authority's private sealing key, which the demo makes for its supervisor. */
  sealingKey(): JsonWebKey
  /** Asks as one of the demo people; answers `data`. */
  as(userName: string, document: string, input?: object): Promise<never>
  /** What one of the demo people gets at a path. */
  get(userName: string, path: string): Promise<Response>
  /** SIGKILL to the server alone; its PostgreSQL is left to the next start. Resolves when it is gone. */
  kill(): Promise<void>
  /** Starts it again on the same data, after a kill. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startServer(): Promise<RealServer> {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const url = `http://localhost:${port}`
  const data = mkdtempSync(join(tmpdir(), 'return-home-'))
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, DATA_DIRECTORY: data }
  let child = await startAt(base, env)
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const gone = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise(resolve => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }
  return {
    base, url, data,
    sealingKey: () => JSON.parse(readFileSync(join(data, 'demo-sealing-key.json'), 'utf8')),
    get: async (userName, path) => fetch(base + path, { headers: { Authorization: await bearer(base, userName) } }),
    as: async (userName, document, input) => {
      const answer = await fetch(`${base}/graphql`, {
        method: 'POST', headers: { Authorization: await bearer(base, userName), 'Content-Type': 'application/json' }, body: JSON.stringify({ query: document, variables: { input } }),
      }).then(answer => answer.json())
      if (answer.errors) throw new Error(JSON.stringify(answer.errors))
      const refused = Object.values(answer.data as { [field: string]: { problems?: unknown[] } }).flatMap(payload => payload?.problems ?? [])
      if (refused.length > 0) throw new Error(JSON.stringify(refused))
      return answer.data as never
    },
    kill: () => end('SIGKILL'),
    restart: async () => { child = await startAt(base, env) },
    stop: async () => {
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function bearer(base: string, userName: string): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'password', username: userName, password: demoPassword })
  const token = await fetch(`${base}/token`, { method: 'POST', body: form }).then(answer => answer.json())
  return `Bearer ${token.access_token}`
}

async function startAt(base: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(join(root, 'return-home'), ['start'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', text => { said += text })
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${said}`)
    if (await fetch(`${base}/.well-known/jwks.json`).then(({ ok }) => ok, () => false)) return child
    if (tries === 6_000) throw new Error(`The server did not come up: ${said}`)
    await pause(100)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')))
    })
  })
}

/** A code of the coordinator's with which one of the demo people connects a tablet, once. */
export async function enrolmentCode(server: RealServer, userName: string): Promise<string> {
  const { viewer } = await server.as(userName, '{ viewer { person { id } } }') as { viewer: { person: { id: string } } }
  const { issueEnrolmentCode: { code } } = await server.as('coordinator',
    'mutation ($input: IssueEnrolmentCodeInput!) { issueEnrolmentCode(input: $input) { code problems { message } } }',
    { personId: viewer.person.id, deviceName: 'Test tablet' }) as { issueEnrolmentCode: { code: string } }
  return code
}
