// Keeps the files of the app for use without a network. It knows nothing of interviews: no answer of the server is ever kept here.
/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

const scope = new URL(self.registration.scope).pathname
const page = createHandlerBoundToURL(`${scope}index.html`)

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.mode === 'navigate' && url.origin === self.location.origin && url.pathname.startsWith(scope)) event.respondWith(page({ request, url, event }))
})

// A new version takes over only when a person asked for it.
self.addEventListener('message', event => {
  if ((event.data as { type?: string } | null)?.type === 'START_NEW_VERSION') void self.skipWaiting()
})
