// In a real browser, on what `npm run build` and `npm run examples` made. The limits end a test that hangs; a busy machine may take its time.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['e2e/**/*.test.ts'], globalSetup: ['e2e/needsChromium.ts'], reporters: ['default'], fileParallelism: false, expect: { poll: { timeout: 30_000 } }, testTimeout: 600_000, hookTimeout: 600_000 },
})
