import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BEGINNING, type ChainFault, canonical, type Head, hashOf, Walk } from '../../src/audit/chain.ts';
import type { AuditEntryModel as Entry } from '../../src/database/generated/sqlite/models.ts';

type Content = Pick<Entry, 'at' | 'by' | 'act' | 'details'>;

const content = fc.record({
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
  by: fc.constantFrom('command-line', 'person:nadia', 'token:Site'),
  act: fc.constantFrom('settings.changed', 'topic.closed'),
  details: fc.json(),
});
const someContents = fc.array(content, { minLength: 3, maxLength: 12 });

/** As the program writes them, after those before. */
function chained(contents: readonly Content[], last: Head = BEGINNING): Entry[] {
  let { number, hash: previous } = last;
  return contents.map((each) => {
    const entry = { workspaceId: 'acme', ...each, previous };
    number += 1;
    previous = hashOf(entry);
    return { ...entry, number, hash: previous };
  });
}

function headOf(entries: readonly Entry[]): Head {
  return entries.at(-1) ?? BEGINNING;
}

/** What is found. @param head as the database keeps it */
function walked(entries: readonly Entry[], head: Head, expected: Head | null = null): ChainFault | null {
  const walk = new Walk(expected);
  for (const entry of entries) {
    const fault = walk.take(entry);
    if (fault) return fault;
  }
  return walk.end(head);
}

const renumbered = (entries: readonly Entry[]) => entries.map((each, at) => ({ ...each, number: at + 1 }));

/** Something done to the entry at a place, and what has to be found: there, or at its neighbour. */
const property = (check: (entries: Entry[], at: number, other: Content) => void) =>
  fc.assert(
    fc.property(someContents, fc.nat(), content, (contents, place, other) => {
      const entries = chained(contents);
      check(entries, place % entries.length, other);
    }),
    { numRuns: 60 },
  );

describe('the chain of the audit log', () => {
  it('is whole as it was written, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(content, { maxLength: 12 }), (contents) => {
        const entries = chained(contents);
        expect(walked(entries, headOf(entries))).toBeNull();
        for (const known of entries) expect(walked(entries, headOf(entries), known)).toBeNull();
      }),
    );
  });

  it('tells the entry of which one character was changed, wherever', () => {
    const columns = ['workspaceId', 'by', 'act', 'details', 'previous', 'hash'] as const;
    property((entries, at) => {
      for (const column of columns) {
        const text = entries[at]?.[column] ?? '';
        const changed = { [column]: `${text.slice(0, -1)}${text.endsWith('~') ? '!' : '~'}` };
        const spoiled = entries.map((each, i) => (i === at ? { ...each, ...changed } : each));
        expect(walked(spoiled, headOf(entries))).toEqual({ kind: 'changed', number: at + 1 });
      }
      const later = entries.map((each, i) => (i === at ? { ...each, at: new Date(+each.at + 1) } : each));
      expect(walked(later, headOf(entries))).toEqual({ kind: 'changed', number: at + 1 });
    });
  });

  it('tells the entry that was changed together with its hash', () => {
    property((entries, at, other) => {
      const [forged] = chained([{ ...other, details: '"forged"' }], entries[at - 1] ?? BEGINNING);
      const spoiled = entries.flatMap((each, i) => (i === at ? (forged ?? []) : each));
      expect(walked(spoiled, headOf(entries))).toEqual({ kind: 'replaced', number: at + 1 });
    });
  });

  it('tells the entry that was removed, and where the others were numbered anew, between which', () => {
    property((entries, at) => {
      const left = entries.filter((_, i) => i !== at);
      expect(walked(left, headOf(entries))).toEqual({ kind: 'removed', number: at + 1 });
      if (at === entries.length - 1) return;
      const closed = walked(renumbered(left), { ...headOf(entries), number: left.length });
      expect(closed).toEqual(at === 0 ? { kind: 'removed', number: 1 } : { kind: 'replaced', number: at });
    });
  });

  it('tells entries that were cut from the end', () => {
    property((entries, at) => {
      expect(walked(entries.slice(0, at), headOf(entries))).toEqual({ kind: 'removed', number: at + 1 });
    });
  });

  it('tells an entry that was put in, and one that was put at the end', () => {
    property((entries, at, other) => {
      const [forged] = chained([{ ...other, details: '"forged"' }], entries[at - 1] ?? BEGINNING);
      if (!forged) throw new Error('nothing was forged');
      const spoiled = renumbered([...entries.slice(0, at), forged, ...entries.slice(at)]);
      const head = { ...headOf(entries), number: spoiled.length };
      expect(walked(spoiled, head)).toEqual({ kind: 'put-in', number: at + 1 });
      const longer = [...entries, ...chained([other], headOf(entries))];
      expect(walked(longer, headOf(entries))).toEqual({ kind: 'put-in', number: entries.length + 1 });
    });
  });

  it('written anew as a whole, or cut with what the database keeps of its end, is told by an end noted elsewhere alone', () => {
    property((entries, at, other) => {
      const noted = headOf(entries);
      const before = entries.slice(0, at);
      const anew = [
        ...before,
        ...chained([{ ...other, details: '"forged"' }, ...entries.slice(at + 1)], headOf(before)),
      ];
      expect(walked(anew, headOf(anew))).toBeNull();
      expect(walked(anew, headOf(anew), noted)).toEqual({ kind: 'rewritten', number: noted.number });
      expect(walked(before, headOf(before))).toBeNull();
      expect(walked(before, headOf(before), noted)).toEqual({ kind: 'removed', number: at + 1 });
    });
  });

  it('hashes one text for one content, in whatever order its parts are', () => {
    expect(canonical({ b: [1, { d: null, c: 'é' }], a: true })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonical(turned)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
