import type { Signed } from '../question'

export const methods = ['drawn', 'tickAndName', 'witnessedVerbal', 'refused', 'unable'] as const
export type Method = typeof methods[number]

/** What has been filled in on the way to a signature. */
export type Filled = { name: string; witness: string; reason: string; ticked: boolean; drawn: boolean }

/** What a way of signing still lacks; empty when it can be signed. */
export function lacks(method: Method, { name, witness, reason, ticked, drawn }: Filled): ('name' | 'witness' | 'reason' | 'tick' | 'drawing')[] {
  const blank = (text: string) => text.trim() === ''
  switch (method) {
    case 'drawn': return drawn ? [] : ['drawing']
    case 'tickAndName': return [...(ticked ? [] : ['tick' as const]), ...(blank(name) ? ['name' as const] : [])]
    case 'witnessedVerbal': return blank(witness) ? ['witness'] : []
    case 'refused': case 'unable': return blank(reason) ? ['reason'] : []
  }
}

/** The answer for a way of signing: only the members that belong to it. */
export function signedValue(method: Method, { name, witness, reason }: Filled): Signed['value'] {
  const value: Signed['value'] = { method }
  if (name.trim()) value.name = name.trim()
  if (method === 'witnessedVerbal') value.witness = witness.trim()
  if (method === 'refused' || method === 'unable') value.reason = reason.trim()
  return value
}
