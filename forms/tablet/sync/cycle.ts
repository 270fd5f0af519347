// One contact with the server: send, tell, fetch. One tab of the tablet does it at a time, whoever of its workers it is for.
import type { Tablet } from '../store/tablet'
import type { Line } from './ask'
import { sendContacts } from './contacts'
import { heartbeat } from './heartbeat'
import { pull, pullPhoneBook } from './pull'
import { receiptKeys } from './receiptKeys'
import type { Sender, Sending, Stopped } from './send'

/** The lock under which a tab talks to the server for this tablet. */
export const senderLock = 'return-home-sender'

export type Contact = {
  line: Line
  tablet: Tablet
  sender: Sender
  device: string
  appVersion: string
  underWay: Sending['underWay']
  moved: () => Promise<void>
  chance: () => number
}

/** Sends first: what is unsent is at risk, what is not yet fetched is not. Each step is tried even if the server refused the one before. */
export function contact({ line, sender, device, appVersion, underWay, moved, chance }: Contact, all: boolean): Promise<Stopped> {
  return line.alone(senderLock, async () => {
    const keys = receiptKeys(line.store, line.network)
    const sent = await sender.send({ line, keys, underWay, moved, chance }, all)
    if (sent.kind !== 'done') return sent
    const told = await sendContacts(line)
    if (told.kind !== 'done') return told
    const pulled = await pull(line, keys)
    if (pulled.kind !== 'done' && pulled.kind !== 'refused') return pulled
    await pullPhoneBook(line)
    const standing = await heartbeat(line, device, appVersion)
    if (standing?.revoked || standing?.wipeOrdered) await noteWipe(line)
    await moved()
    return { kind: 'done' }
  })
}

/** The feed tells why; the heartbeat tells also a tablet that is revoked. */
async function noteWipe({ store }: Line): Promise<void> {
  await store.change(async change => {
    const settings = await change.read('settings', 'settings') ?? { persisted: false }
    if (!settings.wipe) change.put('settings', 'settings', { ...settings, wipe: { reason: '' } })
  })
}
