// "Saved" is said only when the store said so. One write at a time; what changes meanwhile is written next.

export type SaveState = 'saved' | 'saving' | 'failed'

export type Saver<T> = {
  /** Takes the newest. `soon` waits for more typing, `now` does not. */
  change: (value: T, when: 'soon' | 'now') => void
  /** Writes what waits; true when all is durable, false when a write failed. */
  flush: () => Promise<boolean>
  retry: () => void
}

/** A letter waits at most this long for its write to begin, in milliseconds: a crash loses the answer being typed at most. */
export const typingDelay = 400

/** `save` settles when the value is durable. After a failure the newest value is kept, and written on the next change or `retry`. */
export function createSaver<T>(save: (value: T) => Promise<void>, onState: (state: SaveState) => void): Saver<T> {
  let waiting: { value: T } | undefined
  let running: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function write(): Promise<void> {
    while (waiting) {
      const { value } = waiting
      waiting = undefined
      try {
        await save(value)
        if (!waiting) onState('saved')
      } catch {
        // What came meanwhile holds all that failed.
        waiting ??= { value }
        running = undefined
        onState('failed')
        return
      }
    }
    running = undefined
  }
  function start(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (waiting) running ??= write()
    return running ?? Promise.resolve()
  }
  return {
    change: (value, when) => {
      waiting = { value }
      onState('saving')
      if (when === 'now') void start()
      else timer ??= setTimeout(() => void start(), typingDelay)
    },
    flush: async () => {
      await start()
      return waiting === undefined
    },
    retry: () => {
      if (!waiting) return
      onState('saving')
      void start()
    },
  }
}
