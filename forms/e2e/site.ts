import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { handOver, type Answered, type Asked } from './storeSite'

/** The policy that the server sends with the app. */
export const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const types: { [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json',
}

export type Site = { url: string; close: () => Promise<void> }

/** Serves a directory under `/app/` with the strict policy, and some paths from memory; what is not below it goes to whoever answers for the server. */
export async function serve(directory: string, memory: { [path: string]: unknown } = {}, others?: (asked: Asked) => Promise<Answered>): Promise<Site> {
  const server = createServer((request, response) => {
    if (others && !request.url!.startsWith('/app/')) return void handOver(request, response, others)
    const path = normalize(new URL(request.url!, 'http://site').pathname).replace(/^\/app\//, '')
    const headers = { 'Content-Security-Policy': policy, 'Content-Type': types[extname(path)] ?? 'text/html; charset=utf-8' }
    try {
      const body = path in memory ? typeof memory[path] === 'string' ? memory[path] : JSON.stringify(memory[path]) : readFileSync(join(directory, path === '' ? 'index.html' : path))
      response.writeHead(200, headers).end(body)
    } catch {
      response.writeHead(404, headers).end()
    }
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/app/`,
    close: () => new Promise(closed => { server.closeAllConnections(); server.close(() => closed()) }),
  }
}
