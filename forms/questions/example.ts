import type { Definition, Question } from '../form/definition'
import type { AttachmentName, Json } from '../tablet/draft'
import type { Given } from './question'

/** A question as it may stand in a form, with answers: what tests and people look at. Invented throughout. */
export type Example = {
  name: string
  question: Question
  lists?: Definition['lists']
  answers?: { [id: string]: Given }
  facts?: { [id: string]: Json }
  attachments?: AttachmentName[]
  /** Paths where the engine finds the answer wrong, shown as an error. */
  wrong?: string[]
}
