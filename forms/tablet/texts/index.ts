import { cy } from './cy'
import { en, type Texts } from './en'

export type { Texts }

/** The languages of the interface by BCP 47 tag. */
export const languages: { [tag: string]: Texts } = { en, cy }

/** The interface in the language, or in English. */
export function textsIn(language: string): Texts {
  return languages[language] ?? languages[language.split('-')[0]!] ?? en
}
