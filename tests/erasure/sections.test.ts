// What every section of a digest owes to erasure: whatever it quotes can be found by whose words they are, and taken out, in the stored
// digest and in the messages made of it.

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { digestDetails, digestMessage, type Snapshot } from '../../src/digests/compose.ts';
import { type Section, section } from '../../src/digests/section.ts';
import { blanked } from '../../src/erasure/snapshots.ts';
import { menu } from '../../src/handlers/index.ts';
import { locales } from '../../src/i18n/locale.ts';
import { madeLessons } from '../../src/lessons/content/index.ts';
import { madeIn } from '../../src/lessons/lesson.ts';
import type { Block } from '../../src/messages/message.ts';
import { withoutQuotes } from '../../src/messages/without-quotes.ts';
import { thanksIn } from '../../src/thanks/thanks.ts';
import { week } from '../digests/snapshots.ts';
import { kept } from '../harness/kept.ts';

/** All values under a key, wherever in what is stored. */
function under(key: string, stored: unknown): string[] {
  if (typeof stored !== 'object' || stored === null) return [];
  return Object.entries(stored).flatMap(([name, each]) =>
    name === key && typeof each === 'string' ? [each] : under(key, each),
  );
}

function messagesOf(one: Section) {
  const sections = [{ id: one.id, data: one.example }];
  const snapshot: Snapshot = { ...week, timeZone: 'Europe/Paris', weekly: true, sections };
  return locales.flatMap((locale) => {
    const reader = { locale, timeZone: 'Europe/Paris', channel: null };
    return [
      digestMessage(snapshot, reader, menu.sections),
      digestDetails(snapshot, reader, menu.sections),
    ].filter((each) => each !== null);
  });
}

/** Of the lessons that come with the program: nobody said it. */
const MADE_UP = new Set(
  madeLessons.flatMap((made) =>
    locales.flatMap((locale) => [0, 1, 2].map((back) => madeIn(made, locale, back).said)),
  ),
);

/** Customers' words in it: as quotes, or told by a colleague; not those of who thanks a colleague. */
function wordsIn(one: Section, blocks: readonly Block[]): string[] {
  const quotes = blocks.flatMap((block) =>
    block.kind === 'quote' &&
    block.word === undefined &&
    !MADE_UP.has(block.text) &&
    !(block.of && thanksIn(block.of))
      ? [block.text]
      : [],
  );
  return [...quotes, ...under('customerSaid', one.example)];
}

/** What erasing everybody whom it quotes leaves of their words: nothing. */
function leftBy(one: Section, blocks: readonly Block[]): string[] {
  const ids = new Set(one.quotes(one.example));
  const quoted = kept.flatMap(({ inDigests: at }) => {
    if (at === undefined) return [];
    return [{ ...at, ids: at.id === 'feedbackId' ? ids : new Set(under(at.id, one.example)) }];
  });
  const words = under('customerSaid', one.example);
  const stored = JSON.stringify(blanked(one.example, quoted));
  const taken = withoutQuotes({ summary: '', blocks }, { ids, words, instead: 'Taken out.' });
  const all = [stored, JSON.stringify(taken)];
  const isLeft = (text: string) => all.some((each) => each.includes(JSON.stringify(text).slice(1, -1)));
  return [...new Set(wordsIn(one, blocks).filter(isLeft))];
}

describe('what a digest quotes', () => {
  it.each(menu.sections.map((one) => [one.id, one] as const))('is given up to erasure by %s', (_, one) => {
    expect(messagesOf(one).flatMap(({ blocks }) => leftBy(one, blocks))).toEqual([]);
  });

  it('stands in the examples that this is tried on', () => {
    const quoting = menu.sections.filter((one) =>
      messagesOf(one).some(({ blocks }) => wordsIn(one, blocks).length > 0),
    );
    expect(quoting.map(({ id }) => id)).toEqual([
      'direction',
      'headline',
      'themes',
      'verbatims',
      'story',
      'thanks',
    ]);
  });

  it('is missed where a section keeps it elsewhere, or does not say whose it is', () => {
    const said = { id: 'a', words: 'The door was shut at noon.' };
    const common = {
      id: 'toy',
      name: { en: 'Toy', fr: 'Jouet' },
      order: 90,
      shape: z.object({ id: z.string(), words: z.string() }),
      gather: () => Promise.resolve(null),
      isNews: () => true,
      example: said,
    };
    const elsewhere = section({
      ...common,
      view: ({ id, words }) => [{ kind: 'quote', text: words, of: id }],
      quotes: ({ id }) => [id],
    });
    const nobodys = section({
      ...common,
      shape: z.object({ feedbackId: z.string(), text: z.string() }),
      view: ({ text }) => [{ kind: 'quote', text }],
      quotes: ({ feedbackId }) => [feedbackId],
      example: { feedbackId: 'a', text: said.words },
    });
    const blocks = (one: Section) => one.view(one.example, { locale: 'en', timeZone: 'UTC', channel: null });
    for (const one of [elsewhere, nobodys]) expect(leftBy(one, blocks(one))).toEqual([said.words]);
  });
});
