/**
 * Media types the tablet offers to take; the server limits them again. A drawing that can carry a script is not among them. An iPad makes a JPEG of its own
 * pictures where HEIC is not asked for, and sounds become what the server copies (`playable`).
 */
export const accepted = ['image/jpeg', 'image/png', 'image/webp', 'audio/*']

export function kindOf(mediaType: string): 'image' | 'audio' | 'other' {
  return mediaType.startsWith('image/') ? 'image' : mediaType.startsWith('audio/') ? 'audio' : 'other'
}

/** Whether a file is of an accepted type. A picker's `accept` is only a wish. */
export function takes(mediaType: string): boolean {
  return accepted.some(type => type === mediaType || (type.endsWith('/*') && mediaType.startsWith(type.slice(0, -1))))
}
