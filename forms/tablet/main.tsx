import './style/tablet.scss'
import '@preact/signals'
import { render } from 'preact'
// @ts-expect-error the module is made by the build and has no types of its own
import { readForm } from '../engine/target/browser/engine.js'
import { App } from './app'
import { browserEnvironment } from './environment'
import { Workspace } from './workspace'

const idleMinutes = 10

void Workspace.start(browserEnvironment(readForm, __APP_VERSION__, idleMinutes)).then(workspace => render(<App workspace={workspace} />, document.getElementById('app')!))
