// Serves the page of `storePage.ts` under the app's own policy, and hands everything else to whoever answers for the server.
import { createServer, request as forward, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { build } from 'vite'
import type { Hub } from '../tablet/testing/hub'

export type Asked = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer }

/** An answer; null cuts the line. */
export type Answered = { status: number; headers: OutgoingHttpHeaders; body: string | Buffer } | null

export type StoreSite = { url: string; stop(): Promise<void> }

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const page = '<!doctype html><html lang="en"><title>Store</title><script type="module" src="/storePage.js"></script></html>'

export async function startSite(answer: (asked: Asked) => Promise<Answered>): Promise<StoreSite> {
  const script = await bundled()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost')
    if (pathname === '/tablet') return void response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy }).end(page)
    if (pathname === '/storePage.js') return void response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script)
    handOver(request, response, answer)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://localhost:${portOf(server)}/tablet`, stop: () => new Promise(resolve => { server.closeAllConnections(); server.close(() => resolve()) }) }
}

/** Lets somebody else answer a request. */
export function handOver(request: IncomingMessage, response: ServerResponse, answer: (asked: Asked) => Promise<Answered>): void {
  const parts: Buffer[] = []
  request.on('data', part => parts.push(part))
  request.on('end', async () => {
    const answered = await answer({ method: request.method!, path: request.url!, headers: request.headers, body: Buffer.concat(parts) })
    if (answered === null) response.destroy()
    else response.writeHead(answered.status, answered.headers).end(answered.body)
  })
}

/** The hub of the unit tests. */
export function hubAnswers(hub: Hub): (asked: Asked) => Promise<Answered> {
  return async ({ path, headers, body }) => {
    const answered = await hub.answer(path, body.toString('utf8'), headers.authorization ?? null)
    return answered && { status: answered.status, headers: { 'Content-Type': answered.type, ...answered.headers }, body: answered.body }
  }
}

/** A server that listens elsewhere; null when it cannot be reached. */
export function forwarded(base: string): (asked: Asked) => Promise<Answered> {
  return ({ method, path, headers, body }) => new Promise(resolve => {
    const { host, connection, 'transfer-encoding': _, ...passed } = headers
    const going = forward(base + path, { method, headers: { ...passed, 'content-length': body.length } }, response => {
      const parts: Buffer[] = []
      response.on('data', part => parts.push(part))
      response.on('error', () => resolve(null))
      response.on('end', () => {
        const { 'transfer-encoding': _, connection, ...back } = response.headers
        resolve({ status: response.statusCode!, headers: back, body: Buffer.concat(parts) })
      })
    })
    going.on('error', () => resolve(null))
    going.end(body)
  })
}

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false, logLevel: 'error',
    build: { write: false, minify: false, modulePreload: false, rolldownOptions: { input: join(import.meta.dirname, 'storePage.ts'), output: { codeSplitting: false } } },
  })
  const [output] = [built].flat()
  if (!output || !('output' in output)) throw new Error('The page was not built.')
  return output.output[0].code
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The site does not listen.')
  return address.port
}
