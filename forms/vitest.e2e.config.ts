// In a real browser, on what `npm run build` and `npm run examples` made.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['e2e/**/*.test.ts'], globalSetup: ['e2e/needsChromium.ts'], reporters: ['default'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 },
})
