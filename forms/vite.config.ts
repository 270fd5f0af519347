import { preact } from '@preact/preset-vite'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { parse } from 'yaml'
import { version } from './package.json' with { type: 'json' }

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('tablet'),
  base: '/app/',
  publicDir: at('tablet/public'),
  // No module preload polyfill: it would need a script of its own in the page.
  build: { outDir: at('target/tablet'), emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  css: { preprocessorOptions: { scss: { loadPaths: [at('node_modules')], quietDeps: true } } },
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    { name: 'yaml', transform: (text, id) => id.endsWith('.yaml') ? { code: `export default ${JSON.stringify(parse(text))}`, map: null } : undefined },
    preact({ prefreshEnabled: false, devToolsEnabled: false }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'service-worker.ts',
      injectRegister: null,
      injectManifest: { globPatterns: ['**/*.{html,js,css,svg,png}'] },
      manifest: {
        name: 'Return Home', short_name: 'Return Home', description: 'Return home interviews, also without signal.', lang: 'en',
        start_url: '/app/', scope: '/app/', display: 'standalone', background_color: '#ffffff', theme_color: '#1d3557',
        icons: [
          { src: '/app/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/app/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/app/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' as 'any' },
        ],
      },
    }),
  ],
})
