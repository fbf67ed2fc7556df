// Every kind of part that a plan can have, as the published schema lists them, and which file of tests goes through it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const SCHEMA = new URL('../../../docs/plan.schema.json', import.meta.url);
const offered = JSON.parse(readFileSync(SCHEMA, 'utf8')).properties.parts.items.oneOf;

export const KINDS = offered.flatMap((kind) => kind.enum ?? kind.required);

const FILES = {
  /// The piece, or the time, is with one after the other.
  turns: ['round', 'centre', 'remembering', 'gratitude', 'pairs', 'closing'],
  /// People say something of themselves, or keep it to themselves.
  answers: ['agreements', 'values', 'weather', 'offers_and_needs', 'centre_word', 'reflection'],
  /// Everyone does the same at the same time.
  together: ['words', 'breathing', 'silence', 'together', 'break'],
};

export const kindOf = (part) => (typeof part === 'string' ? part : Object.keys(part)[0]);

/// A new kind of part must be gone through in one of the files, and each file goes through all that are its own.
export function goesThrough(file, plan) {
  assert.deepEqual(Object.values(FILES).flat().sort(), [...KINDS].sort(), 'each kind of part has its test');
  const kinds = new Set(Object.values(plan).map(kindOf));
  for (const kind of FILES[file]) assert.ok(kinds.has(kind), `parts-${file} goes through ${kind}`);
}
