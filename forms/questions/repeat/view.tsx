import { useRef, useState } from 'preact/hooks'
import { elementId, valueOf, type ViewProps } from '../question'
import { ControlFrame } from '../shared/frame'
import { asRow, Parts, type Row } from '../shared/parts'

/** Rows of the same parts: add another, remove, and take a removal back. */
export function Repeat(props: ViewProps) {
  const { path, question, given, around, beside, onAnswer } = props
  const id = elementId(path)
  const value = valueOf(given)
  const rows = Array.isArray(value) ? value.map(asRow) : []
  const item = question.itemLabel ?? around.texts.item
  const most = question.countAtMost ?? Infinity
  const [taken, setTaken] = useState<{ row: Row; index: number } | undefined>(undefined)
  const list = useRef<HTMLDivElement>(null)
  const answer = (rows: Row[]) => onAnswer(rows.length > 0 ? { value: rows } : undefined)
  const remove = (index: number) => {
    setTaken({ row: rows[index]!, index })
    answer(rows.filter((_, other) => other !== index))
  }
  const add = () => {
    setTaken(undefined)
    answer([...rows, {}])
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('.repeat-row:last-of-type :is(input, textarea, select)')?.focus())
  }
  return <ControlFrame {...props} group>
    <div class="repeat" id={id} tabIndex={-1} ref={list}>
      {rows.map((row, index) => <fieldset class="govuk-fieldset repeat-row" key={index}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{item} {index + 1}</legend>
        <Parts path={`${path}[${index}]`} parts={question.parts ?? []} row={row} around={around} beside={beside}
          onRow={changed => answer(rows.map((own, other) => other === index ? changed : own))} />
        {!around.readOnly && <button type="button" class="govuk-button govuk-button--secondary" onClick={() => remove(index)}>{around.texts.remove(`${item} ${index + 1}`)}</button>}
      </fieldset>)}
      <div role="status">
        {taken && <p class="removed">{around.texts.removed(item)} <button type="button" class="link-button" onClick={() => {
          answer([...rows.slice(0, taken.index), taken.row, ...rows.slice(taken.index)])
          setTaken(undefined)
        }}>{around.texts.undo}</button></p>}
      </div>
      {!around.readOnly && rows.length < most && <button type="button" class="govuk-button govuk-button--secondary add" onClick={add}>
        {rows.length > 0 ? around.texts.addAnother(item) : around.texts.addFirst(item)}
      </button>}
    </div>
  </ControlFrame>
}
