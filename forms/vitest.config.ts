import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['{conformance,form,questions,tablet}/**/*.test.{ts,tsx}'], reporters: ['dot'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
})
