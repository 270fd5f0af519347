// A new version of the app waits until somebody starts it. Nothing here reloads under an open interview.

/** Starts the waiting version, and with it the page anew. */
export type Update = () => void

/** Registers the service worker, and tells when a newer version lies ready. Without service workers, or when it fails, the app runs as it was loaded. */
export async function watchForUpdate(onReady: (update: Update) => void): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  const registration = await navigator.serviceWorker.register(`${import.meta.env.BASE_URL}service-worker.js`, { scope: import.meta.env.BASE_URL }).catch(() => undefined)
  if (!registration) return
  const ready = (worker: ServiceWorker) => onReady(() => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    worker.postMessage({ type: 'START_NEW_VERSION' })
  })
  if (registration.waiting && navigator.serviceWorker.controller) ready(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const found = registration.installing
    found?.addEventListener('statechange', () => {
      if (found.state === 'installed' && navigator.serviceWorker.controller) ready(found)
    })
  })
}
