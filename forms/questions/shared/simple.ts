import type { ComponentType } from 'preact'
import type { QuestionType } from '../../form/definition'
import { Choice } from '../choice/view'
import { Choices } from '../choices/view'
import { DateView } from '../date/view'
import { DateTime } from '../dateTime/view'
import { LongText } from '../longText/view'
import { NumberView } from '../number/view'
import { Phone } from '../phone/view'
import type { ViewProps } from '../question'
import { Text } from '../text/view'
import { YesNo } from '../yesNo/view'

/** Views of the types that may also be parts of a group. */
export const simple: Partial<Record<QuestionType, ComponentType<ViewProps>>> = {
  text: Text, longText: LongText, number: NumberView, date: DateView, dateTime: DateTime, yesNo: YesNo, choice: Choice, choices: Choices, phone: Phone,
}
