import { buildSchema, parse, validate } from 'graphql'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operations } from './operations'

const directory = join(import.meta.dirname, '../../../schema')
const read = (folder: string) => readdirSync(join(directory, folder)).filter(file => /\.graphqls?$/.test(file)).map(file => readFileSync(join(directory, folder, file), 'utf8'))
const schema = buildSchema(read('graphql').join('\n'))

test.each(Object.entries(operations))('%s fits the schema and is named as its file', (name, document) => {
  const parsed = parse(document)
  expect(validate(schema, parsed)).toEqual([])
  expect(parsed.definitions.map(definition => 'name' in definition && definition.name?.value)).toEqual([name])
})

test('no document lies in schema/operations that the tablet does not send', () => {
  expect(read('operations').map(document => parse(document).definitions.length)).toEqual(Object.keys(operations).map(() => 1))
})
