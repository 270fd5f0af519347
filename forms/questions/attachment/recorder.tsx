import { useEffect, useRef, useState } from 'preact/hooks'
import type { Texts } from '../../tablet/texts'
import { longestNote, recordingType } from './sounds'

type RecorderProps = {
  texts: Texts
  /** Settles when the note is kept: true, or that it could not be. */
  onNote: (note: File) => Promise<boolean>
  /** Told of each recording at its start: what settles when its note is kept, or there is none. */
  onRecording: (kept: Promise<void>) => void
}

/** A voice note by the tablet's microphone. It ends by itself at its longest, and when the page is left or locked; what was said until then is kept. */
export function Recorder({ texts, onNote, onRecording }: RecorderProps) {
  const stop = useRef<(() => void) | undefined>(undefined)
  const left = useRef(false)
  const [state, setState] = useState<'idle' | 'recording' | 'refused' | 'longest'>('idle')
  useEffect(() => () => {
    left.current = true
    stop.current?.()
  }, [])
  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      if (left.current) return release(stream)
      const recorder = new MediaRecorder(stream, { mimeType: recordingType() })
      const chunks: Blob[] = []
      let longest = false
      recorder.ondataavailable = event => chunks.push(event.data)
      const ended = new Promise<void>(end => { recorder.onstop = () => end() })
      recorder.start()
      const timer = setTimeout(() => { longest = true; recorder.stop() }, longestNote * 60_000)
      stop.current = () => recorder.stop()
      setState('recording')
      onRecording(ended.then(async () => {
        clearTimeout(timer)
        stop.current = undefined
        release(stream)
        const type = recorder.mimeType.split(';')[0]!
        setState('idle')
        const kept = await onNote(new File(chunks, `note.${type.split('/')[1] ?? 'webm'}`, { type }))
        if (longest && kept) setState('longest')
      }))
    } catch {
      setState('refused')
    }
  }
  return <>
    {state === 'recording'
      ? <button type="button" class="govuk-button govuk-button--warning" onClick={() => stop.current?.()}>{texts.attachment.stop}</button>
      : <button type="button" class="govuk-button govuk-button--secondary" onClick={() => void start()}>{texts.attachment.record}</button>}
    <div role="status" class="recorder-state">
      {state === 'recording' && texts.attachment.recording(longestNote)}
      {state === 'refused' && texts.attachment.noMicrophone}
      {state === 'longest' && texts.attachment.longest(longestNote)}
    </div>
  </>
}

function release(stream: MediaStream): void {
  stream.getTracks().forEach(track => track.stop())
}
