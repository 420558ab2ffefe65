// Answers that are fetched: each once and as it is now, whatever the vendor does meanwhile.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SourcePull, savePull } from '../../../src/feedback/pulling/account.ts';
import { pullSome, takeDue } from '../../../src/feedback/pulling/pull.ts';
import { freshDatabase, onAnyEngine, onEachEngine, rowsOn } from '../../harness/database.ts';
import { DAY, fetched, keys, MINUTE, one, START, shown } from './fetched.ts';
import { servers, typeform, type VendorServer, zendesk } from './vendors.ts';

/** The same, with no id by which it could be known. */
function spoil(answer: unknown): unknown {
  const spoiled = structuredClone(answer);
  if (typeof spoiled !== 'object' || spoiled === null) throw new Error('an answer is an object');
  for (const id of ['id', 'token', 'ticket_id', 'reviewId', 'subjects', 'subject_zrns'])
    Reflect.deleteProperty(spoiled, id);
  return spoiled;
}

onAnyEngine((engine) => {
  const named = servers.map((server) => [server.named ?? server.vendor, server] as const);
  describe.each(rowsOn(engine, named, 2))('%s', (_, server) => {
    it('gives its history first, page by page, then what is new, each answer once', async () => {
      const at = await fetched(await freshDatabase(engine), server);
      at.say(
        Array.from({ length: 1_250 }, (_, i) => one(i + 1, new Date(START.getTime() - i * 20 * MINUTE))),
      );
      await at.pass();
      expect(await at.stored()).toEqual(shown(at.said()));
      at.move(61 * MINUTE);
      at.say([...at.said(), one(2_000, new Date(at.now().getTime() - MINUTE))]);
      const from = at.now();
      await at.pass();
      expect(await at.stored()).toEqual(shown(at.said()));
      const row = await at.row();
      expect({ brought: row.brought, failures: row.failures }).toEqual({ brought: 1, failures: 0 });
      expect((await at.source()).lastSeenAt?.getTime()).toBeGreaterThanOrEqual(from.getTime());
    }, 30_000);

    it('loses nothing to one answer that cannot be read, and says that there is one', async () => {
      const spoiled: VendorServer = {
        ...server,
        serve: (url, request, said) => {
          const served = server.serve(url, request, said);
          if (server.spoiled) return typeof served === 'number' ? served : server.spoiled(served, request);
          // Of the list of this page, one that is no answer at all.
          return typeof served === 'object' && served !== null && !('fields' in served)
            ? Object.fromEntries(
                Object.entries(served).map(([name, value]) => [
                  name,
                  Array.isArray(value) ? [...value, spoil(value[0])] : value,
                ]),
              )
            : served;
        },
      };
      const at = await fetched(await freshDatabase(engine), spoiled);
      at.say([one(1, new Date(START.getTime() - DAY)), one(2, new Date(START.getTime() - DAY))]);
      await at.pass();
      expect(await at.stored()).toEqual(shown(at.said()));
      expect((await at.source()).errorCount).toBe(1);
    });

    it('has no more what was deleted, once two lists an hour apart lack it, and believes none that lacks a lot', async () => {
      const at = await fetched(await freshDatabase(engine), server);
      const all = Array.from({ length: 30 }, (_, i) =>
        one(i + 1, new Date(START.getTime() - (i + 1) * MINUTE)),
      );
      at.say(all);
      await at.pass();
      const again = async () => {
        at.move(61 * MINUTE);
        await at.pass();
      };
      at.say(all.filter(({ id }) => id !== '2'));
      await again();
      expect(await at.stored()).toEqual(shown(all));
      // It was only missed.
      at.say(all);
      await again();
      at.say(all.filter(({ id }) => id !== '2'));
      await again();
      expect(await at.stored()).toEqual(shown(all));
      await again();
      expect(await at.stored()).toEqual(shown(at.said()));
      const left = at.said();
      at.say(left.slice(0, 5));
      await again();
      await again();
      expect(await at.stored()).toEqual(shown(left));
      // Should it come again, it is there again.
      at.say(all);
      await again();
      expect(await at.stored()).toEqual(shown(all));
    });

    it('gives what was changed, once it is', async () => {
      const at = await fetched(await freshDatabase(engine), server);
      const days = (n: number) => new Date(START.getTime() - n * DAY);
      at.say([one(1, days(20)), one(2, days(3)), one(3, days(2))]);
      await at.pass();
      at.move(61 * MINUTE);
      const [first, second, third] = at.said();
      if (!first || !second || !third) throw new Error('three');
      const changed = { ...second, stars: 1, words: 'not any more', changedAt: at.now() };
      at.say([first, changed, third]);
      await at.pass();
      expect(await at.stored()).toEqual(shown(at.said()));
      expect((await at.row()).brought).toBe(1);
    });
  });
});

