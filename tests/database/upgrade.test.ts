// What an installation of an earlier version holds survives its upgrade.
import { expect, test } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { bundledMigrations } from '../../src/database/migrations.ts';
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
});
