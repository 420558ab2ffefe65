// Who is let in while the database may be held by somebody else.
import { expect, it } from 'vitest';
import { doorOf, transact } from '../../src/database/client.ts';
import { freshUrl, openedHere } from '../harness/database.ts';
import { holdBy, holdWriter } from '../harness/holding.ts';

it('a chat is told within three seconds that another process writes, and let in afterwards', async () => {
  const url = await freshUrl('sqlite');
  const { enterFromChat, isStuck } = doorOf(await openedHere(url));
  const release = await holdWriter(url);
  const began = performance.now();
  await expect(enterFromChat()).rejects.toMatchObject({ trouble: 'locked' });
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(await isStuck()).toBe(true);
  await release();
  await expect.poll(() => enterFromChat().then(() => 'in', String), { timeout: 5_000 }).toBe('in');
  await expect.poll(isStuck).toBe(false);
});

it('a chat is let in while the program itself is writing', async () => {
  const database = await openedHere(await freshUrl('sqlite'));
  const { enterFromChat, isStuck } = doorOf(database);
  let release = () => {};
  let began = () => {};
  const writing = new Promise<void>((resolve) => {
    began = resolve;
  });
  const own = transact(database, async () => {
    began();
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  await writing;
  // Were it to wait for the writer, this would never end.
  await enterFromChat();
  expect(await isStuck()).toBe(false);
  release();
  await own;
});

it.each([
  ['VACUUM FULL, a migration', 'LOCK TABLE "Feedback" IN ACCESS EXCLUSIVE MODE', true],
  ['CREATE INDEX', 'LOCK TABLE "FeedbackText" IN SHARE MODE', true],
  ['a lock on another table', 'LOCK TABLE "Delivery" IN EXCLUSIVE MODE', true],
  ['a row', 'SELECT 1 FROM "WriteCheck" FOR UPDATE', false],
])(
  'on PostgreSQL everybody waits outside while another session holds a table, and nobody for a row: %s',
  async (_, statement, isShut) => {
    const url = await freshUrl('postgresql');
    const { enter, enterFromChat } = doorOf(await openedHere(url));
    await enter();
    const release = await holdBy(url, statement);
    for (const ask of [enter, enterFromChat]) {
      const since = performance.now();
      expect(
        await ask().then(
          () => 'in',
          () => 'out',
        ),
      ).toBe(isShut ? 'out' : 'in');
      expect(performance.now() - since).toBeLessThan(3_000);
    }
    await release();
    await enter();
  },
);
