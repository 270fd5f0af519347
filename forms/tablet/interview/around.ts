import type { Around } from '../../questions/question'
import { asRow } from '../../questions/shared/parts'
import type { Definition, Question } from '../../form/definition'
import type { Draft, Json } from '../draft'
import type { Texts } from '../texts'
import type { Engine, Finding, Verdict } from './engine'
import { rootOf } from './status'

type Own = Pick<Around, 'now' | 'onFiles' | 'onRemoveFile' | 'until' | 'onSigned'>
type Told = { definition: Definition; draft: Draft; verdict: Verdict; engine: Engine; texts: Texts; wrong: Finding[]; evaluatedAt: string; childName: string; workerName: string }

/** What the views of questions need to know, from a draft and what the engine said of it. `wrong` are the findings to show as errors. */
export function aroundOf({ definition, draft, verdict, engine, texts, wrong, evaluatedAt, childName, workerName }: Told, own: Own): Around {
  const questions = new Map(definition.sections.flatMap(section => section.questions).map(question => [question.id, question]))
  const value = (id: string): Json | undefined => {
    const answer = draft.answers[id]
    return answer && 'value' in answer ? answer.value : undefined
  }
  const asked = new Map<string, Set<string>>()
  return {
    ...own,
    texts,
    lists: definition.lists,
    readOnly: false,
    attachments: draft.attachments,
    error: path => {
      const finding = wrong.find(finding => finding.question === path)
      return finding && inWords(finding, texts)
    },
    partAsked: (path, part) => {
      if (!part.askWhen) return true
      if (!asked.has(path)) {
        const question = questions.get(rootOf(path))
        const index = /\[(\d+)\]$/.exec(path)?.[1]
        const whole = value(rootOf(path))
        const row = asRow(index === undefined ? whole : Array.isArray(whole) ? whole[Number(index)] : undefined)
        asked.set(path, question ? engine.partsAsked(question, row, draft.answers, draft.facts, evaluatedAt) : new Set())
      }
      return asked.get(path)!.has(part.id)
    },
    shown: question => question.from ? draft.facts[question.from] ?? value(question.id) : verdict.computed[question.id] ?? value(question.id),
    shownAs: question => {
      const fact = definition.facts?.find(fact => fact.id === question.from)
      return { ...question, type: question.shape ?? fact?.type ?? 'text', list: question.list ?? fact?.list, options: question.options ?? fact?.options }
    },
    filled: text => text.replaceAll(/\{([A-Za-z0-9]+)\}/g, (_, id: string) => String(value(id) ?? draft.facts[id] ?? (id === 'ypName' ? childName : '…'))),
    signer: question => question.role === 'youngPerson' ? signerName(value('ypName'), childName) : workerName,
  }
}

/** A finding in the language of the interface where it has the words; else as the engine says it. */
export function inWords(finding: Finding, texts: Texts): string {
  if (finding.code === 'missing' || finding.code === 'absentNotEnough') return finding.kind === 'required' ? texts.missing : texts.recommended
  return finding.kind === 'type' ? texts.problems[finding.code] ?? finding.message : finding.message
}

/** A question's label by the path of a finding, with the row's number for a group. */
export function labelOf(questions: ReadonlyMap<string, Question>, path: string): string {
  const question = questions.get(rootOf(path))
  const [, index, part] = /(?:\[(\d+)\])?\.(\w+)$/.exec(path) ?? []
  const inside = question?.parts?.find(own => own.id === part)?.label
  return [question?.label, index !== undefined ? `${question?.itemLabel ?? ''} ${Number(index) + 1}`.trim() : undefined, inside].filter(Boolean).join(', ')
}

function signerName(answer: Json | undefined, otherwise: string): string {
  return typeof answer === 'string' && answer.trim() !== '' ? answer : otherwise
}
