import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** Where Chromium is, and the flags that it needs: `CHROMIUM_PATH`, else the system's, else the one in an npm package. */
export async function installedChromium(): Promise<{ path: string; args: string[] }> {
  const { CHROMIUM_PATH: chosen } = process.env
  if (chosen) return { path: chosen, args: [] }
  const installed = usual.find(path => existsSync(path))
  if (installed) return { path: installed, args: [] }
  const { default: packed } = await import('@sparticuz/chromium')
  return { path: await packed.executablePath(), args: ['--single-process', '--no-zygote'] }
}

export async function launch(): Promise<Browser> {
  const { path, args } = await installedChromium()
  return chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu', ...args] })
}
