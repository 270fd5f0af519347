import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Definition, Question } from '../../form/definition'
import { speaks, translate, type Translation } from '../../form/translation'
import { rfc3339 } from '../../questions/date/calendar'
import { wellFormed, type Given } from '../../questions/question'
import type { AttachmentName, Draft, Json } from '../draft'
import { textsIn } from '../texts'
import { AlertPanel } from './alert'
import { alertsIn, type PhoneNumber } from './alerts'
import { answerable, answered } from './answers'
import { aroundOf, inWords, labelOf } from './around'
import { Ask } from './ask'
import { Bar } from './bar'
import { Check } from './check'
import { Consent } from './consent'
import { Cover } from './cover'
import { useSignedDigest } from './digest'
import { engineOf, type Finding } from './engine'
import { useKeeping } from './keeping'
import { isConsent, outline, visible, type Audience, type Page as FormPage } from './outline'
import { Page } from './page'
import { usePlace, type Place } from './place'
import { ReadBack } from './readBack'
import { saidOf } from './shown'
import { sign, signatureState } from './signed'
import { Signing } from './signing'
import { findingsOn, pageOf, statusOf } from './status'
import { Tasks } from './tasks'
import { UnnotedForm } from './unnotedForm'

export type InterviewProps = {
  definition: Definition
  /** By BCP 47 tag; what is missing is shown in English. */
  translations: { [language: string]: Translation }
  /** The draft as it was kept; from here on the interview holds the newest. */
  draft: Draft
  childName: string
  workerName: string
  phones: PhoneNumber[]
  now: () => Date
  /** Settles when the draft is durable; rejects when it is not. Called one at a time. */
  onChange: (draft: Draft) => Promise<void>
  /** Keeps files beside the form; settles with their names when they are durable. */
  onFiles: (question: string, files: File[]) => Promise<AttachmentName[]>
  /** Told of what will change the draft when it settles, also after the interview has gone from the screen. */
  onUnderWay: (settled: Promise<unknown>) => void
  /** Called only when all is durable. */
  onFinish: () => void
  /** Back to where the interview was opened from; called only when all is durable. */
  onLeave: () => void
}

const typed = new Set(['text', 'longText', 'number', 'phone', 'date', 'dateTime', 'person', 'address', 'reference', 'repeat'])

