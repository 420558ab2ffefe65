// What an installation of an earlier version holds survives its upgrade.
import { expect, test } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { bundledMigrations } from '../../src/database/migrations.ts';
import { intoRequest } from '../../src/feedback/batches/batch.ts';
import { notesIn } from '../../src/reminders/note.ts';
import { scheduleById } from '../../src/schedules/schedule.ts';
import { onEachEngine, openedHere, unmigratedUrl } from '../harness/database.ts';

const submitted = '2026-11-09 09:00:00';
const due = '2026-11-16 17:00:00';

onEachEngine((engine) => {
  test('suggestions from before the reply clock wait on, or have been answered, as they did', async () => {
    const url = await unmigratedUrl(engine);
    const [first] = await bundledMigrations(engine);
    if (!first) throw new Error('no migration');
    await migrate(url, { migrations: [first] });
    const { db } = await openedHere(url);
    const run = (sql: string) => db.$executeRawUnsafe(sql);
    await run(
      `INSERT INTO "Workspace" ("id", "name", "locale", "timeZone", "createdAt") VALUES ('w', 'x', 'fr', 'Europe/Paris', '${submitted}')`,
    );
    const suggestion = (id: string, number: number, status: string, repliedAt: string) =>
      `INSERT INTO "Suggestion" ("workspaceId", "id", "number", "title", "details", "topicId", "status", "submittedAt", "dueAt", "firstReplyAt", "formKey")
       VALUES ('w', '${id}', ${number}, 'Title ${number}', '', 't', '${status}', '${submitted}', '${due}', ${repliedAt}, '${id}')`;
    const event = (id: string, position: number) =>
      `INSERT INTO "SuggestionEvent" ("workspaceId", "suggestionId", "position", "kind", "at") VALUES ('w', '${id}', ${position}, 'submitted', '${submitted}')`;
    await run(suggestion('waits', 1, 'received', 'NULL'));
    await run(suggestion('answered', 2, 'acknowledged', `'${due}'`));
    await run(suggestion('closed', 3, 'declined', `'${due}'`));
    await run(event('waits', 0));
    await run(event('answered', 0));
    await run(event('answered', 1));

    await migrate(url);
    const after = await openedHere(url);
    const rows = await after.db.suggestion.findMany({ orderBy: { number: 'asc' } });
    expect(rows.map((row) => [row.title, row.waitingSince !== null, row.remindAt !== null])).toEqual([
      ['Title 1', true, true],
      ['Title 2', false, false],
      ['Title 3', false, false],
    ]);
    expect(rows.map((row) => row.eventCount)).toEqual([1, 2, 0]);
    for (const row of rows) expect(row.firstDueAt).toEqual(row.dueAt);
    expect(await after.db.suggestionEvent.count()).toBe(3);
  });

  test('schedules that chose by a range of scores choose by the mood that it meant, or by none, and say which it was', async () => {
    const url = await unmigratedUrl(engine);
    const all = await bundledMigrations(engine);
    const at = all.findIndex(({ name }) => name.endsWith('_moods_for_scores'));
    await migrate(url, { migrations: all.slice(0, at) });
    const { db } = await openedHere(url);
    const run = (sql: string) => db.$executeRawUnsafe(sql);
    await run(
      `INSERT INTO "Workspace" ("id", "name", "locale", "timeZone", "createdAt") VALUES ('w', 'x', 'fr', 'Europe/Paris', '${submitted}')`,
    );
    const nps = { metrics: ['nps'] };
    const csat = { metrics: ['csat'] };
    const ces = { metrics: ['ces'] };
    const both = { metrics: ['csat', 'ces'] };
    // The filters of an earlier version, then what is left of them: a mood, or nothing that chooses by score.
    const schedules = [
      [{ touchpoints: ['pay'] }, { touchpoints: ['pay'] }, null],
      [{ scoreMin: 0, scoreMax: 6 }, { mood: 'unhappy' }, '0-6'],
      [
        { sourceIds: ['s'], scoreMin: 9, scoreMax: 10, mixed: true },
        { sourceIds: ['s'], mixed: true, mood: 'happy' },
        '9-10',
      ],
      [{ metrics: [], scoreMin: 7, scoreMax: 8 }, { metrics: [], mood: 'neutral' }, '7-8'],
      [{ scoreMax: 3 }, { mood: 'unhappy' }, '0-3'],
      [{ scoreMin: 9 }, { mood: 'happy' }, '9-10'],
      [{ scoreMin: 1, scoreMax: 2 }, { mood: 'unhappy' }, '1-2'],
      // Happy on one scale and unhappy on another.
      [{ scoreMin: 4, scoreMax: 5 }, {}, '4-5'],
      [{ scoreMin: 3, scoreMax: 8 }, {}, '3-8'],
      [{ scoreMin: 0, scoreMax: 10 }, {}, '0-10'],
      [{ ...nps, scoreMin: 4, scoreMax: 5 }, { ...nps, mood: 'unhappy' }, '4-5'],
      [{ ...csat, scoreMin: 4, scoreMax: 5 }, { ...csat, mood: 'happy' }, '4-5'],
      [{ ...csat, scoreMin: 3, scoreMax: 3 }, { ...csat, mood: 'neutral' }, '3-3'],
      [{ ...csat, scoreMin: 0, scoreMax: 6 }, csat, '0-6'],
      [{ ...ces, scoreMin: 1, scoreMax: 3 }, { ...ces, mood: 'unhappy' }, '1-3'],
      [{ ...ces, scoreMin: 4, scoreMax: 4 }, { ...ces, mood: 'neutral' }, '4-4'],
      [{ ...ces, scoreMin: 6, scoreMax: 7 }, { ...ces, mood: 'happy' }, '6-7'],
      [{ ...both, scoreMin: 4, scoreMax: 4 }, both, '4-4'],
      [{ ...both, scoreMin: 5, scoreMax: 5 }, { ...both, mood: 'happy' }, '5-5'],
    ] as const;
    for (const [i, [filters]] of schedules.entries())
      await run(
        `INSERT INTO "Schedule" ("workspaceId", "id", "name", "adminId", "sections", "filters", "cadence", "timeZone", "locale", "plannedUntil", "formKey")
         VALUES ('w', '${i}', 'Schedule ${i}', 'a', '[]', '${JSON.stringify(filters)}', '{"kind":"daily","at":"09:00"}', 'Europe/Paris', 'fr', '${submitted}', '${i}')`,
      );

    await migrate(url);
    const after = await openedHere(url);
    for (const [i, [was, filters, formerScores]] of schedules.entries()) {
      const row = await after.db.schedule.findFirstOrThrow({ where: { id: String(i) } });
      expect({ was, filters: row.filters }).toEqual({ was, filters });
      expect(row.formerScores).toBe(formerScores);
      expect(await scheduleById(after.db, 'w', String(i))).toMatchObject({ filters, formerScores });
    }
  });

  test('batches keep their numbers, and each company goes on after its own last one', async () => {
    const url = await unmigratedUrl(engine);
    const all = await bundledMigrations(engine);
    const at = all.findIndex(({ name }) => name.endsWith('_batch_numbers'));
    await migrate(url, { migrations: all.slice(0, at) });
    const { db } = await openedHere(url);
    for (const workspaceId of ['acme', 'acme', 'globex', 'acme'])
      await db.$executeRawUnsafe(
        `INSERT INTO "Batch" ("workspaceId", "kind", "sourceId", "sourceName", "state", "startedAt")
         VALUES ('${workspaceId}', 'api', 's', 's', 'done', '${submitted}')`,
      );

    await migrate(url);
    const after = await openedHere(url);
    const orderBy = { number: 'asc' } as const;
    expect(await after.db.batch.findMany({ orderBy, select: { workspaceId: true, number: true } })).toEqual([
      { workspaceId: 'acme', number: 1 },
      { workspaceId: 'acme', number: 2 },
      { workspaceId: 'globex', number: 3 },
      { workspaceId: 'acme', number: 4 },
    ]);
    for (const [workspaceId, next] of [
      ['acme', 5],
      ['globex', 4],
      ['initech', 1],
    ] as const) {
      const source = { workspaceId, id: 's', name: 's', lastSeenAt: null };
      const into = await intoRequest(after, source, { kind: 'api', day: null, now: new Date() });
      expect((await transact(after, into)).number).toBe(next);
    }
  });

  test('what is noted of ideas is noted still, and a reminder of them that did not arrive is one of everything', async () => {
    const url = await unmigratedUrl(engine);
    const all = await bundledMigrations(engine);
    const at = all.findIndex(({ name }) => name.endsWith('_reminders_of_anything'));
    await migrate(url, { migrations: all.slice(0, at) });
    const { db } = await openedHere(url);
    const run = (sql: string) => db.$executeRawUnsafe(sql);
    await run(
      `INSERT INTO "Workspace" ("id", "name", "locale", "timeZone", "createdAt") VALUES ('w', 'x', 'fr', 'Europe/Paris', '${submitted}')`,
    );
    await run(
      `INSERT INTO "Suggestion" ("workspaceId", "id", "number", "title", "details", "topicId", "status", "submittedAt", "firstDueAt", "dueAt", "formKey")
       VALUES ('w', 's-1', 1, 'Title', '', 't', 'testing', '${submitted}', '${due}', '${due}', 's')`,
    );
    for (const about of ['reply', 'trial'])
      await run(
        `INSERT INTO "Reminder" ("workspaceId", "personId", "suggestionId", "about", "dueAt") VALUES ('w', 'p', 's-1', '${about}', '${due}')`,
      );
    await run(
      `INSERT INTO "Delivery" ("workspaceId", "id", "kind", "subject", "address", "content", "state", "queuedAt", "notBefore")
       VALUES ('w', 'd', 'suggestion.reminder', 'reminder:reply s-1,trial s-2', 'slack:U1', '{}', 'held', '${submitted}', '${submitted}')`,
    );

    await migrate(url);
    const after = await openedHere(url);
    const asked = { personId: 'p', subject: 'suggestion:s-1', dueAt: new Date(`${due.replace(' ', 'T')}Z`) };
    expect(await after.db.reminder.findMany({ orderBy: { about: 'asc' } })).toEqual([
      { workspaceId: 'w', about: 'reply', ...asked },
      { workspaceId: 'w', about: 'trial', ...asked },
    ]);
    const letter = await after.db.delivery.findFirstOrThrow({});
    expect(letter.kind).toBe('reminder.daily');
    expect(notesIn(letter.subject)).toEqual([
      { about: 'reply', subject: 'suggestion:s-1' },
      { about: 'trial', subject: 'suggestion:s-2' },
    ]);
  });

  test('letters to anonymous authors that were sent lose the id that the chat holds, and stay where they belong', async () => {
    const url = await unmigratedUrl(engine);
    const all = await bundledMigrations(engine);
    const at = all.findIndex(({ name }) => name.endsWith('_anonymous_outbox'));
    await migrate(url, { migrations: all.slice(0, at) });
    const { db } = await openedHere(url);
    const run = (sql: string) => db.$executeRawUnsafe(sql);
    await run(
      `INSERT INTO "Workspace" ("id", "name", "locale", "timeZone", "createdAt") VALUES ('w', 'x', 'fr', 'Europe/Paris', '${submitted}')`,
    );
    await run(
      `INSERT INTO "Suggestion" ("workspaceId", "id", "number", "title", "details", "topicId", "status", "submittedAt", "firstDueAt", "dueAt", "formKey")
       VALUES ('w', 's', 1, 'Title', '', 't', 'received', '${submitted}', '${due}', '${due}', 's')`,
    );
    const letter = (id: string, address: string, replaces: string) =>
      `INSERT INTO "Delivery" ("workspaceId", "id", "kind", "address", "content", "state", "queuedAt", "notBefore", "replaces", "reason")
       VALUES ('w', '${id}', 'suggestion.replied', '${address}', '{}', 'sent', '${submitted}', '${submitted}', ${replaces}, 'not-found')`;
    await run(letter('known-to-slack', 'sealed:abc', 'NULL'));
    await run(letter('its-edit', 'sealed:def', `'known-to-slack'`));
    await run(letter('to-an-owner', 'slack:U1', 'NULL'));
    await run(
      `INSERT INTO "SuggestionEvent" ("workspaceId", "suggestionId", "position", "kind", "at", "letterId") VALUES ('w', 's', 0, 'replied', '${submitted}', 'known-to-slack')`,
    );

    await migrate(url);
    const after = await openedHere(url);
    const rows = await after.db.delivery.findMany();
    const by = (address: string) => rows.find((row) => row.address === address);
    expect(by('slack:U1')).toMatchObject({ id: 'to-an-owner', reason: 'not-found' });
    expect(JSON.stringify(rows)).not.toContain('known-to-slack');
    expect(by('sealed:def')?.replaces).toBe(by('sealed:abc')?.id);
    expect(by('sealed:abc')?.reason).toBeNull();
    const [event] = await after.db.suggestionEvent.findMany();
    expect(event?.letterId).toBe(by('sealed:abc')?.id);
  });

  test('rows that one webhook gave for the scores of one response become one, and others stay as they are', async () => {
    const url = await unmigratedUrl(engine);
    const all = await bundledMigrations(engine);
    const at = all.findIndex(({ name }) => name.endsWith('_responses'));
    await migrate(url, { migrations: all.slice(0, at) });
    const { db } = await openedHere(url);
    const run = (sql: string) => db.$executeRawUnsafe(sql);
    for (const [id, vendor] of [
      ['form', `'typeform'`],
      ['file', 'NULL'],
    ])
      await run(
        `INSERT INTO "Source" ("workspaceId", "id", "name", "vendor", "createdAt") VALUES ('w', '${id}', '${id}', ${vendor}, '${submitted}')`,
      );
    const answer = (
      id: string,
      source: string,
      customer: string,
      metric: string,
      score: number,
      verbatim = 'NULL',
    ) =>
      run(
        `INSERT INTO "Feedback" ("workspaceId", "id", "sourceId", "heat", "metric", "score", "verbatim", "customer", "answeredAt", "receivedAt")
         VALUES ('w', '${id}', '${source}', 'hot', '${metric}', ${score}, ${verbatim}, ${customer}, '${submitted}', '${due}')`,
      );
    await answer('a-csat', 'form', `'a'`, 'csat', 4);
    await answer('a-nps', 'form', `'a'`, 'nps', 9, `'Rapide'`);
    await answer('a-csat2', 'form', `'a'`, 'csat', 2);
    await answer('b-nps', 'form', `'b'`, 'nps', 3);
    await answer('c-nps', 'form', `'c'`, 'nps', 3);
    await answer('c-ces', 'form', `'c'`, 'ces', 3);
    await answer('nobody-nps', 'form', 'NULL', 'nps', 3);
    await answer('nobody-nps2', 'form', 'NULL', 'nps', 5);
    await answer('f-nps', 'file', `'a'`, 'nps', 9);
    await answer('f-csat', 'file', `'a'`, 'csat', 5);
    await run(`INSERT INTO "AnswerNumber" ("workspaceId", "feedbackId", "number") VALUES ('w', 'c-ces', 1)`);

    await migrate(url);
    const after = await openedHere(url);
    const rows = await after.db.feedback.findMany({
      include: { scores: { orderBy: { place: 'asc' } } },
      orderBy: { id: 'asc' },
    });
    expect(
      rows.map(({ id, scores }) => [
        id,
        ...scores.map(({ metric, score, counts }) => `${metric} ${score} ${counts}`),
      ]),
    ).toEqual([
      ['a-nps', 'csat 4 true', 'csat 2 false'],
      ['b-nps'],
      ['c-ces'],
      ['c-nps'],
      ['f-csat'],
      ['f-nps'],
      ['nobody-nps'],
      ['nobody-nps2'],
    ]);
    expect(rows.map(({ verbatim }) => verbatim)).toContain('Rapide');
  });
});
