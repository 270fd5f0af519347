// A form definition as it comes on the wire: canonical JSON (schema/form/README.md says what the words mean).

/** Words for an answer that is not a blank. */
export type AbsentReason = 'notAsked' | 'preferNotToSay' | 'unknown'

export type Option = { id: string; label: string; exclusive?: boolean }

/** A rule; only the engine reads inside. */
export type Rule = { [word: string]: unknown }

export type QuestionType =
  | 'text' | 'longText' | 'number' | 'date' | 'dateTime' | 'yesNo' | 'choice' | 'choices' | 'yesNoMatrix' | 'repeat' | 'person'
  | 'address' | 'phone' | 'reference' | 'prefilled' | 'attachment' | 'signature' | 'info' | 'declaration'

export type Part = {
  id: string
  type: QuestionType
  label: string
  hint?: string
  /** What a worker may ask further, one short question each. */
  prompts?: string[]
  list?: string
  options?: Option[]
  required?: 'always'
  requireWhen?: Rule
  askWhen?: Rule
  absent?: AbsentReason[]
  maxLength?: number
  minimum?: number
  maximum?: number
  scale?: number
  unit?: string
  format?: 'email' | 'postcode' | 'nhsNumber' | 'policeLogNumber'
  countAtLeast?: number
  countAtMost?: number
  flagWhen?: { rule: Rule; flag: string; message: string }[]
}

export type Row = Omit<Part, 'type'> & { comments?: boolean; immediateAlert?: boolean; signedByChild?: boolean; voice?: Voice[] }

export type Voice = 'verbatim' | 'structured'

export type Question = Part & {
  parts?: Part[]
  rows?: Row[]
  itemLabel?: string
  comments?: boolean
  shape?: QuestionType
  from?: string
  prefillFrom?: string
  text?: string
  role?: string
  directory?: string
  recommended?: 'always'
  recommendWhen?: Rule
  yesWhen?: Rule
  voice?: Voice[]
  signedByChild?: boolean
  practitionerOnly?: boolean
  immediateAlert?: boolean
}

export type Section = { id: string; title: string; childFacing: boolean; askWhen?: Rule; questions: Question[] }

export type Fact = { id: string; label: string; type: QuestionType; list?: string; options?: Option[] }

export type Definition = {
  key: string
  version: number
  title: string
  reference?: string
  wordingVersion?: string
  lists?: { [id: string]: Option[] }
  facts?: Fact[]
  sections: Section[]
}
