import type { Question, Row } from '../../form/definition'

/** A row as the question it is: what it does not say itself, it takes from its table (schema/form). */
export function rowQuestion(table: Question, row: Row): Question {
  return {
    ...row,
    type: 'yesNo',
    required: row.required ?? (row.requireWhen ? undefined : table.required),
    absent: row.absent ?? table.absent,
    comments: row.comments ?? table.comments,
    voice: row.voice ?? table.voice,
    signedByChild: row.signedByChild ?? table.signedByChild,
    practitionerOnly: table.practitionerOnly,
  }
}
