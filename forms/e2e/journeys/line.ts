// The line between a tablet and the server: a journey cuts it, answers in the server's place, and counts what goes over it.
import { createServer, type Server, type ServerResponse } from 'node:http'
import { forwarded, type Answered, type Asked } from '../storeSite'

/** `through` reaches the server; `cut` does not; `lost` does, and its reply comes back to nobody. Else what is answered in the server's place. */
export type Fate = 'through' | 'cut' | 'lost' | Exclude<Answered, null>

export type Line = {
  /** Address of the app over this line. */
  url: string
  fate: (asked: Asked) => Fate | Promise<Fate>
  /** What the server answers, without the line's tricks, and not compressed. */
  through: (asked: Asked) => Promise<Answered>
  asked: Asked[]
  /** Most requests to send submissions that were under way at once. */
  mostSending: number
  /** From here on nobody listens. */
  cut(): Promise<void>
  mend(): Promise<void>
}

export async function startLine(base: string): Promise<Line> {
  let port = 0
  let server: Server | undefined
  let sending = 0
  const reach = forwarded(base)
  const line: Line = {
    url: '', fate: () => 'through',
    through: asked => reach({ ...asked, headers: { ...asked.headers, 'accept-encoding': 'identity' } }),
    asked: [], mostSending: 0,
    cut: async () => {
      const ending = server
      server = undefined
      await new Promise<void>(resolve => ending ? (ending.close(() => resolve()), ending.closeAllConnections()) : resolve())
    },
    mend: async () => {
      if (server) return
      const starting = createServer((request, response) => {
        const parts: Buffer[] = []
        request.on('data', part => parts.push(part))
        request.on('end', () => void pass({ method: request.method!, path: request.url!, headers: request.headers, body: Buffer.concat(parts) }, response))
      })
      await new Promise<void>(resolve => starting.listen(port, '127.0.0.1', resolve))
      const address = starting.address()
      if (address === null || typeof address === 'string') throw new Error('The line does not listen.')
      port = address.port
      server = starting
    },
  }
  await line.mend()
  line.url = `http://localhost:${port}/app/`
  return line

  async function pass(asked: Asked, response: ServerResponse): Promise<void> {
    line.asked.push(asked)
    const counts = asks(asked, 'syncSubmissions')
    if (counts) line.mostSending = Math.max(line.mostSending, ++sending)
    const fate = await line.fate(asked)
    const answered = fate === 'cut' ? null : fate === 'through' || fate === 'lost' ? await reach(asked) : fate
    if (counts) sending--
    if (answered === null || fate === 'lost') response.destroy()
    else response.writeHead(answered.status, answered.headers).end(answered.body)
  }
}

/** Whether a request is the tablet's operation of that name. */
export function asks({ path, body }: Asked, operation: string): boolean {
  return path === '/graphql' && body.includes(`"operationName":"${operation}"`)
}

/** JSON in the server's place. */
export function json(status: number, body: object): Exclude<Answered, null> {
  return { status, headers: { 'Content-Type': 'application/json', Date: new Date().toUTCString() }, body: JSON.stringify(body) }
}
