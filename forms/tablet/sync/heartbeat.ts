// Tells the office how this tablet is, so that one that is stuck is seen (domain §3.7).
import { ask, type Line, type Problem } from './ask'

type Beat = { heartbeat: { revoked: boolean; wipeOrdered: boolean; problems: Problem[] } }

/** What the server said in return; nothing when it was not reached. */
export type Standing = { revoked: boolean; wipeOrdered: boolean }

export async function heartbeat(line: Line, device: string, appVersion: string): Promise<Standing | undefined> {
  const { store } = line
  const [outbox, setAside, clock, settings] = await Promise.all(
    [store.all('outbox'), store.all('setAside'), store.get('clock', 'clock'), store.get('settings', 'settings')])
  const oldest = outbox.map(({ completedAt }) => completedAt).sort((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null
  const answered = await ask<Beat>(line, 'heartbeat', {
    input: {
      deviceId: `Device:${device}`, unsent: outbox.length, setAside: setAside.length, oldestUnsentAt: oldest, clockOffsetMilliseconds: clock?.offsetMilliseconds ?? 0,
      storagePersisted: settings?.persisted ?? false, appVersion,
    },
  })
  return answered.kind === 'data' ? answered.data.heartbeat : undefined
}
