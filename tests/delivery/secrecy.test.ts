import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { enqueue, referenceOf, rewrite, sealAddress, sealSubject } from '../../src/delivery/ledger.ts';
import { LEASE_MS } from '../../src/delivery/recording.ts';
import { sentence } from '../../src/messages/message.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';
import { kind } from '../harness/kinds.ts';
import { type Fault, keys, type Office, office, WORKSPACE } from './chat-peer.ts';

const AUTHOR = 'UANONYMOUS';

onEachEngine((engine) => {
  let database: Database;
  let at: Office;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    at = office(database);
  });
  const stored = async () => JSON.stringify(await database.db.delivery.findMany());
  const queueSealed = (words: string) => at.queue(sealAddress(keys, `chat:${AUTHOR}`), { words });

  /** What the chat is told of a sealed row. */
  const reference = (id: string) => referenceOf(keys, { id, address: sealAddress(keys, 'chat:') });

  describe('a message to somebody anonymous', () => {
    it('reaches them, and neither they nor what they were told stay in the database', async () => {
      const id = await queueSealed('We will do it');
      expect(await stored()).not.toContain(AUTHOR);
      await at.sending.run();
      expect(at.peer.posted).toMatchObject([{ address: `chat:${AUTHOR}`, words: 'We will do it' }]);
      expect(await stored()).not.toContain(AUTHOR);
      expect(await stored()).not.toContain('We will do it');
      expect(await at.row(id)).toMatchObject({ state: 'sent', content: {} });
    });

    it.each<[string, Fault]>([
      ['a rate limit', { laterSeconds: 5 }],
      ['a lost answer', 'answer lost'],
      ['a refusal', 'archived'],
      ['a bug', 'bug'],
    ])('leaves no trace of them in the ledger or the log after %s', async (_, fault) => {
      const id = await queueSealed('We will do it');
      at.peer.fail(reference(id), fault);
      await at.sending.run();
      await at.after(LEASE_MS);
      await at.after(2_000);
      expect(await stored()).not.toContain(AUTHOR);
      expect(at.log()).toContain(id);
      expect(at.log()).not.toContain(AUTHOR);
      expect(at.log()).not.toContain('We will do it');
    });

    it('carries a reference that stands in no column', async () => {
      await queueSealed('We will do it');
      await at.sending.run();
      const [posted] = at.peer.posted;
      expect(posted?.id).toMatch(/^[\w-]{43}$/);
      expect(await stored()).not.toContain(posted?.id);
    });

    it.each<[string, Fault[]]>([
      ['arrived', []],
      ['could not be brought to an account that is gone', ['archived']],
      ['arrived at the third try', [{ laterSeconds: 5 }, { laterSeconds: 5 }]],
      ['had arrived though the answer was lost', ['answer lost']],
      ['was lost on its way at first', ['request lost']],
    ])('looks the same on file once it %s', async (_, faults) => {
      const id = await queueSealed('We will do it');
      at.peer.fail(reference(id), ...faults);
      await at.sending.run();
      for (let i = 0; i < 10; i += 1) await at.after(10_000);
      const { state, reason, remote, place, content, attempts, sentAt, ...rest } = await at.row(id);
      const { notBefore, queuedAt, claimedAt, claimedBy, retryAt, undeliveredAt, toldAt } = rest;
      expect(notBefore).toEqual(queuedAt);
      expect([claimedAt, claimedBy, retryAt, undeliveredAt, toldAt]).toEqual([null, null, null, null, null]);
      expect({ state, reason, content, attempts }).toEqual({
        state: 'sent',
        reason: null,
        content: {},
        attempts: 1,
      });
      expect(sentAt).toEqual(new Date('2026-03-02T00:00:00Z'));
      expect(remote?.length).toBe(sealAddress(keys, 'chat:U').length);
      expect(place).toHaveLength(43);
      expect(at.log()).not.toMatch(/archived|limited|ECONNRESET/);
    });

    it.each<[string, Fault]>([
      ['arrived', 'answer lost'],
      ['did not', 'request lost'],
    ])(
      'is not held where nobody can tell whether it %s, which would name a chat: it is sent once more',
      async (_, fault) => {
        at.peer.sight = 'blind';
        const id = await queueSealed('We will do it');
        at.peer.fail(reference(id), fault);
        const states = new Set<string>();
        for (let i = 0; i < 10; i += 1) {
          await at.after(10_000);
          states.add((await at.row(id)).state);
        }
        expect([...states].toSorted()).not.toContain('held');
        expect(await at.row(id)).toMatchObject({ state: 'sent', content: {}, attempts: 1, retryAt: null });
        expect(at.peer.posted.map(({ words }) => words)).toContain('We will do it');
        expect(at.log()).not.toMatch(/held|metadata/);
      },
    );

    onceEnough(engine, () => {
      it('says the second time that it may have been read already, where nobody can tell whether it arrived', async () => {
        const [lost, found, late] = [
          await queueSealed('one'),
          await queueSealed('two'),
          await queueSealed('three'),
        ];
        at.peer.fail(reference(lost), 'answer lost', { laterSeconds: 5 });
        at.peer.fail(reference(late), { laterSeconds: 5 });
        at.peer.sight = 'blind';
        for (let i = 0; i < 12; i += 1) await at.after(10_000);
        at.peer.sight = 'clear';
        const told = (words: string) => at.peer.posted.filter((each) => each.words === words);
        expect(told('one').map(({ notes }) => notes)).toEqual([
          undefined,
          ['You may have read this already: whether it had arrived could not be seen.'],
        ]);
        expect([...told('two'), ...told('three')].map(({ notes }) => notes)).toEqual([undefined, undefined]);
        expect(await at.row(found)).toMatchObject({ state: 'sent' });
      });

      it('says nothing of the kind where it is seen that it had not', async () => {
        const id = await queueSealed('We will do it');
        at.peer.fail(reference(id), 'request lost');
        const before = (await at.row(id)).content;
        await at.sending.run();
        await at.after(LEASE_MS);
        expect((await at.row(id)).content).not.toEqual(before);
        for (let i = 0; i < 5; i += 1) await at.after(10_000);
        expect(at.peer.posted.map(({ notes }) => notes)).toEqual([undefined]);
      });

      it('gives no edit and no answer to one that never arrived', async () => {
        const id = await queueSealed('We will do it');
        at.peer.fail(reference(id), 'archived');
        await at.sending.run();
        const edit = await at.queue(sealAddress(keys, `chat:${AUTHOR}`), {
          words: 'We did it',
          replaces: id,
        });
        await at.after(2_000);
        expect(at.peer.edited).toEqual([]);
        expect(await at.row(edit)).toMatchObject({ state: 'sent', content: {} });
      });

      it.each([
        ['a place', (text: string) => sealAddress(keys, text)],
        ['a subject', (text: string) => sealSubject(keys, text)],
      ])('shows by no length which chat its reader is on, or what it is about: %s', (_, seal) => {
        const teams = `teams:${'a1b2c3d4'.repeat(20)}`;
        expect(seal('slack:U1').length).toBe(seal(teams).length);
      });
    });

    it('shows by nothing that it says in which language, or at whose hours, before it is sent', async () => {
      const sealed = {
        address: sealAddress(keys, `chat:${AUTHOR}`),
        message: sentence('We will do it'),
        keys,
      };
      const about = {
        workspaceId: WORKSPACE,
        kind: kind('voice.shared'),
        now: new Date('2026-03-02T09:00:00Z'),
      };
      const later = new Date('2026-03-02T12:00:00Z');
      const french = await enqueue(database.db, { ...about, ...sealed, locale: 'fr', notBefore: later });
      const english = await enqueue(database.db, { ...about, ...sealed, locale: 'en', notBefore: later });
      const isWritten = await rewrite(database.db, english, {
        workspaceId: WORKSPACE,
        ...sealed,
        message: sentence('Attendu avant 17 h'.repeat(200)),
        locale: 'fr',
        now: about.now,
      });
      expect(isWritten).toBe(true);
      const [first, second] = [await at.row(french), await at.row(english)].map(({ content }) =>
        JSON.stringify(content),
      );
      expect(first).toMatch(/^\{"sealed":"[\w.-]+"\}$/);
      expect(second).toMatch(/^\{"sealed":"[\w.-]+"\}$/);
      expect(first?.length).toBe(second?.length);
      expect(contentFrom(await at.row(english), keys).locale).toBe('fr');
    });

    it('is never queued in clear words', async () => {
      const { address } = { address: sealAddress(keys, `chat:${AUTHOR}`) };
      await expect(at.queue(address, { keys: undefined })).rejects.toThrow('with keys to seal it');
      expect(await database.db.delivery.count()).toBe(0);
    });

    it('moves the pace of every chat, so that none tells which one its reader is on', async () => {
      await queueSealed('We will do it');
      await at.sending.run();
      const moved = await database.db.pace.findMany({ where: { method: 'post' } });
      expect(moved.map(({ platform, nextAt }) => [platform, nextAt])).toEqual([
        ['another', moved[0]?.nextAt],
        ['chat', moved[0]?.nextAt],
      ]);
    });

    it('waits with all others to somebody anonymous while one chat counts, whichever chat its reader is on', async () => {
      const named = await at.queue('chat:C1');
      at.peer.fail(named, { limitedSeconds: 60 });
      await at.sending.run();
      const letters = [
        await queueSealed('We will do it'),
        await at.queue(sealAddress(keys, `another:${AUTHOR}`)),
      ];
      const openly = await at.queue('another:C1');
      await at.sending.run();
      expect(at.peer.posted.map(({ id }) => id)).toEqual([openly]);
      for (const id of letters) {
        const { state, attempts, notBefore, queuedAt } = await at.row(id);
        expect({ state, attempts, notBefore }).toEqual({
          state: 'pending',
          attempts: 0,
          notBefore: queuedAt,
        });
      }
      const next = await at.sending.nextAt();
      expect((next?.getTime() ?? 0) - at.clock.now().getTime()).toBeGreaterThan(50_000);
      await at.after(61_000);
      for (let i = 0; i < 5; i += 1) await at.after(1_000);
      for (const id of letters) expect(await at.row(id)).toMatchObject({ state: 'sent' });
    });

    it('looks as if it had not been tried, and so do all paces, where its own chat counts', async () => {
      const id = await queueSealed('We will do it');
      const before = await at.row(id);
      at.peer.fail(reference(id), { limitedSeconds: 60 });
      await at.sending.run();
      expect(at.peer.posted).toEqual([]);
      const { content, ...after } = await at.row(id);
      expect(after).toEqual({ ...before, content: undefined });
      const [one, other] = (await database.db.pace.findMany({ where: { method: 'post' } })).map(
        ({ platform: _, ...pace }) => pace,
      );
      expect(one).toEqual(other);
      for (let i = 0; i < 7; i += 1) await at.after(10_000);
      expect(await at.row(id)).toMatchObject({ state: 'sent' });
    });

    it('can be answered in its thread and edited, still without a trace', async () => {
      const letter = await queueSealed('We will do it');
      await at.sending.run();
      const address = sealAddress(keys, `chat:${AUTHOR}`);
      await at.queue(address, { words: 'When?', threadOf: letter });
      await at.queue(address, { words: 'We did it', replaces: letter });
      await at.after(1_000);
      await at.after(1_000);
      const [first, second] = at.peer.posted;
      expect(second?.thread).toEqual(first?.remote);
      expect(at.peer.edited).toEqual([{ remote: first?.remote, words: 'We did it' }]);
      expect(await stored()).not.toContain(AUTHOR);
    });

    it('keeps to the order of the queue, though each sealing of their address looks different', async () => {
      const ids = [await queueSealed('first'), await queueSealed('second')];
      await at.sending.run();
      expect(at.peer.posted.map((each) => each.id)).toEqual(ids.map(reference).slice(0, 1));
      await at.after(1_000);
      expect(at.peer.posted.map((each) => each.id)).toEqual(ids.map(reference));
    });
  });

  it('keeps what a named reader was told, for the record', async () => {
    const id = await at.queue('chat:U1', { words: 'We will do it' });
    await at.sending.run();
    expect(await at.row(id)).toMatchObject({ content: { message: { summary: 'We will do it' } } });
  });
});
