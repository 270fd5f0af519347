// The real server, started as people start it, in a directory of its own.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = join(import.meta.dirname, '..', '..')
const password = 'fernwick-demo-only'

export type RealServer = {
  base: string
  /** Its data directory. */
  data: string
  /** The authority's private sealing key, which the demo makes for its supervisor. */
  sealingKey(): JsonWebKey
  /** Asks as one of the demo people; answers `data`. */
  as(userName: string, document: string, input?: object): Promise<never>
  stop(): Promise<void>
}

export async function startServer(): Promise<RealServer> {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const data = mkdtempSync(join(tmpdir(), 'return-home-'))
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: `http://localhost:${port}`, DATA_DIRECTORY: data }
  const child = spawn(join(root, 'return-home'), ['start'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', text => { said += text })
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${said}`)
    if (await fetch(`${base}/.well-known/jwks.json`).then(({ ok }) => ok, () => false)) break
    if (tries === 1_200) throw new Error(`The server did not come up: ${said}`)
    await pause(500)
  }
  return {
    base,
    data,
    sealingKey: () => JSON.parse(readFileSync(join(data, 'demo-sealing-key.json'), 'utf8')),
    as: async (userName, document, input) => {
      const form = new URLSearchParams({ grant_type: 'password', username: userName, password })
      const token = await fetch(`${base}/token`, { method: 'POST', body: form }).then(answer => answer.json())
      const answer = await fetch(`${base}/graphql`, {
        method: 'POST', headers: { Authorization: `Bearer ${token.access_token}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ query: document, variables: { input } }),
      }).then(answer => answer.json())
      if (answer.errors) throw new Error(JSON.stringify(answer.errors))
      const refused = Object.values(answer.data as { [field: string]: { problems?: unknown[] } }).flatMap(payload => payload?.problems ?? [])
      if (refused.length > 0) throw new Error(JSON.stringify(refused))
      return answer.data as never
    },
    stop: async () => {
      const gone = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(data, { recursive: true, force: true, maxRetries: 5 })
    },
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
