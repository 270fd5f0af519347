import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const forms = join(import.meta.dirname, '..')

function sources(folder: string): { file: string; text: string }[] {
  return readdirSync(join(forms, folder), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|d)\.ts$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name)).map(path => ({ file: relative(forms, path), text: readFileSync(path, 'utf8') }))
}

const tablet = sources('tablet').filter(({ file }) => !file.startsWith('tablet/testing/'))
const below = ['store', 'session', 'envelope', 'sync', 'sealed'].map(folder => `tablet/${folder}/`)
const holding = (files: typeof tablet, pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

describe('only store/ touches what the browser keeps', () => {
  const keeps = /\bindexedDB\b|\bIDB[A-Z]\w+|from 'idb'|\blocalStorage\b|\bsessionStorage\b|\bdocument\.cookie\b|\bcaches\b|\bshowSaveFilePicker\b|\bgetDirectory\(|\bstorageBuckets\b/
  test('the rule looks at something', () => {
    expect(holding(tablet.filter(({ file }) => file.startsWith('tablet/store/')), keeps)).toEqual(expect.arrayContaining(['tablet/store/buckets.ts', 'tablet/store/database.ts']))
  })
  test('and nothing else does', () => {
    expect(holding([...tablet, ...sources('form')].filter(({ file }) => !file.startsWith('tablet/store/')), keeps)).toEqual([])
  })
  test('values are written nowhere but where they are sealed', () => {
    expect(holding(tablet, /\bstore\.(put|add)\(value\b|objectStore\(/)).toEqual(['tablet/store/database.ts'])
    expect(holding(tablet, /\bdatabase\.change\(/)).toEqual(['tablet/store/tablet.ts', 'tablet/store/worker.ts'])
    expect(holding(tablet, /table: records, key: place, value: kept\b/)).toEqual(['tablet/store/worker.ts'])
  })
})

test('what lies below the screens knows no screen', () => {
  const files = tablet.filter(({ file }) => below.some(folder => file.startsWith(folder)))
  expect(files.length).toBeGreaterThan(20)
  expect(holding(files, /preact|questions\/|interview\/|\bHTML\w*Element\b|\bdocument\./)).toEqual([])
})

test('the clock and the network are handed in', () => {
  expect(holding(tablet.filter(({ file }) => below.some(folder => file.startsWith(folder))), /\bDate\.now\(\)|new Date\(\)|Math\.random\(|(?<![.\w])fetch\(/)).toEqual([])
})

test('nothing is written to the console, where names would be', () => {
  expect(holding(tablet, /\bconsole\./)).toEqual([])
})

test('the engine imports nothing, and knows no document, storage or network', () => {
  const engine = readFileSync(join(forms, 'engine/target/browser/engine.js'), 'utf8')
  expect(engine.length).toBeGreaterThan(10_000)
  expect(engine.match(/\bimport\b|\brequire\(|\bfetch\b|XMLHttpRequest|WebSocket|\bdocument\b|\bindexedDB\b|localStorage|\bnavigator\b|\beval\(|new Function/g)).toBeNull()
})
