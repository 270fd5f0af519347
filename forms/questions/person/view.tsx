import type { ViewProps } from '../question'
import { Group } from '../shared/group'

/** Somebody, by name and what else the form asks. */
export function Person(props: ViewProps) {
  return <Group {...props} />
}
