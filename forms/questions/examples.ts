import type { QuestionType } from '../form/definition'
import { examples as address } from './address/examples'
import { examples as attachment } from './attachment/examples'
import { examples as choice } from './choice/examples'
import { examples as choices } from './choices/examples'
import { examples as date } from './date/examples'
import { examples as dateTime } from './dateTime/examples'
import { examples as declaration } from './declaration/examples'
import type { Example } from './example'
import { examples as info } from './info/examples'
import { examples as longText } from './longText/examples'
import { examples as number } from './number/examples'
import { examples as person } from './person/examples'
import { examples as phone } from './phone/examples'
import { examples as prefilled } from './prefilled/examples'
import { examples as reference } from './reference/examples'
import { examples as repeat } from './repeat/examples'
import { examples as signature } from './signature/examples'
import { examples as text } from './text/examples'
import { examples as yesNo } from './yesNo/examples'
import { examples as yesNoMatrix } from './yesNoMatrix/examples'

/** Examples of every question type. */
export const examples: Record<QuestionType, Example[]> = {
  text, longText, number, date, dateTime, yesNo, choice, choices, yesNoMatrix, repeat, person, address, phone, reference, prefilled, attachment, signature, info, declaration,
}
