// Of the three seconds that a chat waits: what is not done in them, while the database is held, is not done at all.
import { expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { DECIDED_MS, inTime } from '../../src/platforms/in-time.ts';
import { freshDesk, now } from '../handlers/desk.ts';
import { onEachEngine } from '../harness/database.ts';

const open = async () => {};
/** Less patience than a chat has: what is decided once it is over is the same. */
const SOON_MS = 100;

it('is decided a while before a chat gives up', () => {
  expect(DECIDED_MS).toBeLessThanOrEqual(2_500);
});

onEachEngine((engine) => {
  /** Something to write, once `go` is called. */
  async function asked() {
    const { kit } = await freshDesk(engine, 'en');
    let go = () => {};
    const may = new Promise<void>((resolve) => {
      go = resolve;
    });
    const write = async ({ database }: typeof kit) => {
      await may;
      return transact(database, (tx) => tx.writeCheck.create({ data: { id: 'mine', at: now } }));
    };
    const written = () => kit.database.db.writeCheck.count({ where: { id: 'mine' } });
    return { kit, go: () => go(), write, written };
  }

  it('whoever asks is told in time that it is held, and what they asked for is not done once it is free', async () => {
    const { kit, go, write, written } = await asked();
    const door = { enter: open, enterFromChat: open, isStuck: async () => true };
    let later: Promise<unknown> = Promise.resolve();
    const began = performance.now();
    const held = (bounded: typeof kit) => {
      later = write(bounded);
      return later;
    };
    const answer = inTime(kit, door, held, SOON_MS);
    await expect(answer).rejects.toMatchObject({ trouble: 'locked' });
    expect(performance.now() - began).toBeLessThan(3_000);
    go();
    await expect(later).rejects.toMatchObject({ trouble: 'locked' });
    expect(await written()).toBe(0);
  });

  it('what only takes long is waited for, and done', async () => {
    const { kit, go, write, written } = await asked();
    let looks = 0;
    const isStuck = async () => {
      looks += 1;
      if (looks === 2) go();
      return false;
    };
    await inTime(kit, { enter: open, enterFromChat: open, isStuck }, write, SOON_MS);
    expect(await written()).toBe(1);
  });
});
