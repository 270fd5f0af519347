// What may open a store. Argon2id makes a guess cost a good part of a second; that does not save six digits.

const leastCharacters = 12
const leastWords = 4
const leastDifferent = 5

/** The passphrase as it is hashed: form KC, single blanks. What looks alike to the worker opens alike. */
export function normalised(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/g, ' ')
}

/** Whether a new passphrase is good enough, or why not: too short, or made of too few different characters. */
export function judgePassphrase(passphrase: string): 'fine' | 'tooShort' | 'tooPlain' {
  const text = normalised(passphrase)
  if ([...text].length < leastCharacters && new Set(text.toLowerCase().split(' ')).size < leastWords) return 'tooShort'
  return new Set(text).size < leastDifferent ? 'tooPlain' : 'fine'
}
