import type { ComponentType } from 'preact'
import type { QuestionType } from '../form/definition'
import { Address } from './address/view'
import { Attachment } from './attachment/view'
import { Declaration } from './declaration/view'
import { Info } from './info/view'
import { Person } from './person/view'
import { Prefilled } from './prefilled/view'
import type { ViewProps } from './question'
import { Reference } from './reference/view'
import { Repeat } from './repeat/view'
import { simple } from './shared/simple'
import { Signature } from './signature/view'
import { YesNoMatrix } from './yesNoMatrix/view'

/** The view of each question type. */
export const views = {
  ...simple, yesNoMatrix: YesNoMatrix, repeat: Repeat, person: Person, address: Address, reference: Reference, prefilled: Prefilled,
  attachment: Attachment, signature: Signature, info: Info, declaration: Declaration,
} as Record<QuestionType, ComponentType<ViewProps>>
