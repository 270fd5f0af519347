// A small server that speaks as the real one does, as far as the tablet's units need it; `e2e/server.test.ts` holds the same journeys against the real one.
import { bytes, sha256 } from '../envelope/bytes'
import { canonical, readCanonical } from '../envelope/canonical'
import { submissionType, type Item } from '../envelope/envelope'
import { p256, readJws, signJws, thumbprint, verificationKeys } from '../envelope/jws'
import { receiptType } from '../envelope/receipt'
import type { Contact } from '../store/tables'

export type Answer = { status: number; type: string; body: string; headers?: { [name: string]: string } }

/** What a test makes of one request instead of the usual answer; `lost` does the work and loses the reply. */
export type Trick = (operation: string) => Answer | 'usual' | 'lost' | 'offline'

type Stored = { submission: string; contentDigest: string; receipt: string }
type Body = { query: string; operationName: string; variables: { input: never; after?: string; key?: string; version?: number; id?: string } }

const graphql = 'application/graphql-response+json'
export const worker = '0193b2c4-0000-4000-8000-000000000001'
export const device = '0193b2c4-0000-4000-8000-000000000002'

export class Hub {
  readonly stored = new Map<string, Stored>()
  readonly quarantined: Item[] = []
  readonly contacts: string[] = []
  readonly copies = new Map<string, string>()
  readonly asked: string[] = []
  readonly beats: { unsent: number; setAside: number; clockOffsetMilliseconds: number }[] = []
  readonly feed: unknown[] = []
  readonly forms = new Map<string, string>()
  readonly given = new Map<string, unknown>()
  readonly contactNumbers: Contact[] = []
  trick: Trick = () => 'usual'
  /** Names a reason to quarantine an envelope. */
  quarantine: (envelope: { id: string }) => string | null = () => null
  refreshes = 0
  wipeOrdered = false
  viewerId = worker
  itemsTaken = 0
  atOnce = 0
  mostAtOnce = 0
  private deviceKeys = new Map<string, CryptoKey>()
  private access = 'access-0'
  private refresh = { current: 'refresh-0', before: null as string | null }

  private constructor(readonly now: () => number, private receiptKey: { kid: string; key: CryptoKey; jwk: JsonWebKey }, readonly sealing: { open: JsonWebKey; own: JsonWebKey }) {}

  static async start(now: () => number): Promise<Hub> {
    const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
    return new Hub(now, await newKey(), { open: await crypto.subtle.exportKey('jwk', pair.publicKey), own: await crypto.subtle.exportKey('jwk', pair.privateKey) })
  }

  async changeReceiptKey(): Promise<void> {
    this.receiptKey = await newKey()
  }

  expireTokens(): void {
    this.access = `access-${crypto.randomUUID()}`
  }

  endSignIn(): void {
    this.expireTokens()
    this.refresh = { current: crypto.randomUUID(), before: null }
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const { pathname } = new URL(String(input))
    const answer = await this.answer(pathname, String(init?.body ?? ''), new Headers(init?.headers).get('Authorization'))
    if (answer === null) throw new TypeError('Failed to fetch')
    return new Response(answer.body, { status: answer.status, headers: { 'Content-Type': answer.type, Date: new Date(this.now()).toUTCString(), ...answer.headers } })
  }