onEachEngine((engine) => {
  it('whatever is said, changed and taken back while pages are read, each answer is there once and as it is', async () => {
    const database = await freshDatabase(engine);
    let company = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...servers),
        fc.integer({ min: 0, max: 700 }),
        fc.array(
          fc.record({
            what: fc.constantFrom('add', 'change', 'take', 'fail', 'limit', 'die', 'wait'),
            which: fc.nat({ max: 10_000 }),
          }),
          { maxLength: 12 },
        ),
        async (server, count, events) => {
          company += 1;
          const at = await fetched(database, server, `acme-${company}`);
          at.say(
            Array.from({ length: count }, (_, i) => one(i + 1, new Date(START.getTime() - i * 30 * MINUTE))),
          );
          const taken = new Set<string>();
          let next = count + 1;
          const todo = [...events];
          at.between(() => {
            const event = todo.shift();
            if (!event) return;
            const said = at.said();
            const hit = said[event.which % Math.max(1, said.length)];
            if (event.what === 'add') at.say([...said, one(next++, at.now())]);
            // Of those that the vendor still shows when it is asked again.
            else if (
              event.what === 'change' &&
              hit &&
              at.now().getTime() - hit.createdAt.getTime() < (server.changesFor ?? 20 * DAY)
            )
              at.say(
                said.map((each) =>
                  each === hit ? { ...each, words: `changed ${event.which}`, changedAt: at.now() } : each,
                ),
              );
            else if (event.what === 'take' && hit) {
              taken.add(hit.id);
              at.say(said.filter((each) => each !== hit));
            } else if (event.what === 'fail') at.refuse(500);
            else if (event.what === 'limit') at.refuse(429, '30');
            else if (event.what === 'wait') at.move(90_000);
          });
          for (let i = 0; i < 60; i += 1) {
            const dying = new AbortController();
            if (todo[0]?.what === 'die') dying.abort();
            await at.minute(dying.signal);
            at.refuse(null);
            const row = await at.row();
            if (row.page === null && row.endedAt !== null && todo.length === 0) break;
            at.move(11 * MINUTE);
          }
          // Once more, for what changed after it was read.
          at.between(null);
          at.move(6 * 60 * MINUTE);
          await at.pass();
          const kept = await at.stored();
          const there = shown(at.said());
          // What was taken back at the vendor's may have been read before.
          const unexpected = subtract(kept, there);
          expect(subtract(there, kept)).toEqual([]);
          expect(unexpected.length).toBeLessThanOrEqual(taken.size);
        },
      ),
      { numRuns: 20 },
    );
  }, 300_000);

  it('a process that dies after it stored a page reads it again, and nothing twice', async () => {
    const at = await fetched(await freshDatabase(engine), typeform);
    at.say(Array.from({ length: 1_500 }, (_, i) => one(i + 1, new Date(START.getTime() - i * MINUTE))));
    const before = await takeDue(at.parts);
    if (before === null) throw new Error('it is due');
    await pullSome(at.parts, before, AbortSignal.abort());
    const stands = await at.row();
    expect(stands.page).not.toBeNull();
    // As if it had died before it wrote down where it stands.
    await at.parts.database.db.sourcePull.update({
      where: { workspaceId_sourceId: { workspaceId: 'acme', sourceId: before.sourceId } },
      data: { ...placeOf(before), nextAt: at.now() },
    });
    await at.pass();
    expect(await at.stored()).toEqual(shown(at.said()));
  });

  it('of two replicas one has it at a time, and what a dead one had is taken over', async () => {
    const at = await fetched(await freshDatabase(engine), typeform);
    const both = await Promise.all([takeDue(at.parts), takeDue(at.parts)]);
    expect(both.filter((each) => each !== null)).toHaveLength(1);
    at.move(9 * MINUTE);
    expect(await takeDue(at.parts)).toBeNull();
    at.move(MINUTE);
    expect(await takeDue(at.parts)).not.toBeNull();
  });
});

function placeOf({ page, newest, upTo, bringing, refused }: SourcePull) {
  return { page, newest, upTo, bringing, refused };
}

