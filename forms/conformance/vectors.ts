// What the JVM's test run left behind for this one.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const directory = join(import.meta.dirname, '..', 'target', 'conformance')

export type Case = { name: string; definition: string; answers: string; facts: string; evaluatedAt: string; verdict: string }

export type Fuzz = { name: string; definition: string; sets: [answers: string, facts: string, evaluatedAt: string, sha256: string][] }

export function cases(): Case[] {
  return lines(readFileSync(join(directory, 'cases.jsonl'), 'utf8')).map(line => JSON.parse(line))
}

export function fuzzes(): Fuzz[] {
  return readdirSync(directory).filter(file => file.startsWith('fuzz-')).map(file => {
    const [definition, ...sets] = lines(gunzipSync(readFileSync(join(directory, file))).toString('ascii')).map(line => JSON.parse(line))
    return { name: file.slice('fuzz-'.length, -'.jsonl.gz'.length), definition, sets }
  })
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function lines(text: string): string[] {
  return text.split('\n').filter(line => line !== '')
}
