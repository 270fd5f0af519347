import type { Part, Question } from '../../form/definition'
import type { Json } from '../../tablet/draft'
import { fromRow, toRow, type ViewProps } from '../question'
import { simple } from './simple'

export type Row = { [part: string]: Json }

type PartsProps = Pick<ViewProps, 'around' | 'beside'> & { path: string; parts: Part[]; row: Row; onRow: (row: Row) => void }

/** The parts of one group, each by the view of its type. A part that is not asked is not shown; its value stays. */
export function Parts({ path, parts, row, onRow, around, beside }: PartsProps) {
  return <>{parts.filter(part => around.partAsked(path, part)).map(part => {
    const View = simple[part.type]
    return View && <View key={part.id} path={`${path}.${part.id}`} question={part as Question} given={fromRow(row[part.id])} around={around} beside={beside}
      onAnswer={given => onRow(withPart(row, part.id, toRow(given)))} />
  })}</>
}

/** The row with one part changed; a part without a value is left out. */
export function withPart(row: Row, part: string, value: Json | undefined): Row {
  const { [part]: _, ...others } = row
  return value === undefined ? others : { ...others, [part]: value }
}

/** The value as a row, whatever was kept. */
export function asRow(value: Json | undefined): Row {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
}
