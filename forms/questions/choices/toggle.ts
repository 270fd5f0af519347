import type { Option } from '../../form/definition'
import type { Json } from '../../tablet/draft'

/** What is chosen after a tap on one option, in the order of the options. An exclusive option stands alone, and goes when another is chosen. */
export function toggle(chosen: Json | undefined, option: string, options: Option[]): string[] {
  const before = Array.isArray(chosen) ? chosen.filter((id): id is string => typeof id === 'string') : []
  if (before.includes(option)) return before.filter(id => id !== option)
  const exclusive = (id: string) => options.some(own => own.id === id && own.exclusive)
  if (exclusive(option)) return [option]
  const after = new Set([...before.filter(id => !exclusive(id)), option])
  return [...options.map(own => own.id).filter(id => after.has(id)), ...[...after].filter(id => !options.some(own => own.id === id))]
}
