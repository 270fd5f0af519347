import { useRef } from 'preact/hooks'
import type { Texts } from '../../tablet/texts'
import { Pad } from '../signature/pad'
import type { Size } from '../signature/strokes'

/** Outline of one figure in a box of 100 by 220: head, then trunk with limbs. */
const figure = 'M50 6 a14 15 0 1 0 .1 0 z M42 35 h16 l2 7 c10 1 16 5 17 14 l7 42 c2 6 -7 8 -9 2 l-9 -34 l1 36 c2 14 1 24 0 34 l-3 58 c0 7 -12 7 -12 0 l-2 -62 l-2 62 c0 7 -12 7 -12 0 l-3 -58 c-1 -10 -2 -20 0 -34 l1 -36 l-9 34 c-2 6 -11 4 -9 -2 l7 -42 c1 -9 7 -13 17 -14 z'

type BodyMapProps = { texts: Texts; onKeep: (drawing: File) => void; onCancel: () => void }

/** Marks on the outline of a body, front and back; handed up as one picture. */
export function BodyMap({ texts, onKeep, onCancel }: BodyMapProps) {
  const pad = useRef<{ canvas: HTMLCanvasElement; clear: () => void } | null>(null)
  const keep = () => pad.current?.canvas.toBlob(blob => {
    if (blob) onKeep(new File([blob], 'body-map.png', { type: 'image/png' }))
  }, 'image/png')
  return <div class="body-map">
    <p class="govuk-body" id="body-map-words">{texts.attachment.drawing}</p>
    <Pad className="pad body" label={texts.attachment.drawing} background={outline} onReady={ready => { pad.current = ready }} />
    <div class="govuk-button-group">
      <button type="button" class="govuk-button" onClick={keep}>{texts.attachment.keep}</button>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={() => pad.current?.clear()}>{texts.signature.clear}</button>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={onCancel}>{texts.attachment.cancel}</button>
    </div>
  </div>
}

function outline(context: CanvasRenderingContext2D, { width, height }: Size) {
  const scale = Math.min(width / 220, height / 230)
  context.save()
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.strokeStyle = '#505a5f'
  for (const side of [0, 1]) {
    context.save()
    context.translate(width / 2 + (side - 1) * 110 * scale + 5 * scale, 4 * scale)
    context.scale(scale, scale)
    context.lineWidth = 1.2
    context.stroke(new Path2D(figure))
    if (side === 0) for (const eye of [45, 55]) {
      context.beginPath()
      context.arc(eye, 19, 1.2, 0, 2 * Math.PI)
      context.stroke()
    }
    context.restore()
  }
  context.restore()
}
