// What erasing changes in the ledger, in cases and in stories, whatever state a message is in.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { claim } from '../../src/delivery/claim.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { eraseLate } from '../../src/erasure/late.ts';
import { follow, listening } from '../../src/erasure/reach.ts';
import type { Message } from '../../src/messages/message.ts';
import { keys, type Office, office, WORKSPACE } from '../delivery/chat-peer.ts';
import { addAnswers, addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';

const WORDS = 'Third time I send you the same attachment.';
const OTHERS = 'You called back when you said you would.';
const INSTEAD = 'A customer’s words were taken out at their request.';
const AT = '2026-03-01T09:00:00Z';
const GENERAL = 'chat:general';

/** With both customers' words, and the summary that tells what the peer was given. */
function digest(summary = `Week 9: ${WORDS}`): Message {
  return {
    summary,
    blocks: [
      { kind: 'quote', text: WORDS, of: 'a' },
      { kind: 'quote', text: OTHERS, of: 'b' },
    ],
  };
}

onEachEngine((engine) => {
  describe('erasing a customer', () => {
    let database: Database;
    let at: Office;
    beforeEach(async () => {
      database = await freshDatabase(engine);
      at = office(database);
      await addCompany(database.db, WORKSPACE);
      await addAnswers(database.db, WORKSPACE, [
        { id: 'a', customer: 'hash-a', verbatim: WORDS, score: 1, at: AT },
        { id: 'b', customer: 'hash-b', verbatim: OTHERS, score: 9, at: AT },
      ]);
    });

    const erase = (customer = 'hash-a') => {
      at.clock.pass(1);
      return eraseCustomer(database, WORKSPACE, [customer], { kept, now: at.clock.now() });
    };
    const summaryOf = async (id: string) => contentFrom(await at.row(id)).message.summary;
    const set = (id: string, data: object) =>
      database.db.delivery.update({ where: { workspaceId_id: { workspaceId: WORKSPACE, id } }, data });

    it('edits a message that was sent, and takes the words out of the row', async () => {
      const id = await at.queue(GENERAL, { message: digest() });
      await at.after(0);
      const { answers, kept, edits } = await erase();
      expect({ answers, kept, edits: edits.length }).toEqual({ answers: 1, kept: 1, edits: 1 });
      await at.after(2_000);
      expect(at.peer.edited.map(({ words }) => words)).toEqual([`Week 9: ${INSTEAD}`]);
      expect(JSON.stringify(await database.db.delivery.findMany())).not.toContain(WORDS);
      expect(contentFrom(await at.row(id)).message.blocks).toEqual([
        { kind: 'note', text: INSTEAD },
        { kind: 'quote', text: OTHERS, of: 'b' },
      ]);
    });

    it('sends a waiting message without the words, though somebody has read it already', async () => {
      const id = await at.queue(GENERAL, { message: digest() });
      const readBefore = await at.row(id);
      expect((await erase()).edits).toEqual([]);
      expect(await claim({ db: database.db, keys, clock: at.clock }, readBefore, 'slow')).toBeNull();
      await at.after(0);
      expect(at.peer.posted.map(({ words }) => words)).toEqual([`Week 9: ${INSTEAD}`]);
    });

    it('edits a message that was on its way, once it has arrived', async () => {
      const id = await at.queue(GENERAL, { message: digest() });
      at.peer.fail(id, 'answer lost');
      await at.after(0);
      expect((await at.row(id)).state).toBe('claimed');
      const { edits } = await erase();
      expect(edits).toHaveLength(1);
      await at.after(61_000);
      await at.after(61_000);
      expect(at.peer.posted.map(({ words }) => words)).toEqual([`Week 9: ${WORDS}`]);
      expect(at.peer.edited.map(({ words }) => words)).toEqual([`Week 9: ${INSTEAD}`]);
    });

    it('says of a message that may have arrived that somebody has to look', async () => {
      const [held, letBe, refused] = [
        await at.queue('chat:held', { message: digest() }),
        await at.queue('chat:let-be', { message: digest() }),
        await at.queue('chat:refused', { message: digest() }),
      ];
      await set(held, { state: 'held', reason: 'no metadata' });
      await set(letBe, { state: 'dropped', reason: 'let-be' });
      await set(refused, { state: 'dropped', reason: 'archived' });
      const { edits, doubtful, kept } = await erase();
      expect({ edits, kept, doubtful: [...doubtful].sort() }).toEqual({
        edits: [],
        kept: 3,
        doubtful: ['chat:held', 'chat:let-be'],
      });
      expect(await summaryOf(held)).toBe(`Week 9: ${INSTEAD}`);
    });

    it('leaves a message alone that shows the words no longer, and edits one as it was last drawn', async () => {
      const clean = await at.queue(GENERAL, { message: digest(), subject: 'case:1' });
      const drawn = await at.queue('chat:cases', { message: digest(), subject: 'case:2' });
      await at.after(0);
      const about = { replaces: clean, subject: 'case:1' };
      await at.queue(GENERAL, { ...about, message: { summary: 'Resolved', blocks: [] } });
      await at.queue('chat:cases', {
        replaces: drawn,
        subject: 'case:2',
        message: digest(`Taken: ${WORDS}`),
      });
      await at.after(2_000);
      const { edits } = await erase();
      expect(edits.map(({ address }) => address)).toEqual(['chat:cases']);
      await at.after(2_000);
      expect(at.peer.edited.at(-1)?.words).toBe(`Taken: ${INSTEAD}`);
      expect(JSON.stringify(await database.db.delivery.findMany())).not.toContain(WORDS);
    });

    it('does not bring one customer’s words back when another one is erased', async () => {
      await at.queue(GENERAL, { message: digest(`${WORDS} ${OTHERS}`) });
      await at.after(0);
      await erase('hash-a');
      await at.after(2_000);
      await erase('hash-b');
      await at.after(2_000);
      expect(at.peer.edited.map(({ words }) => words)).toEqual([
        `${INSTEAD} ${OTHERS}`,
        `${INSTEAD} ${INSTEAD}`,
      ]);
      expect(await database.db.quotation.count()).toBe(0);
    });

    it('finds nothing the second time, and nothing under another reference or in another company', async () => {
      await at.queue(GENERAL, { message: digest() });
      await at.after(0);
      await erase();
      const nothing = { answers: 0, kept: 0, digests: 0, posted: 0, edits: [], doubtful: [], mailed: [] };
      expect(await erase()).toMatchObject(nothing);
      expect(await erase('hash-x')).toMatchObject(nothing);
      const elsewhere = eraseCustomer(database, 'another', ['hash-b'], { kept, now: at.clock.now() });
      expect(await elsewhere).toMatchObject(nothing);
      const others = await database.db.feedback.findMany({ where: { id: 'b' } });
      expect(others).toMatchObject([{ verbatim: OTHERS, customer: 'hash-b' }]);
    });

    it('takes the customer out of cases, and what they said out of stories and their messages; names both', async () => {
      const { db } = database;
      const w = { workspaceId: WORKSPACE };
      const then = new Date(AT);
      const rule = { address: GENERAL, channelName: 'general', locale: 'en', adminId: 'p', since: then };
      await db.caseRule.create({ data: { ...w, id: 'r', name: 'r', formKey: 'r', ...rule } });
      const one = { ruleId: 'r', address: GENERAL, status: 'taken', openedAt: then };
      await db.customerCase.create({ data: { ...w, id: 'c', number: 4, customer: 'hash-a', ...one } });
      await db.caseFeedback.create({ data: { ...w, feedbackId: 'a', caseId: 'c', at: then } });
      const text = { title: 't', wentWrong: 'x', weDid: 'y', customerSaid: WORDS, learned: 'z' };
      await db.story.create({
        data: {
          ...w,
          ...text,
          id: 's',
          number: 7,
          tellerId: 'p',
          feedbackId: 'a',
          status: 'approved',
          submittedAt: then,
          formKey: 's',
        },
      });
      const facts = [{ label: 'What the customer said', value: WORDS }];
      await at.queue('chat:stories', {
        subject: 'story:s',
        message: { summary: 'A story', blocks: [{ kind: 'facts', facts }] },
      });
      await db.directionWord.create({
        data: {
          ...{ ...w, id: 'w', number: 3, authorId: 'p', text: 'We heard you.', feedbackId: 'a' },
          ...{ publishedAt: then, formKey: 'w' },
        },
      });
      await at.after(0);
      expect(await erase()).toMatchObject({
        posted: 1,
        toRead: [
          { name: 'stories', numbers: [7] },
          { name: 'thanks', numbers: [] },
          { name: 'lessons', numbers: [] },
          { name: 'cases', numbers: [4] },
          { name: 'words', numbers: [3] },
          { name: 'ideas', numbers: [] },
        ],
      });
      const cases = await db.customerCase.findMany();
      expect(cases).toMatchObject([{ customer: null, status: 'taken' }]);
      expect(await db.story.findMany()).toMatchObject([{ customerSaid: '', weDid: 'y', version: 2 }]);
      expect(JSON.stringify(await db.delivery.findMany())).not.toContain(WORDS);
    });

    it('finds words in digests from before it was noted who quotes whom', async () => {
      const { db } = database;
      const w = { workspaceId: WORKSPACE };
      const then = new Date(AT);
      const when = { cadence: {}, timeZone: 'UTC', locale: 'en', plannedUntil: then };
      const schedule = { id: 'd', name: 'd', adminId: 'p', sections: [], filters: {}, formKey: 'd' };
      await db.schedule.create({ data: { ...w, ...schedule, ...when } });
      const quoted = { feedbackId: 'a', text: WORDS, score: 1 };
      const snapshot = {
        sections: [{ id: 'verbatims', data: { happy: null, unhappy: quoted } }],
        from: AT,
      };
      const covers = { occurrenceAt: then, coversFrom: then, coversTo: then, createdAt: then };
      const run = { id: 'run-1', scheduleId: 'd', outcome: 'posted', snapshot };
      await db.digestRun.create({ data: { ...w, ...run, ...covers } });
      const blocks = [{ kind: 'quote', text: WORDS } as const];
      await at.queue(GENERAL, { subject: 'run:run-1', message: { summary: 'Old', blocks } });
      await at.after(0);
      expect(await erase()).toMatchObject({ digests: 1, kept: 1, posted: 1 });
      const [after] = await db.digestRun.findMany();
      expect(after?.snapshot).toEqual({
        sections: [{ id: 'verbatims', data: { happy: null, unhappy: { ...quoted, text: '' } } }],
        from: AT,
      });
    });

    it('is made good within the hour where a digest was being written meanwhile', async () => {
      await erase();
      await at.queue(GENERAL, { message: digest() });
      await at.after(0);
      expect(at.peer.posted.map(({ words }) => words)).toEqual([`Week 9: ${WORDS}`]);
      await eraseLate(database, WORKSPACE, at.clock.now());
      await eraseLate(database, WORKSPACE, at.clock.now());
      await at.after(2_000);
      expect(at.peer.edited.map(({ words }) => words)).toEqual([`Week 9: ${INSTEAD}`]);
    });

    it('follows each edit to its end: made, refused with its reason, or still waiting', async () => {
      for (const place of ['chat:a', 'chat:b', 'chat:c']) await at.queue(place, { message: digest() });
      await at.after(0);
      const { edits } = await erase();
      const idAt = (address: string) => edits.find((each) => each.address === address)?.deliveryId ?? '';
      at.peer.fail(idAt('chat:b'), 'archived');
      at.peer.fail(idAt('chat:c'), { laterSeconds: 600 });
      const { carrier, codeOf } = listening(at.peer);
      const sending = at.replica(database, 'command', carrier);
      const progress: number[] = [];
      let looks = 0;
      const settled = await follow(database.db, WORKSPACE, edits, {
        send: () => sending.run(),
        codeOf,
        isOver: () => looks > 2,
        rest: async () => {
          looks += 1;
          at.clock.pass(2_000);
        },
        onProgress: (count) => void progress.push(count),
      });
      expect(settled.toSorted((a, b) => a.address.localeCompare(b.address))).toEqual([
        { address: 'chat:a', fate: { kind: 'reached' } },
        { address: 'chat:b', fate: { kind: 'refused', reason: 'archived' } },
        { address: 'chat:c', fate: { kind: 'waiting' } },
      ]);
      expect(codeOf(idAt('chat:b'))).toBe('is_archived');
      // Two have an end; how soon they leave is the pace's.
      expect(progress.at(-1)).toBe(2);
      expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    });
  });
});
