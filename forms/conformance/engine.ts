// The engine as TeaVM compiled it from forms/engine.
export type ReadForm = { judge(answers: string, facts: string, evaluatedAt: string): string }

// @ts-expect-error the module is made by the build and has no types of its own
import { readForm as read } from '../engine/target/browser/engine.js'

export const readForm: (definition: string) => ReadForm = read
