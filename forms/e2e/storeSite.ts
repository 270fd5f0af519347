// Serves the page of `storePage.ts` under the app's own policy, and answers it as the hub of the unit tests does.
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { build } from 'vite'
import { Hub } from '../tablet/testing/hub'

export type StoreSite = { hub: Hub; url: string; stop(): Promise<void> }

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const page = '<!doctype html><html lang="en"><title>Store</title><script type="module" src="/storePage.js"></script></html>'

export async function startSite(): Promise<StoreSite> {
  const hub = await Hub.start(() => Date.now())
  const script = await bundled()
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname
    if (path === '/') return void response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy }).end(page)
    if (path === '/storePage.js') return void response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script)
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', async () => {
      const answer = await hub.answer(path, Buffer.concat(parts).toString('utf8'), request.headers.authorization ?? null)
      if (answer === null) response.destroy()
      else response.writeHead(answer.status, { 'Content-Type': answer.type, ...answer.headers }).end(answer.body)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { hub, url: `http://localhost:${port(server)}/`, stop: () => new Promise(resolve => { server.closeAllConnections(); server.close(() => resolve()) }) }
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

function port(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The site does not listen.')
  return address.port
}
