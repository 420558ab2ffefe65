// Every kind of message that the program can send: none of them goes missing in silence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resendAll, undeliveredLetters } from '../../src/delivery/held.ts';
import type { Kind } from '../../src/delivery/kinds.ts';
import { type Delivery, enqueue } from '../../src/delivery/ledger.ts';
import type { NeverReason } from '../../src/delivery/outcome.ts';
import { changeFor } from '../../src/delivery/recording.ts';
import { untoldLetters } from '../../src/delivery/undelivered.ts';
import { sentence } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { missedLetter } from '../../src/undelivered/letter.ts';
import { kindText, whyText } from '../../src/undelivered/words.ts';
import { office, WORKSPACE } from '../delivery/chat-peer.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { kind, kinds } from '../harness/kinds.ts';
import { KARIM, NADIA, openCompany } from './company.ts';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const now = new Date('2026-11-29T12:00:00Z');
const REASONS: Record<NeverReason, true> = {
  archived: true,
  'not-found': true,
  'not-in-channel': true,
  'not-allowed': true,
  shared: true,
  'too-long': true,
  gone: true,
  unwanted: true,
  answered: true,
  refused: true,
};
const reasons = Object.keys(REASONS) as NeverReason[];
/** Those that somebody misses where they do not arrive. */
const missed = [...kinds.values()].filter(({ fate }) => fate === 'asked' || fate === 'told');

describe('a kind of message', () => {
  it('is nothing that can be written by hand', () => {
    // @ts-expect-error only a declaration makes one
    const byName: Kind = 'suggestion.card';
    const what = { en: 'an idea to answer', fr: 'une idée à laquelle répondre' };
    const like = { name: byName, fate: 'asked', what, standsAlone: true, isForMany: false } as const;
    // @ts-expect-error nor is whatever looks like one
    const byHand: Kind = like;
    expect(kind('suggestion.card')).toEqual(byHand);
  });

  it('is named by a feature wherever it is declared', async () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
      .filter((file) => readFileSync(join(SRC, file), 'utf8').includes('= kindsFor('));
    expect(files.length).toBeGreaterThan(10);
    const modules = await Promise.all(files.map((file) => import(/* @vite-ignore */ join(SRC, file))));
    const declared = modules.flatMap((module: object) =>
      Object.entries(module).flatMap(([name, each]) =>
        name.endsWith('Kinds') ? Object.values<Kind>(each) : [],
      ),
    );
    expect(declared.length).toBeGreaterThan(50);
    for (const each of declared) expect(kinds.get(each.name)).toBe(each);
  });
});

describe('a letter to the admins of what an address did not take', () => {
  it('says the same in whatever order the rows were read, and first what was asked', () => {
    const rows = ['suggestion.now-with', 'a.former', 'case.card', 'suggestion.passed-on', 'suggestion.card'];
    const said = (order: readonly string[]) => {
      const letters = order.map((kind) => ({ kind, reason: `refused: ${kind}` }) as Delivery);
      const missed = [{ who: 'Paul Diallo', isPerson: true, letters, next: 'passed-on' as const }];
      return plainText(missedLetter(kinds, missed, 'en'), 'en');
    };
    const all = fc.shuffledSubarray(rows, { minLength: rows.length });
    fc.assert(fc.property(all, (order) => said(order) === said(rows)));
    expect(said(rows)).toContain('an idea to answer, a letter about an idea, a case to take care of');
  });
});

