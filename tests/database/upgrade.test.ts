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
});