/** An interview: its parts, their pages, and the answers read once more. */
export function Interview({ definition: english, translations, draft: first, childName, workerName, phones, now, onChange, onFiles, onUnderWay, onFinish, onLeave }: InterviewProps) {
  const { draft, state, update, newest, flush, retry } = useKeeping(first, now, onChange)
  const [place, setPlace] = usePlace(first.id)
  const [audience, setAudience] = useState<Audience>(() => (history.state as { audience?: Audience } | null)?.audience ?? 'worker')
  const [leaving, setLeaving] = useState(false)
  const [covered, setCovered] = useState(false)
  const [tried, setTried] = useState<string | undefined>(undefined)
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const main = useRef<HTMLElement>(null)

  const texts = textsIn(draft.language)
  const translation = translations[draft.language]
  const definition = useMemo(() => translation ? translate(english, translation) : english, [english, translation])
  const engine = useMemo(() => engineOf(english), [english])
  const questions = useMemo(() => answerable(definition), [definition])
  const layout = useMemo(() => outline(definition), [definition])
  const evaluatedAt = rfc3339(now())
  const verdict = useMemo(() => engine.judge(draft.answers, draft.facts, evaluatedAt), [engine, draft.answers, draft.facts])
  const asked = useMemo(() => new Set(verdict.asked), [verdict])
  const parts = visible(layout, asked, audience)
  const digest = useSignedDigest(draft, english)
  const alerts = alertsIn(definition, draft.answers, verdict)
  const stateOf = (question: Question) => digest === undefined ? 'holds' as const : signatureState(draft.evidence, question.role ?? question.id, digest)

  const here = place.at === 'page' ? parts.find(({ section }) => section.id === place.section) : undefined
  const page = place.at === 'page' ? here?.pages[Math.min(place.page, here.pages.length - 1)] : undefined
  const pageKey = place.at === 'page' ? `${place.section}/${place.page}` : place.at
  useEffect(() => { main.current?.querySelector('h1')?.focus() }, [pageKey, audience, covered])
  // A reload under the young person's hands shows them no more than before.
  useEffect(() => { history.replaceState({ ...history.state, audience }, '') }, [audience, place])
  useEffect(() => { document.documentElement.lang = draft.language }, [draft.language])

  const go = (to: Place) => {
    void flush()
    if (place.at === 'page') setSeen(new Set([...seen, pageKey]))
    setTried(undefined)
    setPlace(to)
    scrollTo(0, 0)
  }
  const goTo = (path: string) => {
    const found = pageOf(parts, path)
    if (found) go({ at: 'page', ...found })
  }
  const onAnswer = (question: Question, id: string, given: Given | undefined) =>
    update((draft, at) => answered(draft, questions.get(id) ?? question, id, given, at), typed.has(question.type) || id.endsWith('Comments') ? 'soon' : 'now')

  const wrong: Finding[] = page && tried === pageKey ? findingsOn(page.questions, verdict.findings).filter(({ kind }) => kind === 'type') : []
  const around = aroundOf({ definition, draft, verdict, engine, texts, wrong, evaluatedAt, childName, workerName }, {
    now,
    onFiles: async (question, files) => {
      const names = await onFiles(question, files)
      update((draft, at) => withFiles(draft, question, [...draft.attachments, ...names], at))
    },
    until: onUnderWay,
    onRemoveFile: (question, id) => update((draft, at) => withFiles(draft, question, draft.attachments.filter(name => name.id !== id), at)),
    onSigned: (question, signed) => void sign(newest(), english, question, signed, wellFormed(around.signer(question)), now()).then(({ answers, evidence, blobs }) =>
      update((draft, at) => ({ ...draft, answers: { ...draft.answers, [question.id]: answers[question.id]! }, evidence, blobs, changedAt: at }))),
  })

  // What is under the cover stays as it is, a half drawn signature too.
  return <>{covered && <Cover texts={texts} onAway={() => setCovered(false)} />}<div class={`interview ${audience}`} lang={draft.language} hidden={covered}>
    <a href="#main" class="govuk-skip-link" onClick={event => { event.preventDefault(); main.current?.querySelector('h1')?.focus() }}>{texts.goOn}</a>
    <Bar texts={texts} who={childName} audience={audience} state={state} language={draft.language} onRetry={retry} onCover={() => setCovered(true)}
      onLanguage={language => update((draft, at) => ({ ...draft, language, changedAt: at }))}
      onAudience={() => audience === 'child' ? setLeaving(true) : show('child')} />
    <main class="govuk-width-container govuk-main-wrapper" id="main" ref={main} onFocusOut={() => void flush()}>
      <UnnotedForm>
        {leaving ? handBack() : place.at === 'check' && audience === 'worker' ? check() : here && page ? onePage(here.section.id, here.section.title, page, here.pages.indexOf(page), here.pages.length) : tasks()}
      </UnnotedForm>
    </main>
  </div></>

  function show(next: Audience) {
    setAudience(next)
    setLeaving(false)
    if (next === 'child') go({ at: 'tasks' })
  }

  /** Goes on only when all is durable; else the bar says loudly that it is not. */
  function whenKept(then: () => void) {
    void flush().then(durable => { if (durable) then() })
  }

  function handBack() {
    return <>
      <h1 class="govuk-heading-l" tabIndex={-1}>{texts.child.leave}</h1>
      <p class="govuk-body">{texts.child.leaveAsk}</p>
      <div class="govuk-button-group">
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setLeaving(false)}>{texts.child.stay}</button>
        <button type="button" class="govuk-button" onClick={() => show('worker')}>{texts.child.leaveConfirm}</button>
      </div>
    </>
  }

  function panel(shown = alerts) {
    const call = audience === 'worker' && pageOf(parts, 'phonedAt')
    const noted = draft.answers.phonedAt !== undefined && !page
    return !noted && <AlertPanel alerts={shown} phones={phones} audience={audience} texts={texts} onWrite={call ? () => go({ at: 'page', ...call }) : undefined} />
  }

  function tasks() {
    return <>
      {audience === 'worker' && <button type="button" class="govuk-back-link" onClick={() => whenKept(onLeave)}>{texts.back}</button>}
      {draft.returned && audience === 'worker' && <div class="govuk-inset-text">{draft.returned.reason}</div>}
      {audience === 'worker' && panel()}
      <Tasks title={audience === 'child' ? texts.child.title : definition.title} texts={texts} onPart={section => go({ at: 'page', section, page: 0 })}
        onCheck={audience === 'worker' ? () => go({ at: 'check' }) : undefined}
        parts={parts.map(part => {
          const voided = part.pages.some(page => page.kind === 'signature' && stateOf(page.questions[0]!) === 'superseded')
          return { part, status: statusOf(part, draft.answers, verdict, voided), note: voided ? texts.signing.again : undefined, lang: translation && !translation.sections?.[part.section.id] ? 'en' : undefined }
        })} />
    </>
  }

  function check() {
    const again = layout.flatMap(({ pages }) => pages).filter(page => page.kind === 'signature' && asked.has(page.questions[0]!.id) && stateOf(page.questions[0]!) === 'superseded')
    return <>
      <button type="button" class="govuk-back-link" onClick={() => go({ at: 'tasks' })}>{texts.back}</button>
      {panel()}
      <Check definition={definition} parts={parts} draft={draft} verdict={verdict} around={around} notes={again.length > 0 ? [texts.signing.again] : []} onChange={goTo}
        onFinish={() => whenKept(onFinish)} />
    </>
  }

  function onePage(section: string, title: string, page: FormPage, index: number, count: number) {
    const lang = translation && !translation.sections?.[section] ? 'en' : undefined
    const onward = () => go(index + 1 < count ? { at: 'page', section, page: index + 1 } : { at: 'tasks' })
    const shown = alerts.filter(({ question }) => findingsOn(page.questions, [{ kind: 'flag', code: '', message: '', question }]).length > 0)
    return <Page key={pageKey} title={title} lang={lang} number={index + 1} of={count} texts={texts} onGoOnAnyway={onward}
      problems={wrong.map(finding => ({ path: finding.question, words: `${labelOf(questions, finding.question)}: ${inWords(finding, texts)}` }))}
      onBack={() => go(index > 0 ? { at: 'page', section, page: index - 1 } : { at: 'tasks' })}
      onGoOn={() => {
        const fine = !findingsOn(page.questions, verdict.findings).some(({ kind }) => kind === 'type')
        if (fine) onward()
        else setTried(pageKey)
        return fine
      }}>
      {panel(shown)}
      {page.kind === 'known' && <><h2 class="govuk-heading-m">{texts.known}</h2><p class="govuk-hint">{texts.knownHint}</p></>}
      {page.questions.map(question => inPage(question, page))}
    </Page>
  }

  function inPage(question: Question, page: FormPage) {
    const lang = translation && !speaks(translation, question.id) ? 'en' : undefined
    if (isConsent(question)) return <Consent key={question.id} question={question} draft={draft} around={around} audience={audience} sections={takenPartIn()} onDraft={update} />
    if (page.kind === 'readBack') return <ReadBack key={question.id} question={question} said={saidOf(definition, draft, asked, around)} draft={draft} around={around} onAnswer={onAnswer}
      changeAt={id => pageOf(parts, id) ? () => goTo(id) : undefined} />
    if (page.kind === 'signature') return <Signing key={question.id} question={question} draft={draft} state={stateOf(question)} around={around}
      said={question.role === 'youngPerson' ? saidOf(definition, draft, asked, around) : []} />
    return <Ask key={question.id} question={question} draft={draft} around={around} lang={lang} onAnswer={onAnswer} warnings={warningsOn(question)} />
  }

  function warningsOn(question: Question): string[] {
    const found = findingsOn([question], verdict.findings)
    const needed = seen.has(pageKey) && found.some(({ kind }) => kind === 'required') ? [texts.missing] : []
    return [...needed, ...found.filter(({ kind }) => kind === 'mustBe').map(finding => inWords(finding, texts))]
  }

  function takenPartIn() {
    const signed = layout.filter(({ section }) => section.childFacing || section.questions.some(question => question.signedByChild))
    return signed.map(({ section }) => ({ id: section.id, label: section.title }))
  }
}

function withFiles(draft: Draft, question: string, attachments: AttachmentName[], at: string): Draft {
  const ids: Json[] = attachments.filter(name => name.question === question).map(name => name.id)
  return { ...answered(draft, undefined, question, ids.length > 0 ? { value: ids } : undefined, at), attachments }
}
