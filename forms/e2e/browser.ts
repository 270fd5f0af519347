import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

/** Chromium: `CHROMIUM_PATH`, else the one of the system, else the one in an npm package. Fails when there is none: no test is skipped for it. */
export async function launch(): Promise<Browser> {
  const installed = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(path => path && existsSync(path))
  if (installed) return chromium.launch({ executablePath: installed, args: ['--no-sandbox', '--disable-gpu'] })
  const { default: packed } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packed.executablePath(), args: ['--no-sandbox', '--single-process', '--no-zygote', '--disable-gpu'] })
}
