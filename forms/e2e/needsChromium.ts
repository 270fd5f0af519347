// Before all browser tests: there is a Chromium that starts. None of them is skipped for the lack of it.
import { installedChromium, launch } from './browser'

export async function setup(): Promise<void> {
  let from = 'its npm package'
  try {
    from = (await installedChromium()).path
    const browser = await launch()
    console.log(`Browser tests run on Chromium ${browser.version()} (${from}).`)
    await browser.close()
  } catch (fault) {
    const why = String((fault as Error).message ?? fault).split('\n').find(line => line.trim() !== '') ?? ''
    throw new Error(`The browser tests need a Chromium and ${from} does not start (${why}): install one (Debian: apt-get install chromium), set CHROMIUM_PATH to it, or leave the browser tests out with -Dbrowser.skip=true.`)
  }
}
