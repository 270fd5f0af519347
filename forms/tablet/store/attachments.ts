// Files of a draft: encrypted chunk by chunk, so that a large one never has to lie in memory whole.
import { sha256, type Bytes } from '../envelope/bytes'
import type { KeptAttachment } from './tables'
import type { WorkerStore } from './worker'

/** Bytes of each chunk but the last. */
export const chunkBytes = 256 * 1024

const images = ['image/jpeg', 'image/png', 'image/webp']
const sounds = ['audio/mp4', 'audio/m4a', 'audio/x-m4a', 'audio/aac', 'audio/webm', 'audio/ogg', 'audio/wav']

/** Bytes that the server takes of a file of this media type at most; nothing when it takes none. */
export function mostBytes(mediaType: string): number | undefined {
  return images.includes(mediaType) ? 25 * 1024 * 1024 : sounds.includes(mediaType) ? 100 * 1024 * 1024 : undefined
}

export type NewAttachment = Pick<KeptAttachment, 'id' | 'submission' | 'mediaType' | 'question'>

/** Keeps a file. The chunks come first and the record that names them last: what a crash leaves behind without a record is never sent. @throws StorageFull */
export async function keepFile(store: WorkerStore, named: NewAttachment, file: Blob): Promise<KeptAttachment> {
  const whole = new Uint8Array(await file.arrayBuffer()) as Bytes
  const chunks = Math.ceil(whole.length / chunkBytes)
  for (let index = 0; index < chunks; index++) {
    await store.change(async change => change.putChunk(named.id, index, whole.slice(index * chunkBytes, (index + 1) * chunkBytes)))
  }
  const kept: KeptAttachment = { ...named, sha256: await sha256(whole), size: whole.length, chunks, state: 'draft', uploadUrl: null, trouble: null }
  await store.put('attachments', kept.id, kept)
  return kept
}

/** Some bytes of a kept file, from `start` up to `end`. Short only when the file is. */
export async function readFile(store: WorkerStore, { id, size }: KeptAttachment, start: number, end: number): Promise<Bytes> {
  const until = Math.min(end, size)
  const part = new Uint8Array(Math.max(0, until - start))
  for (let at = start; at < until;) {
    const index = Math.floor(at / chunkBytes)
    const chunk = await store.chunk(id, index)
    if (!chunk) throw new Error('A chunk of an attachment is missing.')
    const inside = chunk.subarray(at - index * chunkBytes, Math.min(chunk.length, until - index * chunkBytes))
    part.set(inside, at - start)
    at += inside.length
  }
  return part
}

/** A kept file, to be shown. */
export async function wholeFile(store: WorkerStore, attachment: KeptAttachment): Promise<Blob> {
  return new Blob([await readFile(store, attachment, 0, attachment.size)], { type: attachment.mediaType })
}

/** Lets a file go. */
export async function dropFile(store: WorkerStore, { id, chunks }: Pick<KeptAttachment, 'id' | 'chunks'>): Promise<void> {
  await store.change(async change => {
    change.removeChunks(id, chunks)
    change.remove('attachments', id)
  })
}

