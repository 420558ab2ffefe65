import { expect, it } from 'vitest';
import { waysTo } from '../../src/customer-replies/way.ts';
import { answersIn, answersInBody } from '../../src/feedback/answers.ts';
import { replyPlaceOf } from '../../src/feedback/reply-places.ts';
import { blankAnswers } from '../../src/feedback/retention.ts';
import { readerOf, readOptions } from '../../src/feedback/sources/webhook.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { keys, TUESDAY } from './on-file.ts';

const reading = { now: TUESDAY, timeZone: 'Europe/Paris', locale: 'en' } as const;
const settings = { keys, keepOriginals: false, now: TUESDAY };
const source = { id: 'phone', heat: 'hot' };

/** As the API takes it. */
function itemsOf(...answers: readonly object[]) {
  const taken = answersInBody(Buffer.from(JSON.stringify(answers)), reading);
  if (taken.kind !== 'answers') throw new Error(taken.kind);
  return taken;
}
const answer = (more: object) => ({
  ...{ id: 'a', metric: 'nps', score: 2, answeredAt: '2026-11-09T09:00:00Z', verbatim: 'Late again' },
  ...more,
});

onEachEngine((engine) => {
  async function company() {
    const database = await freshDatabase(engine);
    await addCompany(database.db, 'acme');
    const store = (...answers: readonly object[]) =>
      storeFeedback(database, 'acme', source, itemsOf(...answers).items, settings);
    const place = async () => {
      const row = await database.db.feedback.findFirstOrThrow({ where: { workspaceId: 'acme' } });
      return replyPlaceOf(database.db, keys, 'acme', row.id);
    };
    return { database, store, place };
  }

  it('keeps an e-mail address, sealed, where its customer agreed to be answered there, and otherwise nowhere', async () => {
    const { database, store, place } = await company();
    await store(answer({ email: 'zoe@example.com' }));
    expect(await place()).toBeNull();
    await store(answer({ email: 'zoe@example.com', mayReply: true }));
    expect(await place()).toEqual({ kind: 'mail', at: 'zoe@example.com' });
    const rows = [
      await database.db.replyPlace.findMany({ where: { workspaceId: 'acme' } }),
      await database.db.feedback.findMany({ where: { workspaceId: 'acme' } }),
    ];
    expect(JSON.stringify(rows)).not.toContain('zoe');
    await store(answer({}));
    expect(await place()).not.toBeNull();
    await store(answer({ mayReply: false }));
    expect(await place()).toBeNull();
  });

  it('brings it not back once the answer was erased', async () => {
    const { database, store, place } = await company();
    const said = answer({ email: 'zoe@example.com', mayReply: true });
    await store(said);
    const { id } = await database.db.feedback.findFirstOrThrow({ where: { workspaceId: 'acme' } });
    await blankAnswers(database.db, 'acme', [id], TUESDAY);
    expect(await place()).toBeNull();
    await store(said);
    expect(await place()).toBeNull();
  });

  it.each([
    [
      'zendesk',
      { satisfaction_rating: { score: 'bad', ticket_id: 12, updated_at: '2026-11-09T09:00:00Z' } },
      { kind: 'zendesk', at: '12' },
    ],
    [
      'intercom',
      {
        topic: 'conversation.rating.added',
        created_at: 1_762_700_000,
        data: { item: { id: '215', conversation_rating: { rating: 1, remark: 'No' } } },
      },
      { kind: 'intercom', at: '215' },
    ],
    [
      'google-play',
      {
        reviewId: 'gp:1',
        comments: [{ userComment: { text: 'No', starRating: 1, lastModified: { seconds: '1762700000' } } }],
      },
      { kind: 'google-play', at: 'gp:1' },
    ],
    [
      'app-store',
      {
        data: {
          ...{ type: 'customerReviews', id: 'r1' },
          attributes: { rating: 1, body: 'No', createdDate: '2026-11-09T09:00:00Z' },
        },
      },
      { kind: 'app-store', at: 'r1' },
    ],
    [
      'trustpilot',
      { id: 't1', stars: 1, text: 'No', createdAt: '2026-11-09T09:00:00Z' },
      { kind: 'trustpilot', at: 't1' },
    ],
  ] as const)(
    'knows where the customer of each answer is, from what the vendor gives: %s',
    async (vendor, body, place) => {
      const { database } = await company();
      const reader = readerOf(vendor, null);
      if (!reader?.ok) throw new Error('no reader');
      const read = reader.vendor.read(body, readOptions(reader.uses, null));
      if (!read.ok) throw new Error(read.reason.code);
      const { items } = answersIn(read.items, reading);
      await storeFeedback(database, 'acme', source, items, settings);
      const { id } = await database.db.feedback.findFirstOrThrow({ where: { workspaceId: 'acme' } });
      expect(await replyPlaceOf(database.db, keys, 'acme', id)).toEqual(place);
      // Without the key by which it is fetched it cannot be written to.
      expect((await waysTo(database.db, 'acme', [id])).size).toBe(0);
    },
  );
});

it.each([
  ['an address that is none', { email: 'zoe', mayReply: true }, 'email'],
  ['several', { email: 'zoe@example.com, max@example.com', mayReply: true }, 'email'],
  ['a name with it', { email: 'Zoé <zoe@example.com>', mayReply: true }, 'email'],
  ['an agreement that is no yes or no', { email: 'zoe@example.com', mayReply: 'yes' }, 'type'],
])('an answer is refused that has %s', (_, more, code) => {
  expect(itemsOf(answer(more)).refused).toMatchObject([{ pointer: '/email', code }]);
});

it('lets nobody say by the API where an answer is at a vendor’s', () => {
  const more = { replyPlace: { kind: 'zendesk', at: '12' } };
  expect(itemsOf(answer(more)).refused).toMatchObject([{ pointer: '/replyPlace', code: 'field.unknown' }]);
});
