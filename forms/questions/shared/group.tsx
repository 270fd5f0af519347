import { valueOf, type ViewProps } from '../question'
import { ControlFrame } from './frame'
import { asRow, Parts } from './parts'

/** One thing of several parts: a person, an address, an entry of a directory. An entry's `ref` stays with it. */
export function Group(props: ViewProps) {
  const { path, question, given, around, beside, onAnswer } = props
  return <ControlFrame {...props} group>
    <div class="group">
      <Parts path={path} parts={question.parts ?? []} row={asRow(valueOf(given))} around={around} beside={beside}
        onRow={row => onAnswer(Object.keys(row).length > 0 ? { value: row } : undefined)} />
    </div>
  </ControlFrame>
}
