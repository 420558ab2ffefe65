// Digests that are too long for their chat: every section is seen on both, and what had no room stands in the thread.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { digestDetails, digestMessage } from '../../src/digests/compose.ts';
import { type SectionSaid, share } from '../../src/digests/room.ts';
import { type Section, section } from '../../src/digests/section.ts';
import { menu } from '../../src/handlers/index.ts';
import { locales } from '../../src/i18n/locale.ts';
import type { Block, Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { slack } from '../contracts/slack.ts';
import { teams } from '../contracts/teams.ts';
import { fullSnapshot, week } from './snapshots.ts';

const reader = (locale: 'en' | 'fr') => ({ locale, timeZone: 'Europe/Paris', channel: 'slack:C1' });

const longWords = fc
  .tuple(
    fc.constantFrom('Livraison lente. ', 'a < b & c > d ', '配送が遅い。', 'é', '🚲 ', 'x\n'),
    fc.nat(250),
  )
  .map(([word, times]) => word.repeat(times + 1));

/** Whatever a section may draw; each line of it begins with the section's name. */
const anyBlock = (name: string) => {
  const words = longWords.map((text) => `${name} ${text}`);
  const many = { minLength: 1, maxLength: 30 };
  return fc.oneof(
    {
      weight: 3,
      arbitrary: words.map((text): Block => ({ kind: 'text', text: [{ strong: name }, ` ${text}`] })),
    },
    words.map((text): Block => ({ kind: 'quote', text, by: `${name}, unhappy, 2/10`, of: 'f' })),
    fc.array(words, many).map((items): Block => ({ kind: 'list', items })),
    fc
      .array(words, many)
      .map(
        (all): Block => ({ kind: 'facts', facts: all.map((value) => ({ label: `${name} & more`, value })) }),
      ),
    words.map((text): Block => ({ kind: 'note', text })),
    fc.constant<Block>({ kind: 'buttons', buttons: [{ label: `${name}?`, action: { name: 'help' } }] }),
  );
};

const toy = (blocks: readonly Block[], details: readonly Block[], i: number, weight: 1 | 2 | 3): Section =>
  section({
    id: `s${i}`,
    name: { en: nameOf(i), fr: nameOf(i) },
    order: i,
    weight,
    shape: z.object({}),
    gather: async () => ({}),
    isNews: () => true,
    view: () => blocks,
    details: () => details,
    example: {},
  });
const nameOf = (i: number) => `Section ${String.fromCharCode(65 + i)}`;

const anyDigest = fc.integer({ min: 1, max: 26 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, i) =>
      fc
        .record({
          blocks: fc.array(anyBlock(nameOf(i)), { minLength: 1, maxLength: 12 }),
          details: fc.array(anyBlock(nameOf(i)), { maxLength: 12 }),
          weight: fc.constantFrom(1, 2, 3),
        })
        .map(({ blocks, details, weight }) =>
          toy([{ kind: 'text', text: nameOf(i) }, ...blocks], details, i, weight),
        ),
    ),
  ),
);

const snapshotOf = (sections: readonly Section[]) => ({
  ...{ ...week, timeZone: 'Europe/Paris', weekly: true },
  sections: sections.map(({ id }) => ({ id, data: {} })),
});

