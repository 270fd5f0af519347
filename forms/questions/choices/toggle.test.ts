import { expect, test } from 'vitest'
import { toggle } from './toggle'

const options = [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }, { id: 'none', label: 'None', exclusive: true }]

test('an exclusive option stands alone', () => expect(toggle(['a', 'b'], 'none', options)).toEqual(['none']))
test('it goes when another is chosen', () => expect(toggle(['none'], 'b', options)).toEqual(['b']))
test('a second tap takes a choice back', () => expect(toggle(['a', 'b'], 'a', options)).toEqual(['b']))
test('choices stand in the order of the options', () => expect(toggle(['b'], 'a', options)).toEqual(['a', 'b']))
test('what the form no longer offers is kept', () => expect(toggle(['gone'], 'a', options)).toEqual(['a', 'gone']))
