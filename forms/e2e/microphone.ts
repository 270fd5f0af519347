import type { Page } from 'playwright-core'

/** Lets a tone of 440 Hz stand in for the microphone, which the machine may not have. */
export async function hearsTone(page: Page): Promise<void> {
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const context = new AudioContext()
      const tone = new OscillatorNode(context, { frequency: 440 })
      const microphone = new MediaStreamAudioDestinationNode(context)
      tone.connect(microphone)
      tone.start()
      return microphone.stream
    }
  })
}
