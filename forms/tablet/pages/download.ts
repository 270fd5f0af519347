import type { Export } from '../workspace'

/** Hands the files of an export to the browser as downloads; answers what to tell the worker. */
export function download(exported: Export): string {
  switch (exported.kind) {
    case 'nothing': return 'There is nothing unsent on this tablet.'
    case 'neverEnrolled': return 'This store was never connected to an office, so nobody could open a copy. Nothing was removed.'
    case 'storageFull': return 'The tablet is full: the copy could not be made. Free some space and try again.'
    case 'files':
      exported.files.forEach(({ name, text }) => {
        const link = document.createElement('a')
        link.href = URL.createObjectURL(new Blob([text], { type: 'application/jose' }))
        link.download = name
        link.click()
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
      })
      return `Saved ${exported.files.length === 1 ? 'one sealed file' : `${exported.files.length} sealed files`} among the downloads. Give them to your office: only a supervisor can open them. Nothing was removed from this tablet.`
  }
}
