// What an hour's tidying leaves alone: of a company in which everything has happened, nothing that nobody took back.
import { expect, it } from 'vitest';
import { eraseLate } from '../../src/erasure/late.ts';
import { now, openDesk } from '../handlers/desk.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

onAnyEngine((engine) => {
  it('every quote of what is neither erased, nor taken back, nor private is still there', async () => {
    const desk = await openDesk(await freshDatabase(engine), 'en');
    const { database } = desk.kit;
    const workspaceId = desk.workspace.id;
    const quoted = () =>
      database.db.quotation.findMany({
        where: { workspaceId },
        orderBy: [{ feedbackId: 'asc' }, { deliveryId: 'asc' }],
      });
    const before = await quoted();
    expect(before.length).toBeGreaterThan(10);
    await eraseLate(database, workspaceId, now);
    expect(await quoted()).toEqual(before);
  });
});
