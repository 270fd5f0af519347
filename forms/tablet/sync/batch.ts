// Which items go together.
import type { OutboxItem } from '../store/tables'

/** Most items in one request. */
export const mostItems = 10
/** The server takes 8 MiB; what is around the items is small beside what is left. */
const mostBytes = 6 * 1024 * 1024

/**
 * The next request: what was tried least often first, then the oldest. One that the server did not take goes alone, so that it cannot take others with it,
 * and so does one that is too large to share.
 */
export function nextBatch(waiting: OutboxItem[], most: number): OutboxItem[] {
  const [first, ...others] = [...waiting].sort((one, other) => one.tries - other.tries || Date.parse(one.completedAt) - Date.parse(other.completedAt))
  if (!first) return []
  const batch = [first]
  if (first.trouble) return batch
  let room = mostBytes - size(first)
  for (const item of others) {
    room -= size(item)
    if (item.trouble || batch.length === most || room < 0) break
    batch.push(item)
  }
  return batch
}

function size({ item }: OutboxItem): number {
  return item.jws.length + item.blobs.reduce((sum, blob) => sum + blob.content.length, 0)
}
