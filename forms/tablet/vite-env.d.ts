/// <reference types="vite/client" />

/** Version of the app, from package.json; it goes into every envelope. */
declare const __APP_VERSION__: string

declare module '*.yaml' {
  const translation: import('../form/translation').Translation
  export default translation
}
