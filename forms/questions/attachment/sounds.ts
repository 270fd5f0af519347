// Sounds as the server can make a copy of them, so that the office hears what was recorded.

/** What a recorder is asked for, best first. Older iPads make neither. */
const recorded = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus']
const copied = ['audio/webm', 'audio/ogg', 'audio/wav']

/** Samples a second of what {@link playable} makes; the server reads no other. */
export const rate = 24_000
/**
 * Minutes after which a recording ends. The server's copy of a sound is 4 MiB at most, which 22 minutes fill when they are as loud and full as noise; as WAV it is
 * 58 MB, of 100 MiB that the server takes.
 */
export const longestNote = 20
/** Seconds of the longest sound that the server copies; as WAV a longer one would only be larger. */
const longest = 25 * 60
const headerBytes = 44

/** How this browser should record; nothing when it knows none of the kinds that are copied. */
export function recordingType(): string | undefined {
  return recorded.find(type => MediaRecorder.isTypeSupported(type))
}

/**
 * A file of a kind that the server copies: the file itself, or a sound as WAV, made by the browser's own decoder. A sound that the browser cannot decode,
 * or that is too long for a copy, stays what it is: the server keeps it, though nobody hears it there.
 */
export async function playable(file: File): Promise<File> {
  const type = file.type.split(';')[0]!
  if (!type.startsWith('audio/') || copied.includes(type)) return file
  try {
    const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(await file.arrayBuffer())
    if (sound.duration > longest) return file
    return new File([wave(Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel)))], 'note.wav', { type: 'audio/wav' })
  } catch {
    return file
  }
}

/** A WAV of one channel, 16 bits a sample, {@link rate}: the mean of the channels, whose samples go from -1 to 1. */
export function wave(channels: Float32Array[]): Uint8Array<ArrayBuffer> {
  const samples = channels[0]!.length
  const bytes = new Uint8Array(headerBytes + samples * 2)
  const view = new DataView(bytes.buffer)
  const word = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at)
  word(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  word(36, 'data')
  view.setUint32(40, samples * 2, true)
  for (let at = 0; at < samples; at++) {
    const mean = channels.reduce((sum, channel) => sum + channel[at]!, 0) / channels.length
    view.setInt16(headerBytes + at * 2, Math.round(Math.max(-1, Math.min(1, mean)) * 32_767), true)
  }
  return bytes
}
