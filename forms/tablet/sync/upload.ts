// Files go apart from their submission, by tus 1.0: resumed where they stopped, checked piece by piece and as a whole.
import { Upload, type DetailedError } from 'tus-js-client'
import { base64 } from '../envelope/bytes'
import { accessToken } from '../session/tokens'
import { chunkBytes, readFile } from '../store/attachments'
import type { KeptAttachment, Trouble } from '../store/tables'
import type { Line } from './ask'

/** Where files are created. */
const endpoint = '/attachments'

/** What another try settles: a token that has just ended, another request at the same time, too many at once. */
const passing = [401, 409, 423, 429]
const damaged = 'status460'

export type Uploaded = { kind: 'done' } | { kind: 'needsSignIn' } | { kind: 'later' }

/**
 * Uploads what signed submissions name, one after the other, once their receipts are stored. A file is let go when the server has taken its last
 * piece, which it does only if the whole has the digest that was announced.
 *
 * @param all also those that the server has refused
 */
export async function uploadAll(line: Line, all: boolean, moved: () => Promise<void>): Promise<Uploaded> {
  const sent = new Set((await line.store.all('sent')).map(({ submission }) => submission))
  const waiting = (await line.store.all('attachments')).filter(({ state, submission, trouble }) =>
    state === 'waiting' && sent.has(submission) && (all || trouble === null || trouble.code === damaged))
  for (const attachment of waiting) {
    const token = await accessToken(line.store, line.key, line.network, line.alone)
    if (token.kind !== 'token') return token.kind === 'needsSignIn' ? token : { kind: 'later' }
    const outcome = await uploadOne(line, attachment)
    if (outcome === 'taken') await taken(line, attachment)
    else if (outcome === 'noNetwork') return { kind: 'later' }
    else await noted(line, attachment, outcome)
    await moved()
  }
  return { kind: 'done' }
}

/** The bytes go in one transaction with the note that they are there; the name stays for the list of what was sent. */
async function taken(line: Line, { id, chunks }: KeptAttachment): Promise<void> {
  await line.store.change(async change => {
    const kept = await change.read('attachments', id)
    if (kept) change.put('attachments', id, { ...kept, state: 'sent', chunks: 0, uploadUrl: null, trouble: null })
    change.removeChunks(id, chunks)
  })
}

function noted(line: Line, { id }: KeptAttachment, trouble: Trouble): Promise<void> {
  return line.store.change(async change => {
    const kept = await change.read('attachments', id)
    // An upload that the server has forgotten or found wrong begins anew.
    if (kept) change.put('attachments', id, { ...kept, uploadUrl: null, trouble })
  })
}

async function uploadOne(line: Line, attachment: KeptAttachment): Promise<'taken' | 'noNetwork' | Trouble> {
  const { store, network } = line
  const { submission, id, sha256, mediaType, question } = attachment
  const digests = new Map<number, string>()
  const source = {
    size: attachment.size,
    slice: async (start: number, end: number) => {
      const value = await readFile(store, attachment, start, end)
      digests.set(start, base64(new Uint8Array(await crypto.subtle.digest('SHA-256', value))))
      return { value: new Blob([value]), done: end >= attachment.size } // tus-js-client takes the size of a Blob only
    },
    close: () => undefined,
  }
  return new Promise(resolve => {
    const upload = new Upload(new Blob(), {
      endpoint: network.base + endpoint,
      uploadUrl: ours(attachment.uploadUrl, network.base),
      uploadSize: attachment.size,
      chunkSize: chunkBytes,
      retryDelays: null,
      storeFingerprintForResuming: false,
      fingerprint: async () => attachment.id,
      fileReader: { openFile: async () => source },
      metadata: { submission, attachment: id, sha256, mediaType, question },
      onBeforeRequest: async request => {
        const token = await accessToken(store, line.key, network, line.alone)
        if (token.kind === 'token') request.setHeader('Authorization', `Bearer ${token.access}`)
        const digest = digests.get(Number(request.getHeader('Upload-Offset')))
        if (request.getMethod() === 'PATCH' && digest) request.setHeader('Upload-Checksum', `sha256 ${digest}`)
      },
      onUploadUrlAvailable: () => {
        const uploadUrl = ours(upload.url, network.base)
        if (uploadUrl) void store.change(async change => {
          const kept = await change.read('attachments', attachment.id)
          if (kept?.state === 'waiting') change.put('attachments', attachment.id, { ...kept, uploadUrl })
        }).catch(() => undefined) // without it the upload merely begins anew
      },
      onSuccess: () => resolve('taken'),
      onError: fault => resolve(troubleOf(fault)),
    })
    upload.start()
  })
}

/** A token is sent nowhere but to our own server. */
function ours(url: string | null, base: string): string | null {
  return url !== null && new URL(url, base).origin === new URL(base).origin ? url : null
}

function troubleOf(fault: Error | DetailedError): 'noNetwork' | Trouble {
  const status = 'originalResponse' in fault ? fault.originalResponse?.getStatus() ?? 0 : 0
  // A broken line is an event, not an error: an error comes from reading the file here.
  if (status === 0 && (!('causingError' in fault) || fault.causingError instanceof Error)) {
    return { code: 'unreadable', path: null, message: 'The file cannot be read on this tablet.' }
  }
  if (status === 0 || status >= 500 || passing.includes(status)) return 'noNetwork'
  return { code: `status${status}`, path: null, message: `status${status}` === damaged ? 'The file arrived damaged.' : 'The server did not take the file.' }
}

