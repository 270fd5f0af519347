// The app below the screens, as a page that tests drive. Argon2id is made cheap and needs no worker: its cost is not what is tested.
// @ts-expect-error the module is made by the build and has no types of its own
import { readForm } from '../engine/target/browser/engine.js'
import { browserEnvironment } from '../tablet/environment'
import { Workspace } from '../tablet/workspace'

export type StorePage = { start: () => Promise<Workspace> }

Object.assign(window, {
  storePage: { start: () => Workspace.start({ ...browserEnvironment(readForm, '0.1.0', 60), argon: { m: 8, t: 1, p: 1 }, stretcher: undefined }) } satisfies StorePage,
})
