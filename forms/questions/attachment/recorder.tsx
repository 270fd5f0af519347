import { useRef, useState } from 'preact/hooks'
import type { Texts } from '../../tablet/texts'
import { recordingType } from './sounds'

type RecorderProps = { texts: Texts; onNote: (note: File) => void }

/** A voice note by the tablet's microphone. */
export function Recorder({ texts, onNote }: RecorderProps) {
  const running = useRef<MediaRecorder | undefined>(undefined)
  const [state, setState] = useState<'idle' | 'recording' | 'refused'>('idle')
  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const mimeType = recordingType()
      const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {})
      const chunks: Blob[] = []
      recorder.ondataavailable = event => chunks.push(event.data)
      recorder.onstop = () => {
        stream.getTracks().forEach(track => track.stop())
        const type = recorder.mimeType.split(';')[0]!
        setState('idle')
        onNote(new File(chunks, `note.${type.split('/')[1] ?? 'webm'}`, { type }))
      }
      recorder.start()
      running.current = recorder
      setState('recording')
    } catch {
      setState('refused')
    }
  }
  return <>
    {state === 'recording'
      ? <button type="button" class="govuk-button govuk-button--warning" onClick={() => running.current?.stop()}>{texts.attachment.stop}</button>
      : <button type="button" class="govuk-button govuk-button--secondary" onClick={() => void start()}>{texts.attachment.record}</button>}
    <div role="status" class="recorder-state">
      {state === 'recording' && texts.attachment.recording}
      {state === 'refused' && texts.attachment.noMicrophone}
    </div>
  </>
}
