// node audit.mjs <url> <header name> <header value>: prints one line for each audit that did not pass, then the score.
import { auditServer } from 'graphql-http'

const [url, name, value] = process.argv.slice(2)
const fetchFn = (to, init = {}) => fetch(to, { ...init, headers: { ...init.headers, [name]: value } })

const results = await auditServer({ url, fetchFn })
const missed = results.filter((result) => result.status !== 'ok')
for (const result of missed) {
  console.log(`${result.status} ${result.id} ${result.name}: ${result.reason}`)
}
console.log(`${results.length - missed.length} of ${results.length}`)