describe.each([slack, teams].map((chat) => [chat.name, chat] as const))('a digest on %s', (_, chat) => {
  const seen = (message: Message) => chat.texts(chat.draw(message, 'en')).join('\n');

  it('shows every section, however long they are, and stays within the limits, as its details do', () => {
    fc.assert(
      fc.property(anyDigest, (sections) => {
        const snapshot = snapshotOf(sections);
        const details = digestDetails(snapshot, reader('en'), sections);
        const message = digestMessage(snapshot, reader('en'), sections);
        for (const each of details ? [message, details] : [message])
          expect(chat.problems(chat.draw(each, 'en'))).toEqual([]);
        for (let i = 0; i < sections.length; i += 1) expect(seen(message)).toContain(nameOf(i));
        expect(chat.actions(chat.draw(message, 'en')).map(({ name }) => name)).toContain('suggest');
        const inDetails = sections.filter((each) => each.details({}, reader('en')).length > 0);
        for (const { name } of inDetails) expect(details && seen(details)).toContain(name.en);
      }),
      // Shrinking a whole digest would take minutes.
      { numRuns: 20, endOnFailure: true },
    );
  });

  it('is whole where nothing limits it, as in a letter', () => {
    const items = Array.from({ length: 200 }, (_, i) => `Idea ${i + 1}`);
    const sections = [toy([{ kind: 'list', items }], [], 0, 1)];
    const snapshot = snapshotOf(sections);
    const { blocks } = digestMessage(snapshot, reader('en'), sections, 'whole');
    expect(blocks[1]).toEqual({ kind: 'list', items });
    expect(digestDetails(snapshot, reader('en'), sections, 'whole')).toBeNull();
  });

  it('says of what it left out where it stands, and there it does', () => {
    const items = Array.from({ length: 60 }, (_, i) => `Idea ${i + 1}`);
    const long = (i: number) =>
      toy(
        [
          { kind: 'text', text: [{ strong: nameOf(i) }] },
          { kind: 'list', items: items.map((each) => `${nameOf(i)}, ${each}.`) },
        ],
        [],
        i,
        1,
      );
    const short = toy([{ kind: 'text', text: 'All is well.' }], [], 2, 1);
    const sections = [long(0), long(1), short];
    const snapshot = snapshotOf(sections);
    const message = seen(digestMessage(snapshot, reader('en'), sections));
    const details = digestDetails(snapshot, reader('en'), sections);
    expect(message).toContain('Section A, Idea 19.');
    expect(message).not.toContain('Section A, Idea 20.');
    expect(message.match(/… \+41 more, in this digest’s thread/g)).toHaveLength(2);
    expect(message).toContain('All is well.');
    const after = details ? seen(details) : '';
    expect(after).toContain('Section A, Idea 20.');
    expect(after).toContain('Section B, Idea 20.');
    expect(after).not.toContain('Idea 19.');
  });

  it('has a long story in its thread, whole where it fits, else shortened and never left out', () => {
    const passage = (name: string, most: number) => `${name} ${'and so on, '.repeat(300)}`.slice(0, most);
    const story = (most: number): Block[] =>
      ['It went wrong', 'We did', 'They said'].map((name) => ({ kind: 'text', text: passage(name, most) }));
    for (const most of [2_900, 10_000]) {
      const sections = [0, 1].map((i) =>
        toy([{ kind: 'text', text: nameOf(i) }], story(most / (i + 1)), i, 1),
      );
      const details = digestDetails(snapshotOf(sections), reader('en'), sections);
      const shown = details ? seen(details) : '';
      expect(shown.match(/It went wrong|We did|They said/g)).toHaveLength(6);
      expect(shown).not.toContain('more item');
    }
  });
});

describe('the sections of a digest', () => {
  const said = (name: string, weight: number, count: number): SectionSaid => ({
    ...{ name, weight },
    blocks: Array.from({ length: count }, (_, i) => ({ kind: 'text', text: `${name} ${i}` })),
  });

  it('are left as they are where there is room, as in a full week', () => {
    for (const locale of locales) {
      const text = plainText(digestMessage(fullSnapshot, reader(locale), menu.sections), locale);
      expect(text).not.toMatch(/… \+/);
    }
  });

  it('share the room by weight, and lose nothing: what is not shown is left', () => {
    const [a, b] = share([said('a', 3, 100), said('b', 1, 100)], 'alone', 'en');
    expect([a?.shown.length, b?.shown.length]).toEqual([33, 11]);
    expect(a?.shown.at(-1)).toEqual({ kind: 'note', text: '… +68 more items' });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 60 })), {
          maxLength: 40,
        }),
        (sizes) => {
          const parts = sizes.map(([weight, count], i) => said(`part ${i},`, weight, count));
          const shared = share(parts, 'thread', 'fr');
          shared.forEach(({ shown, left }, i) => {
            const all = parts[i]?.blocks ?? [];
            const kept = all.length - left.length;
            expect(left).toEqual(all.slice(kept));
            if (kept > 0) expect(shown.slice(0, kept)).toEqual(all.slice(0, kept));
            expect(shown.length).toBe(left.length === 0 ? all.length : kept + 1);
          });
          expect(shared.flatMap(({ shown }) => shown).length).toBeLessThanOrEqual(44);
        },
      ),
    );
  });

  it('say no more than that there is more, where there is room for one line of each', () => {
    const parts = Array.from({ length: 30 }, (_, i) => said(`part ${i}`, 1, 9));
    const [first] = share(parts, 'thread', 'fr');
    expect(first?.shown).toEqual([
      { kind: 'text', text: [{ strong: 'part 0' }, ' · … +9 de plus, dans le fil de ce numéro'] },
    ]);
  });

  it('keep a button with the line that it is below', () => {
    const blocks = Array.from({ length: 30 }, (_, i): readonly Block[] => [
      { kind: 'text', text: `${i}` },
      { kind: 'buttons', buttons: [{ label: `${i}`, action: { name: 'help' } }] },
    ]).flat();
    const [{ shown = [], left = [] } = {}] = share([{ name: 'a', weight: 1, blocks }], 'alone', 'en');
    expect(shown.at(-2)?.kind).toBe('buttons');
    expect(left[0]?.kind).toBe('text');
  });
});
