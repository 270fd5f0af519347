import type { Browser } from 'playwright-core'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { definitionOf, draftOf, translationOf } from '../form/fromFiles'
import { launch } from './browser'
import { serve, type Site } from './site'

/** A browser, and the built examples of questions with an interview that is filled in, for all tests of a file. */
export function startExamples(): { browser: Browser; site: Site } {
  const started = {} as { browser: Browser; site: Site }
  beforeAll(async () => {
    started.browser = await launch()
    started.site = await serve(join(import.meta.dirname, '../target/examples'), {
      'definition.json': definitionOf('return-home-interview'), 'draft.json': draftOf('return-home-interview', 'tom-worked'), 'translations.json': { cy: translationOf('return-home-interview', 'cy') },
    })
  })
  afterAll(async () => {
    await started.browser?.close()
    await started.site?.close()
  })
  return started
}
