// A customer who says otherwise after they were quoted: what stands in the chat, what waits, and what digests keep of it.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { correctQuotes } from '../../src/erasure/correct.ts';
import { corrected } from '../../src/erasure/corrected.ts';
import { instantReader } from '../../src/feedback/dates/instant.ts';
import { parseItem, type RawItem } from '../../src/feedback/item.ts';
import { reviseFeedback } from '../../src/feedback/revise.ts';
import { rowsOf } from '../../src/feedback/rows.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeRows } from '../../src/feedback/store.ts';
import type { Message } from '../../src/messages/message.ts';
import { keys, type Office, office, WORKSPACE } from '../delivery/chat-peer.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const WORDS = 'Third time I send you the same attachment.';
const NOW_SAID = 'They called me back, and all is well.';
const SINCE = 'changed since by the customer';
const GENERAL = 'chat:general';

onEachEngine((engine) => {
  describe('correcting a quote', () => {
    let database: Database;
    let at: Office;
    beforeEach(async () => {
      database = await freshDatabase(engine);
      at = office(database);
      await addCompany(database.db, WORKSPACE);
    });

    /** The answer as its source gives it now, and its id. */
    const says = async (
      given: Pick<RawItem, 'score' | 'verbatim' | 'comments'>,
      how: 'replaced' | 'revised' = 'replaced',
    ): Promise<string> => {
      at.clock.pass(60_000);
      const now = at.clock.now();
      const source = await sourceForImport(database, WORKSPACE, { name: 'Reviews', heat: 'hot', now });
      const raw = { id: 'review-1', metric: 'csat', touchpoint: 'delivery', answeredAt: now.toISOString() };
      const parsed = parseItem(
        { ...raw, ...given },
        { now, instantOf: instantReader('UTC', 'dmy'), dateOrder: 'dmy' },
      );
      if (!parsed.ok) throw new Error('it can be read');
      const settings = { keys, keepOriginals: false, now, country: 'FR', replaces: correctQuotes };
      if (how === 'revised') await reviseFeedback(database, WORKSPACE, source, [parsed.value], settings);
      else {
        const rows = await rowsOf(WORKSPACE, source, [parsed.value], settings);
        await storeRows(database, WORKSPACE, source, rows, settings);
      }
      const { id } = await database.db.feedback.findFirstOrThrow({ where: { workspaceId: WORKSPACE } });
      return id;
    };
    const quoting = (of: string): Message => ({
      summary: `Week 9: ${WORDS}`,
      blocks: [
        { kind: 'quote', text: WORDS, of, by: 'Delivery, 1/5' },
        { kind: 'quote', text: 'Another customer.', of: 'b' },
      ],
    });
    const blocksOf = async (id: string) => contentFrom(await at.row(id)).message.blocks;

    it.each(['replaced', 'revised'] as const)(
      'edits the message that stands, where it is %s',
      async (how) => {
        const of = await says({ score: 1, verbatim: WORDS });
        const id = await at.queue(GENERAL, { message: quoting(of) });
        await at.after(0);
        await says({ score: 5, verbatim: NOW_SAID }, how);
        await at.after(2_000);
        expect(at.peer.edited.map(({ words }) => words)).toEqual([`Week 9: ${NOW_SAID}`]);
        expect(await blocksOf(id)).toEqual([
          { kind: 'quote', text: NOW_SAID, of, by: `Delivery, 5/5, ${SINCE}` },
          { kind: 'quote', text: 'Another customer.', of: 'b' },
        ]);
        expect(JSON.stringify(await database.db.delivery.findMany())).not.toContain(WORDS);
        // Once more, and again: each time as it is now, and marked once.
        await says({ score: 4, verbatim: 'Well, nearly all is well.' }, how);
        await at.after(2_000);
        expect(await blocksOf(id)).toContainEqual({
          ...{ kind: 'quote', text: 'Well, nearly all is well.', of },
          by: `Delivery, 4/5, ${SINCE}`,
        });
      },
    );

    it('edits nothing where it comes again as it was, or nobody quotes it', async () => {
      const of = await says({ score: 1, verbatim: WORDS });
      await at.queue(GENERAL, { message: quoting(of) });
      await at.after(0);
      await says({ score: 1, verbatim: WORDS });
      expect(await database.db.delivery.count()).toBe(1);
      await database.db.quotation.deleteMany({ where: { workspaceId: WORKSPACE } });
      await says({ score: 5, verbatim: NOW_SAID });
      expect(await database.db.delivery.count()).toBe(1);
    });

    it('posts a message that waits as it is said now', async () => {
      const of = await says({ score: 1, verbatim: WORDS });
      await at.queue(GENERAL, { message: quoting(of) });
      await says({ score: 5, verbatim: NOW_SAID });
      await at.after(0);
      expect(at.peer.posted.map(({ words }) => words)).toEqual([`Week 9: ${NOW_SAID}`]);
      expect(at.peer.edited).toEqual([]);
    });

    it('leaves a note where nothing is said any more', async () => {
      const of = await says({ score: 1, verbatim: WORDS });
      const id = await at.queue(GENERAL, { message: quoting(of) });
      await at.after(0);
      await says({ score: 1 });
      await at.after(2_000);
      const note = 'A customer’s words stood here; the customer has taken them back.';
      expect((await blocksOf(id))[0]).toEqual({ kind: 'note', text: note });
      expect(at.peer.edited.map(({ words }) => words)).toEqual([`Week 9: ${note}`]);
    });

    it('corrects what a stored digest keeps', async () => {
      const of = await says({ score: 1, verbatim: WORDS });
      const { id: runId } = await addRun(database, at.clock.now(), {
        quotes: [{ feedbackId: of, text: WORDS, touchpoint: 'delivery', score: 1, scale: 5, language: 'en' }],
      });
      await at.queue(GENERAL, { message: quoting(of), subject: `run:${runId}` });
      await at.after(0);
      await says({ score: 5, verbatim: 'Ils m’ont rappelée et tout va bien, merci à eux.' });
      const { snapshot } = await database.db.digestRun.findFirstOrThrow({
        where: { workspaceId: WORKSPACE, id: runId },
      });
      expect(snapshot).toEqual({
        quotes: [
          {
            ...{ feedbackId: of, text: 'Ils m’ont rappelée et tout va bien, merci à eux.' },
            ...{ touchpoint: 'delivery', score: 5, scale: 5, language: 'fr' },
          },
        ],
      });
    });
  });
});