describe('a message that no address takes', () => {
  it.each(missed)('is missed by somebody, whatever the reason, and has a name: $name', ({ name, fate }) => {
    const tried = { fate, attempts: 1, threadOf: null, replaces: null };
    for (const reason of reasons) {
      const change = changeFor({ kind: 'never', reason, code: reason }, tried, now);
      expect(change).toMatchObject({ state: 'dropped', isLost: true });
    }
    const held = changeFor({ kind: 'held', reason: 'refused', code: 'tomorrow' }, tried, now);
    expect(held).toMatchObject({ state: 'held', retryAt: expect.any(Date) });
    for (const locale of ['en', 'fr'] as const)
      expect(kindText(kinds, name, locale)).not.toBe(kindText(kinds, 'nothing.known', locale));
  });

  it('is missed by nobody where the next one says it, or it changes one that stands', () => {
    const tried = { attempts: 1, threadOf: null };
    const lost = ({ fate }: Kind, replaces: string | null) =>
      changeFor({ kind: 'never', reason: 'archived', code: 'x' }, { ...tried, fate, replaces }, now);
    expect(lost(kind('digest'), null)).toMatchObject({ isLost: false });
    for (const each of kinds.values()) expect(lost(each, 'another')).toMatchObject({ isLost: false });
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

onAnyEngine((engine) => {
  it.each([
    ['slack', 'user_disabled'],
    ['teams', 'CodeOfTomorrow'],
  ] as const)(
    'every kind is listed, told to the admins once, and arrives once when all are sent again: %s, %s',
    async (chat, code) => {
      const at = await openCompany(engine);
      at.refuse(KARIM, code, chat);
      // What an admin did not get about what was not delivered is for the other admins to hear.
      const sent = missed.filter(({ name }) => name !== 'undelivered.told');
      for (const kind of sent)
        await enqueue(at.database.db, {
          workspaceId: at.desk.workspace.id,
          kind,
          address: KARIM,
          message: sentence(`This is ${kind.name}.`),
          locale: 'en',
          now: at.now(),
        });
      await at.pass(2);
      const { total } = await undeliveredLetters(at.database.db, at.desk.workspace.id, { skip: 0, take: 1 });
      expect(total).toBe(sent.length);
      const listed: string[] = [];
      for (let page = 0; page * 10 < sent.length; page += 1)
        listed.push(await at.press('held', page === 0 ? undefined : `/${page}`));
      const list = listed.join('\n');
      for (const kind of sent) {
        expect(list).toContain(`This is ${kind.name}.`);
        expect(list).toContain(kindText(kinds, kind.name, 'en'));
      }
      expect(await at.rows(NADIA, 'undelivered.told')).toHaveLength(1);
      at.refuse(KARIM, null);
      await at.press('held.resend-all');
      await at.pass(1);
      for (const kind of sent) expect(at.to(KARIM, `This is ${kind.name}.`)).toHaveLength(1);
      expect(await at.press('held')).toContain('None is left.');
    },
  );

  it.each(['feed.others', 'digest.sample-details'] as const)(
    'what answers a message that was not delivered is missed with it, and comes under it once that is sent again (%s)',
    async (name) => {
      const database = await freshDatabase(engine);
      const { db } = database;
      const at = office(database);
      const card = await at.queue('chat:C1', { kind: kind('feed.gathered'), words: 'ten answers' });
      const others = await at.queue('chat:C1', { kind: kind(name), words: 'the others', threadOf: card });
      at.peer.fail(card, 'archived');
      await at.after(0);
      await at.after(60_000);
      const { deliveries } = await undeliveredLetters(db, WORKSPACE, { skip: 0, take: 9 });
      expect(deliveries.map(({ id }) => id)).toEqual([card, others]);
      expect((await untoldLetters(db, WORKSPACE, { kinds, most: 9 })).map(({ id }) => id)).toEqual([
        card,
        others,
      ]);
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
    const digest = await at.queue('chat:C1', { kind: kind('digest'), words: 'the week' });
    const details = await at.queue('chat:C1', {
      kind: kind('digest.details'),
      words: 'more',
      threadOf: digest,
    });
    at.peer.fail(details, 'archived');
    await at.after(0);
    await at.after(60_000);
    const { deliveries } = await undeliveredLetters(db, WORKSPACE, { skip: 0, take: 9 });
    expect(deliveries.map(({ id }) => id)).toEqual([details]);
    expect((await untoldLetters(db, WORKSPACE, { kinds, most: 9 })).map(({ id }) => id)).toEqual([details]);
  });

  it('of a digest that its channel did not take, neither it nor its details: the schedule’s admin is told', async () => {
    const database = await freshDatabase(engine);
    const at = office(database);
    const digest = await at.queue('chat:C1', { kind: kind('digest'), words: 'the week' });
    await at.queue('chat:C1', { kind: kind('digest.details'), words: 'more', threadOf: digest });
    at.peer.fail(digest, 'archived');
    await at.after(0);
    await at.after(60_000);
    expect((await undeliveredLetters(database.db, WORKSPACE, { skip: 0, take: 9 })).total).toBe(0);
    expect(await untoldLetters(database.db, WORKSPACE, { kinds, most: 9 })).toEqual([]);
  });
});
