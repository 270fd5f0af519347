// How long to wait before the next try.

const shortest = 5_000
const longest = 5 * 60_000

/** After so many tries in vain, in milliseconds: doubling, with jitter so that a whole hub does not come back at once. `chance` is within [0, 1). */
export function backOff(tries: number, chance: number): number {
  return Math.round(Math.min(shortest * 2 ** Math.max(0, tries - 1), longest) * (0.5 + chance / 2))
}