  /** Answers a request; null when the line is cut. */
  async answer(path: string, body: string, authorization: string | null): Promise<Answer | null> {
    const operation = path === '/graphql' ? (JSON.parse(body) as Body).operationName : path.slice(1)
    this.asked.push(operation)
    const trick = this.trick(operation)
    if (trick === 'offline') return null
    if (typeof trick === 'object') return trick
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce)
    const usual = await this.usual(path, body, authorization).finally(() => { this.atOnce-- })
    return trick === 'lost' ? null : usual
  }

  private async usual(path: string, body: string, authorization: string | null): Promise<Answer> {
    if (path === '/token') return this.token(new URLSearchParams(body))
    if (path === '/.well-known/receipt-keys.json') return json({ keys: [this.receiptKey.jwk] }, 200, 'application/json')
    if (authorization !== `Bearer ${this.access}`) return json({ errors: [{ message: 'no', extensions: { code: 'notSignedIn' } }] }, 401)
    const { operationName, variables } = JSON.parse(body) as Body
    return json({ data: { [operationName === 'returnedSubmission' ? 'submission' : operationName]: await this.resolve(operationName, variables) } })
  }

  private token(form: URLSearchParams): Answer {
    const refused = json({ error: 'invalid_grant' }, 400, 'application/json')
    if (form.get('grant_type') === 'password') {
      if (form.get('password') !== 'fernwick-demo-only') return refused
      this.refresh = { current: crypto.randomUUID(), before: null }
    } else {
      this.refreshes++
      const token = form.get('refresh_token')
      // As the server does: the token before works once more with a proof, as its reply may be lost.
      const again = token === this.refresh.before && form.has('device_proof')
      if (token !== this.refresh.current && !again) return refused
      this.refresh = { current: crypto.randomUUID(), before: again ? null : this.refresh.current }
    }
    this.access = `access-${crypto.randomUUID()}`
    return json({ access_token: this.access, token_type: 'Bearer', expires_in: 600, refresh_token: this.refresh.current }, 200, 'application/json')
  }

  private async resolve(operation: string, { input, after, key, version, id }: Body['variables']): Promise<unknown> {
    const given = input as unknown as { [name: string]: never }
    switch (operation) {
      case 'viewer': return { person: { id: `Person:${this.viewerId}` }, authority: { name: 'Fernwick', contacts: this.contactNumbers } }
      case 'enrolDevice': {
        const jwk = JSON.parse(given.publicKey!) as JsonWebKey
        this.deviceKeys = await verificationKeys(JSON.stringify({ keys: [jwk] }))
        return {
          device: { id: `Device:${device}`, name: given.name, keyThumbprint: await thumbprint(jwk), person: { id: `Person:${worker}`, displayName: 'Wren Worker' } },
          sealingKey: JSON.stringify(this.sealing.open), receiptKeys: JSON.stringify({ keys: [this.receiptKey.jwk] }), problems: [],
        }
      }
      case 'syncSubmissions': return { results: await Promise.all((given.items as unknown as Item[]).map(item => this.take(item))), problems: [] }
      case 'recordContactAttempt': {
        this.contacts.push(given.clientId!)
        return { problems: [] }
      }
      case 'heartbeat': {
        this.beats.push(given as never)
        return { revoked: false, wipeOrdered: this.wipeOrdered, problems: [] }
      }
      case 'handInSealedCopy': {
        this.copies.set(given.clientId!, (this.copies.get(given.clientId!) ?? '') + given.content)
        const digest = await sha256(bytes(this.copies.get(given.clientId!)!))
        const receipt = await this.signed({ version: 1, sealedCopy: given.clientId, digest, size: 1, receivedAt: this.time() }, 'return-home-sealed-copy-receipt')
        return { sealedCopy: { complete: given.part === given.parts, receipt: given.part === given.parts ? receipt : null }, problems: [] }
      }
      case 'changes': {
        const from = Number(after ?? 0)
        const page = this.feed.slice(from, from + 2)
        return { edges: page.map(node => ({ node })), pageInfo: { hasNextPage: from + page.length < this.feed.length, endCursor: String(from + page.length) } }
      }
      case 'form': {
        const definition = this.forms.get(`${key} ${version}`)!
        return { key, version, hash: await sha256(bytes(definition)), title: 'Form', definition, current: true }
      }
      case 'returnedSubmission': return this.given.get(id!)
      default: throw new Error(`the hub knows no ${operation}`)
    }
  }

  private async take(item: Item): Promise<unknown> {
    this.itemsTaken++
    const read = await readJws(item.jws, submissionType, this.deviceKeys)
    if ('refused' in read) throw new Error(read.refused)
    const { value: envelope } = readCanonical(read.payload) as never as { value: { id: string; base: string | null; evidence: { strokes?: string }[]; attachments: { sha256: string }[] } }
    const contentDigest = await sha256(read.payload)
    const known = this.stored.get(contentDigest)
    if (known) return { outcome: 'duplicate', submissionId: envelope.id, contentDigest, receipt: known.receipt, problems: [] }
    const code = this.quarantine(envelope)
    const receipt = await this.signed({
      version: 1, submission: envelope.id, contentDigest, base: code ? null : envelope.base, evidence: envelope.evidence.flatMap(({ strokes }) => strokes ?? []),
      attachments: code ? [] : envelope.attachments.map(attachment => attachment.sha256), receivedAt: this.time(), state: code ? 'quarantined' : 'stored',
      itemDigest: code ? await sha256(bytes(item.jws)) : null,
    }, receiptType)
    if (code) this.quarantined.push(item)
    else this.stored.set(contentDigest, { submission: envelope.id, contentDigest, receipt })
    const problems = code ? [{ code, path: 'input.items.0', message: 'Set aside.', retryable: false }] : []
    return { outcome: code ? 'quarantined' : 'accepted', submissionId: envelope.id, contentDigest, receipt, problems }
  }

  signed(payload: unknown, type: string): Promise<string> {
    return signJws(bytes(canonical(payload as never)), type, this.receiptKey.kid, this.receiptKey.key)
  }

  private time(): string {
    return new Date(this.now()).toISOString()
  }
}

function json(body: unknown, status = 200, type = graphql): Answer {
  return { status, type, body: JSON.stringify(body) }
}

async function newKey(): Promise<{ kid: string; key: CryptoKey; jwk: JsonWebKey }> {
  const pair = await crypto.subtle.generateKey(p256, true, ['sign', 'verify'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  return { kid: await thumbprint({ kty, crv, x, y }), key: pair.privateKey, jwk: { kty, crv, x, y } }
}
