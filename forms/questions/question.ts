// What every question type's view is given, and hands back.
import type { AbsentReason, Definition, Option, Part, Question } from '../form/definition'
import type { AttachmentName, Json } from '../tablet/draft'
import type { Texts } from '../tablet/texts'

/** An answer without who gave it and when. */
export type Given = { value: Json } | { absent: AbsentReason }

/** What a signature view hands up: the answer, and the strokes as JSON text when it was drawn. */
export type Signed = { value: { method: string; name?: string; witness?: string; reason?: string }; strokes?: string }

/** What lies around one question. */
export type Around = {
  texts: Texts
  lists: Definition['lists']
  /** What is wrong with the answer at a path, in words. */
  error: (path: string) => string | undefined
  /** Whether a part is asked in one row of a group; `path` is that of the row, as `people[0]`. */
  partAsked: (path: string, part: Part) => boolean
  /** The value of a prefilled question: a fact, or what the engine computed. */
  shown: (question: Question) => Json | undefined
  /** A prefilled question as one of the type and options of its value. */
  shownAs: (question: Question) => Question
  /** A text with `{id}` filled from answers and facts. */
  filled: (text: string) => string
  readOnly: boolean
  now: () => Date
  attachments: AttachmentName[]
  /** Keeps the files beside the form and adds their ids to the answer; settles when that is durable. */
  onFiles: (question: string, files: File[]) => Promise<void>
  onRemoveFile: (question: string, attachment: string) => void
  /** The form is neither closed nor handed in before this settles; it changes the answers when it does. */
  until: (settled: Promise<unknown>) => void
  onSigned: (question: Question, signed: Signed) => void
  /** Who is likely to sign there, to save typing; may be empty. */
  signer: (question: Question) => string
}

export type ViewProps = {
  /** Where the answer stands: a question's id, or `people[0].name`. */
  path: string
  question: Question
  given: Given | undefined
  /** Answers under ids of their own: rows of a table, and comments. */
  beside: (id: string) => Given | undefined
  /** Nothing given clears the answer. `id` names a row or a comment; without it the question itself. */
  onAnswer: (given: Given | undefined, id?: string) => void
  around: Around
}

/** A path as the id of an element. */
export function elementId(path: string): string {
  return path.replaceAll('[', '-').replaceAll(/[\].]+/g, '-').replaceAll(/-+/g, '-')
}

export function optionsOf(part: Pick<Part, 'options' | 'list'>, lists: Definition['lists']): Option[] {
  return part.options ?? (part.list ? lists?.[part.list] ?? [] : [])
}

export function valueOf(given: Given | undefined): Json | undefined {
  return given && 'value' in given ? given.value : undefined
}

export function absentOf(given: Given | undefined): AbsentReason | undefined {
  return given && 'absent' in given ? given.absent : undefined
}

/** Text that every store and signature takes: no half surrogate pair, no U+0000, Unicode form C (schema/submission). */
export function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').normalize('NFC')
}

/** What stands in a row of a group: the value itself, or `{absent}`. */
export function fromRow(value: Json | undefined): Given | undefined {
  if (value === undefined) return undefined
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && 'absent' in value) return value as { absent: AbsentReason }
  return { value }
}

export function toRow(given: Given | undefined): Json | undefined {
  return given && ('absent' in given ? { absent: given.absent } : given.value)
}