/** With as many of each as there are. */
function subtract(all: readonly string[], those: readonly string[]): string[] {
  const left = [...those];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

onAnyEngine((engine) => {
  it.each([
    [401, null, 'fetch.denied', 360],
    [404, null, 'fetch.gone', 360],
    [500, null, 'fetch.later', 2],
    [429, null, 'fetch.later', 2],
    [429, '600', 'fetch.later', 10],
    [503, 'Mon, 02 Nov 2026 09:20:00 GMT', 'fetch.later', 20],
    // A mistake of somebody's: a day at most.
    [429, '999999', 'fetch.later', 24 * 60],
    [400, null, 'fetch.shape', 360],
  ])(
    '%i with Retry-After %s is %s, and asked again after %i minutes',
    async (status, retryAfter, code, minutes) => {
      const at = await fetched(await freshDatabase(engine), typeform);
      at.refuse(status, retryAfter);
      await at.minute();
      const { nextAt, failures } = await at.row();
      const wait = (nextAt.getTime() - at.now().getTime()) / MINUTE;
      // Not all sources at one instant; never before the vendor allows it.
      expect(wait).toBeGreaterThanOrEqual(retryAfter === null ? 0.9 * minutes : minutes);
      expect(wait).toBeLessThanOrEqual(retryAfter === null ? minutes : 1.1 * minutes);
      expect(failures).toBe(1);
      expect(await at.source()).toMatchObject({ lastError: code, errorCount: 1 });
      at.refuse(null);
      at.move(1.1 * minutes * MINUTE);
      await at.pass();
      expect(await at.source()).toMatchObject({ errorCount: 0 });
    },
  );

  it('waits twice as long after each failure, and six hours at most', async () => {
    const at = await fetched(await freshDatabase(engine), typeform);
    at.refuse(503);
    const waits: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      await at.minute();
      const wait = (await at.row()).nextAt.getTime() - at.now().getTime();
      waits.push(wait / MINUTE);
      at.move(wait);
    }
    const most = [2, 4, 8, 16, 32, 64, 128, 256, 360, 360];
    expect(waits.filter((wait, i) => wait <= (most[i] ?? 0) && wait >= 0.9 * (most[i] ?? 0))).toHaveLength(
      10,
    );
  });

  it('stops where it cannot tell what the fields are, and passes over nothing', async () => {
    const database = await freshDatabase(engine);
    const unmapped = { ...typeform, serve: noTypes };
    const at = await fetched(database, unmapped);
    at.say([one(1, START)]);
    await at.minute();
    expect(await at.source()).toMatchObject({ lastError: 'fetch.fields:nothing.mapped' });
    expect((await at.row()).upTo).toBeNull();
    const { vendor, account } = typeform;
    const now = at.now();
    await savePull(
      database,
      { keys, workspaceId: 'acme' },
      {
        ...{ name: 'Reviews', vendor, account, secret: null, heat: null, touchpoint: null, since: null },
        mapping: { r1: 'csat 1-5' },
      },
      { by: 'command-line', now },
    );
    await at.pass();
    expect(await at.stored()).toHaveLength(1);
  });

  it('SurveyMonkey: a history of thousands leaves half of the 500 requests that its program has in a day', async () => {
    const server = servers.find((each) => each.vendor === 'surveymonkey');
    if (!server) throw new Error('a server');
    const at = await fetched(await freshDatabase(engine), server);
    at.say(Array.from({ length: 30_000 }, (_, i) => one(i + 1, new Date(START.getTime() - i * MINUTE))));
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      await at.minute();
      at.move(5 * MINUTE);
    }
    expect(at.asked()).toBeLessThanOrEqual(250);
    // And uses what it may.
    expect(at.asked()).toBeGreaterThan(200);
  }, 60_000);

  it('an answer that gives no score and no comment, among others that tell what the fields are, stops nothing', async () => {
    const server = servers.find((each) => each.vendor === 'surveymonkey');
    if (!server) throw new Error('a server');
    const question = (id: string, family: string, heading: string, answers: unknown) => ({
      ...{ id, family, heading },
      answers,
    });
    const answer = (id: string, questions: readonly unknown[]) => ({
      ...{ id, response_status: 'completed', date_modified: '2026-11-01T09:00:00+00:00' },
      // As SurveyMonkey gives it: of what was skipped nothing stands there.
      pages: [{ id: 'p1', questions }],
    });
    const city = question('q3', 'single_choice', 'Where?', [{ simple_text: 'Lyon' }]);
    const why = question('q2', 'open_ended', 'Why?', [{ text: 'late' }]);
    let data = [answer('1', [city, why]), answer('2', [city])];
    const at = await fetched(await freshDatabase(engine), {
      ...server,
      mapping: null,
      serve: () => ({ data }),
    });
    await at.pass();
    expect(await at.stored()).toEqual(['null late']);
    expect(await at.source()).toMatchObject({ errorCount: 0 });
    // A question that was never seen may be the comment under another name: nothing is passed over.
    data = [...data, answer('3', [question('q9', 'matrix', 'And?', [{ simple_text: 'never' }])])];
    at.move(61 * MINUTE);
    await at.minute();
    expect(await at.source()).toMatchObject({ lastError: 'fetch.fields:nothing.mapped' });
  });

  it.each([1, 2])(
    'Zendesk: of two ratings of one ticket the later counts, and changes nothing by being read again (%i to a page)',
    async (size) => {
      const rating = (id: number, score: string, comment: string, created_at: string) => {
        return {
          ...{ id, ticket_id: 7, requester_id: 1, score, comment, created_at },
          updated_at: created_at,
        };
      };
      const all = [
        rating(1, 'bad', 'late', '2026-11-01T08:00:00Z'),
        rating(2, 'good', 'all is well now', '2026-11-01T09:00:00Z'),
      ];
      const at = await fetched(await freshDatabase(engine), {
        ...zendesk,
        serve: (url) => {
          const from = Number(url.searchParams.get('page[after]') ?? 0);
          const to = from + size;
          const meta = { has_more: to < all.length, after_cursor: String(to) };
          return { satisfaction_ratings: all.slice(from, to), meta };
        },
      });
      await at.pass();
      for (let i = 0; i < 2; i += 1) {
        expect(await at.stored()).toEqual(['5 all is well now']);
        at.move(61 * MINUTE);
        await at.pass();
        expect((await at.row()).brought).toBe(0);
      }
    },
  );

  it('an answer that was left out is told as that, whatever failed and went well after it', async () => {
    let fails = true;
    const rating = (id: number, score: string) => ({
      id,
      ticket_id: id,
      score,
      created_at: '2026-11-01T08:00:00Z',
    });
    const at = await fetched(await freshDatabase(engine), {
      ...zendesk,
      serve: (url) => {
        const mark = url.searchParams.get('page[after]');
        if (mark === null)
          return {
            satisfaction_ratings: [rating(1, 'splendid')],
            meta: { has_more: true, after_cursor: 'b' },
          };
        if (fails) return 500;
        return { satisfaction_ratings: [rating(2, 'good')], meta: { has_more: false } };
      },
    });
    await at.minute();
    expect(await at.source()).toMatchObject({ lastError: 'fetch.later', errorCount: 2 });
    fails = false;
    at.move(2 * MINUTE);
    await at.minute();
    expect(await at.source()).toMatchObject({ lastError: 'fetch.answer:', errorCount: 1 });
  });

  it('asks no more in a minute than it says', async () => {
    const at = await fetched(await freshDatabase(engine), zendesk);
    at.say(Array.from({ length: 12_000 }, (_, i) => one(i + 1, new Date(START.getTime() - i * MINUTE))));
    await at.minute();
    expect(at.asked()).toBe(100);
    expect((await at.row()).page).not.toBeNull();
    expect(await at.minute()).toBe(false);
    at.move(MINUTE);
    await at.pass();
    expect(await at.stored()).toHaveLength(12_000);
  }, 60_000);

  it('is asked for again from another day on where an admin says one', async () => {
    const database = await freshDatabase(engine);
    const at = await fetched(database, typeform);
    at.say([one(1, new Date(START.getTime() - 90 * DAY)), one(2, START)]);
    await at.pass();
    expect(await at.stored()).toEqual(['3 word 2']);
    const { vendor, account } = typeform;
    await savePull(
      database,
      { keys, workspaceId: 'acme' },
      {
        ...{ name: 'Reviews', vendor, account, secret: null, heat: null, touchpoint: null, mapping: null },
        since: new Date(START.getTime() - 100 * DAY),
      },
      { by: 'command-line', now: at.now() },
    );
    await at.pass();
    expect(await at.stored()).toEqual(['2 word 1', '3 word 2']);
  });
});

/** A form of which nothing tells what its fields are. */
const noTypes: VendorServer['serve'] = (url, request, said) => {
  const served = typeform.serve(url, request, said);
  return JSON.parse(
    JSON.stringify(served)
      .replaceAll('"rating"', '"dropdown"')
      .replaceAll('"long_text"', '"short_text"')
      .replaceAll('How satisfied are you?', 'A?'),
  );
};
