// Every kind of message that the program can send: none of them goes missing in silence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { resendAll, undeliveredLetters } from '../../src/delivery/held.ts';
import type { NeverReason } from '../../src/delivery/outcome.ts';
import { changeFor } from '../../src/delivery/recording.ts';
import { untoldLetters } from '../../src/delivery/undelivered.ts';
import { kindText, whyText } from '../../src/undelivered/words.ts';
import { office, WORKSPACE } from '../delivery/chat-peer.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const src = fileURLToPath(new URL('../../src/', import.meta.url));
const now = new Date('2026-11-29T12:00:00Z');
const REASONS: Record<NeverReason, true> = {
  archived: true,
  'not-found': true,
  'not-in-channel': true,
  'not-allowed': true,
  shared: true,
  'too-long': true,
  gone: true,
};
const reasons = Object.keys(REASONS) as NeverReason[];

/** As the source writes them, beside those that are put together from a word and a prefix. */
function kinds(): string[] {
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
    .flatMap((file) => {
      const text = readFileSync(join(src, file), 'utf8');
      return [...text.matchAll(/(?:kind: |KIND = )(?:'([a-z]+\.[a-z-]+)'|`([a-z]+)\.\$)/g)];
    })
    .map(([, whole, room]) => whole ?? `${room}.anything`);
  return [...new Set([...found, 'digest', 'suggestion.card', 'case.card', 'import.done'])].toSorted();
}

describe('a message that no address takes', () => {
  it('has all kinds that the program sends among those that are tried here', () => {
    expect(kinds().length).toBeGreaterThan(25);
    expect(kinds()).toEqual(expect.arrayContaining(['voice.shared', 'feed.others', 'case.anything']));
  });

  it.each(kinds())('is missed by somebody, whatever the reason, and has a name: %s', (kind) => {
    const tried = { kind, attempts: 1, threadOf: null, replaces: null };
    for (const reason of reasons) {
      const change = changeFor({ kind: 'never', reason, code: reason }, tried, now);
      // Of a digest the schedule's admin is told, and the next one says what it would have.
      expect(change).toMatchObject({ state: 'dropped', isLost: kind !== 'digest' });
    }
    const held = changeFor({ kind: 'held', reason: 'refused', code: 'tomorrow' }, tried, now);
    expect(held).toMatchObject({ state: 'held', retryAt: expect.any(Date) });
    for (const locale of ['en', 'fr'] as const)
      expect(kindText(kind, locale)).not.toBe(kindText('nothing.known', locale));
  });

  it.each([...reasons, 'parent-dropped', 'restricted: missing_scope', 'refused: tomorrow'])(
    'says why in words of its own: %s',
    (reason) => {
      for (const locale of ['en', 'fr'] as const)
        for (const toPerson of [true, false]) {
          // No person is shared or archived.
          if (toPerson && ['archived', 'shared'].includes(reason)) continue;
          expect(whyText(reason, toPerson, locale)).not.toBe(whyText(null, toPerson, locale));
        }
    },
  );
});

onEachEngine((engine) => {
  it.each(['feed.others', 'digest.sample-details'])(
    'what answers a message that was not delivered is missed with it, and comes under it once that is sent again (%s)',
    async (kind) => {
      const database = await freshDatabase(engine);
      const { db } = database;
      const at = office(database);
      const card = await at.queue('chat:C1', { kind: 'feed.gathered', words: 'ten answers' });
      const others = await at.queue('chat:C1', { kind, words: 'the others', threadOf: card });
      at.peer.fail(card, 'archived');
      await at.after(0);
      await at.after(60_000);
      const { deliveries } = await undeliveredLetters(db, WORKSPACE, { skip: 0, take: 9 });
      expect(deliveries.map(({ id }) => id)).toEqual([card, others]);
      expect((await untoldLetters(db, WORKSPACE, 9)).map(({ id }) => id)).toEqual([card, others]);
      expect(await resendAll(db, WORKSPACE, at.clock.now())).toBe(2);
      for (let minute = 0; minute < 5; minute += 1) await at.after(60_000);
      expect(at.peer.posted.map(({ words }) => words)).toEqual(['ten answers', 'the others']);
      expect(at.peer.posted[1]?.thread).toEqual(at.peer.posted[0]?.remote);
      expect((await undeliveredLetters(db, WORKSPACE, { skip: 0, take: 9 })).total).toBe(0);
    },
  );

  it('the details of a digest that its channel took are missed where it does not take them', async () => {
    const database = await freshDatabase(engine);
    const { db } = database;
    const at = office(database);
    const digest = await at.queue('chat:C1', { kind: 'digest', words: 'the week' });
    const details = await at.queue('chat:C1', { kind: 'digest.details', words: 'more', threadOf: digest });
    at.peer.fail(details, 'archived');
    await at.after(0);
    await at.after(60_000);
    const { deliveries } = await undeliveredLetters(db, WORKSPACE, { skip: 0, take: 9 });
    expect(deliveries.map(({ id }) => id)).toEqual([details]);
    expect((await untoldLetters(db, WORKSPACE, 9)).map(({ id }) => id)).toEqual([details]);
  });

  it('of a digest that its channel did not take, neither it nor its details: the schedule’s admin is told', async () => {
    const database = await freshDatabase(engine);
    const at = office(database);
    const digest = await at.queue('chat:C1', { kind: 'digest', words: 'the week' });
    await at.queue('chat:C1', { kind: 'digest.details', words: 'more', threadOf: digest });
    at.peer.fail(digest, 'archived');
    await at.after(0);
    await at.after(60_000);
    expect((await undeliveredLetters(database.db, WORKSPACE, { skip: 0, take: 9 })).total).toBe(0);
    expect(await untoldLetters(database.db, WORKSPACE, 9)).toEqual([]);
  });
});
