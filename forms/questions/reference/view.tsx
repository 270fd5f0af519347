import type { ViewProps } from '../question'
import { Group } from '../shared/group'

/** An entry of a directory. Without signal there is no directory to look in: its parts are written by hand. */
export function Reference(props: ViewProps) {
  return <Group {...props} />
}
