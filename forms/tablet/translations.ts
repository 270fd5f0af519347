// The translations that come with the app, by form and version, then by BCP 47 tag. What a translation lacks stays in English.
import type { Translation } from '../form/translation'
import interviewInWelsh from '../definitions/return-home-interview/v1/languages/cy.yaml'

export const translations: { [form: string]: { [language: string]: Translation } } = {
  'returnHomeInterview/1': { cy: interviewInWelsh },
}
