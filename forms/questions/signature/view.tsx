import { useRef, useState } from 'preact/hooks'
import { elementId, valueOf, wellFormed, type ViewProps } from '../question'
import { Frame } from '../shared/frame'
import { asRow } from '../shared/parts'
import { Radios } from '../shared/radios'
import { Pad } from './pad'
import { lacks, methods, signedValue, type Filled, type Method } from './signed'
import { strokesText, toStrokes, type Size } from './strokes'

type Drawn = { data: () => Parameters<typeof toStrokes>[0]; size: () => Size; clear: () => void }

/** A signature: drawn, or without drawing. Nothing is signed before the button is pressed. */
export function Signature(props: ViewProps) {
  const { path, question, given, around } = props
  const texts = around.texts.signature
  const id = elementId(path)
  const signed = asRow(valueOf(given))
  const [again, setAgain] = useState(false)
  const [method, setMethod] = useState<Method | undefined>(undefined)
  const [words, setWords] = useState({ name: around.signer(question), witness: '', reason: '', ticked: false })
  const [missing, setMissing] = useState<string[]>([])
  const pad = useRef<Drawn | null>(null)

  if (signed.method && !again) return <Frame {...props} group>
    <p class="govuk-body signed" id={id} tabIndex={-1}>{texts.signed(texts[signed.method as Method], [signed.name, signed.witness].filter(Boolean).join(', '))}</p>
    {!around.readOnly && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setAgain(true)}>{texts.signAgain}</button>}
  </Frame>

  const sign = () => {
    const filled: Filled = { ...words, drawn: (pad.current?.data() ?? []).length > 0 }
    const lacking = lacks(method!, filled)
    setMissing(lacking)
    if (lacking.length > 0) return
    const strokes = method === 'drawn' ? strokesText(toStrokes(pad.current!.data(), pad.current!.size())) : undefined
    setAgain(false)
    setMethod(undefined)
    around.onSigned(question, { value: signedValue(method!, filled), ...(strokes !== undefined && { strokes }) })
  }
  const line = (field: 'name' | 'witness' | 'reason', label: string) => <div class={`govuk-form-group${missing.includes(field) ? ' govuk-form-group--error' : ''}`}>
    <label class="govuk-label" for={`${id}-${field}`}>{label}</label>
    <input class="govuk-input govuk-!-width-two-thirds" id={`${id}-${field}`} autocomplete="off" value={words[field]}
      onInput={event => setWords({ ...words, [field]: wellFormed(event.currentTarget.value) })} />
  </div>
  return <Frame {...props} group>
    <p class="govuk-body" id={`${id}-how`}>{texts.how}</p>
    <Radios path={path} given={method && { value: method }} around={around} absent={[]} options={methods.map(id => ({ id, label: texts[id] }))}
      onGiven={given => { setMethod((given as { value: Method }).value); setMissing([]) }} />
    {method && <div class="signing">
      {method === 'drawn' && <>
        <Pad className="pad" label={texts.pad} onReady={ready => { pad.current = ready }} />
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => pad.current?.clear()}>{texts.clear}</button>
      </>}
      {method === 'tickAndName' && <div class="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" type="checkbox" id={`${id}-tick`} checked={words.ticked} onChange={event => setWords({ ...words, ticked: event.currentTarget.checked })} />
          <label class="govuk-label govuk-checkboxes__label" for={`${id}-tick`}>{texts.tick}</label>
        </div>
      </div>}
      {(method === 'refused' || method === 'unable') ? line('reason', texts.reason) : line('name', texts.nameOfSigner)}
      {method === 'witnessedVerbal' && line('witness', texts.witness)}
      <div role="alert">{missing.length > 0 && <p class="govuk-error-message">{missing.includes('drawing') ? texts.empty : texts.missing}</p>}</div>
      <button type="button" class="govuk-button" onClick={sign}>{texts.sign}</button>
    </div>}
  </Frame>
}