/** A digest that was sent, with this in it. */
async function addRun({ db }: Database, then: Date, snapshot: object): Promise<{ readonly id: string }> {
  const w = { workspaceId: WORKSPACE };
  const when = { cadence: {}, timeZone: 'UTC', locale: 'en', plannedUntil: then };
  const schedule = { id: 'd', name: 'd', adminId: 'p', sections: [], filters: {}, formKey: 'd' };
  await db.schedule.create({ data: { ...w, ...schedule, ...when } });
  const covers = { occurrenceAt: then, coversFrom: then, coversTo: then, createdAt: then };
  const run = { id: 'run-1', scheduleId: 'd', outcome: 'posted', snapshot };
  return db.digestRun.create({ data: { ...w, ...run, ...covers } });
}

describe('a corrected message', () => {
  const quote = (text: string): Message => ({
    summary: '',
    blocks: [{ kind: 'quote', text, of: 'a' }],
  });
  const told = (before: readonly string[], after: readonly string[]) =>
    new Map([
      [
        'a',
        {
          before: { id: 'a', texts: before, points: null },
          after: { id: 'a', texts: after, points: null },
        },
      ],
    ]);

  it.each([
    ['the one that has its place', ['A', 'B'], ['A', 'C'], 'B', 'C'],
    ['another where its own went', ['A', 'B'], ['B', 'C'], 'A', 'C'],
    ['itself where it is still said', ['A', 'B'], ['B'], 'B', 'B'],
    ['what somebody adapted, as it is', ['A'], ['C'], 'A, adapted', 'A, adapted'],
  ])('shows of several comments %s', (_, before, after, shown, now) => {
    const [block] = corrected(quote(shown), told(before, after), 'en').blocks;
    expect(block).toMatchObject({ kind: 'quote', text: now });
  });

  it('keeps nowhere what is said no longer, also where another comment of the same customer stands', () => {
    const gone = 'The gate was shut all day.';
    const message = { ...quote(gone), summary: gone };
    expect(JSON.stringify(corrected(message, told([gone, 'B'], ['B']), 'en'))).not.toContain(gone);
  });

  it('is the very same one where it has nothing of it', () => {
    const message = quote('B');
    expect(corrected(message, told(['A', 'B'], ['C', 'B']), 'fr')).toBe(message);
  });
});
