/** Media types the tablet offers to take; the server limits them again. A drawing that can carry a script is not among them. */
export const accepted = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'audio/*', 'application/pdf']

export function kindOf(mediaType: string): 'image' | 'audio' | 'other' {
  return mediaType.startsWith('image/') ? 'image' : mediaType.startsWith('audio/') ? 'audio' : 'other'
}

/** Whether a file is of an accepted type. A picker's `accept` is only a wish. */
export function takes(mediaType: string): boolean {
  return accepted.some(type => type === mediaType || (type.endsWith('/*') && mediaType.startsWith(type.slice(0, -1))))
}
