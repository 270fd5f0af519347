import type { ViewProps } from '../question'
import { Group } from '../shared/group'

/** A place. */
export function Address(props: ViewProps) {
  return <Group {...props} />
}
