// For tests: definitions, translations and worked cases as they lie in the repository. The app gets them from the server.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { parse } from 'yaml'
import type { Draft, Json } from '../tablet/draft'
import type { Definition } from './definition'
import type { Translation } from './translation'

const directory = join(import.meta.dirname, '..', 'definitions')
const read = (...path: string[]): unknown => parse(readFileSync(join(directory, ...path), 'utf8'))

export function definitionOf(form: string): Definition {
  return read(form, 'v1', 'form.yaml') as Definition
}

export function translationOf(form: string, language: string): Translation {
  return read(form, 'v1', 'languages', `${language}.yaml`) as Translation
}

type Case = { evaluatedAt: string; facts: { [id: string]: Json }; answers: { [id: string]: Json } }

/** A draft with the answers of a worked case; a bare value in the file stands for `{value}` (cases.schema.json). */
export function draftOf(form: string, name: string): Draft {
  const { evaluatedAt, facts, answers } = read(form, 'v1', 'cases', `${name}.yaml`) as Case
  const definition = definitionOf(form)
  const given = (value: Json) => value !== null && typeof value === 'object' && !Array.isArray(value) && ('value' in value || 'absent' in value) ? value : { value }
  return {
    ...emptyDraft(definition, evaluatedAt), facts,
    answers: Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { ...given(value), answeredAt: evaluatedAt, source: 'worker' }])) as Draft['answers'],
  }
}

export function emptyDraft(definition: Definition, at: string): Draft {
  return {
    id: '0190f000-0000-7000-8000-000000000000', base: null, form: { key: definition.key, version: definition.version, hash: createHash('sha256').update(canonicalize(definition)!).digest('hex') },
    visit: null, child: '0190f000-0000-7000-8000-00000000000c', episodes: [], language: 'en', wordingVersion: definition.wordingVersion ?? null,
    answers: {}, wishes: [], evidence: [], blobs: {}, attachments: [], facts: {}, startedAt: at, changedAt: at,
  }
}
