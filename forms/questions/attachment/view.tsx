import { useState } from 'preact/hooks'
import { elementId, type ViewProps } from '../question'
import { Frame } from '../shared/frame'
import { BodyMap } from './bodyMap'
import { accepted, kindOf, takes } from './kinds'
import { Recorder } from './recorder'
import { playable } from './sounds'

/** Photos, voice notes, drawings and files beside the form. */
export function Attachment(props: ViewProps) {
  const { path, question, around } = props
  const texts = around.texts.attachment
  const id = elementId(path)
  const [drawing, setDrawing] = useState(false)
  const [failed, setFailed] = useState(false)
  const kept = around.attachments.filter(attachment => attachment.question === question.id)
  const [keeping, setKeeping] = useState(0)
  const keep = async (files: File[]) => {
    const fit = files.filter(file => takes(file.type))
    setFailed(fit.length < files.length)
    if (fit.length === 0) return false
    setKeeping(count => count + 1)
    try {
      await around.onFiles(question.id, await Promise.all(fit.map(playable)))
      return true
    } catch {
      setFailed(true)
      return false
    } finally {
      setKeeping(count => count - 1)
    }
  }
  const add = (files: File[]) => around.until(keep(files))
  return <Frame {...props} group>
    {kept.length === 0
      ? <p class="govuk-body" id={id} tabIndex={-1}>{texts.none}</p>
      : <ul class="govuk-list attachments" id={id} tabIndex={-1}>{kept.map((attachment, index) => {
          const words = texts.file(index + 1, texts.kinds[kindOf(attachment.mediaType)])
          return <li key={attachment.id}>{words}, {texts.size(Math.ceil(attachment.size / 1000))}
            {!around.readOnly && <button type="button" class="link-button" onClick={() => around.onRemoveFile(question.id, attachment.id)}>{around.texts.remove(words)}</button>}
          </li>
        })}</ul>}
    <div role="status">{keeping > 0 && <p class="govuk-body">{texts.keeping}</p>}</div>
    <div role="alert">{failed && <p class="govuk-error-message">{texts.failed}</p>}</div>
    {!around.readOnly && (drawing
      ? <BodyMap texts={around.texts} onCancel={() => setDrawing(false)} onKeep={file => { setDrawing(false); add([file]) }} />
      : <div class="attachment-buttons">
          <label class="govuk-label" for={`${id}-file`}>{texts.photo}</label>
          <input class="govuk-file-upload" type="file" id={`${id}-file`} accept={accepted.join(',')} multiple onChange={event => {
            const files = [...event.currentTarget.files ?? []]
            event.currentTarget.value = ''
            add(files)
          }} />
          <div class="govuk-button-group">
            <Recorder texts={around.texts} onNote={note => keep([note])} onRecording={around.until} />
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setDrawing(true)}>{texts.draw}</button>
          </div>
        </div>)}
  </Frame>
}
