// What a file weighs on the line.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The whole app, its service worker with it, in bytes gzipped. */
export const limit = 150_000
export const ofApp = /\.(html|js|css|webmanifest)$/

/** The files of a directory whose path matches, with their bytes gzipped. */
export function gzipped(directory: string, wanted: RegExp): { file: string; bytes: number }[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(file => wanted.test(file))
    .map(file => ({ file, bytes: gzipSync(readFileSync(join(directory, file)), { level: 9 }).length }))
}

export const sum = (files: { bytes: number }[]) => files.reduce((all, { bytes }) => all + bytes, 0)
