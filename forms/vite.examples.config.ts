// The pages that browser tests open: examples of questions, and an interview over a test's own draft.
import { preact } from '@preact/preset-vite'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('e2e/site'),
  base: './',
  build: {
    outDir: at('target/examples'), emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0,
    rollupOptions: { input: [at('e2e/site/examples.html'), at('e2e/site/interview.html')] },
  },
  css: { preprocessorOptions: { scss: { loadPaths: [at('node_modules')], quietDeps: true } } },
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
})
