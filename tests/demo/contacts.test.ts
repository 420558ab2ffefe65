// The sample company's contacts: what its delivery department reads of the last month, whichever days of it were working days.
import { expect, test } from 'vitest';
import { contentFrom } from '../../src/delivery/content.ts';
import { seed } from '../../src/demo/seed.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

onAnyEngine((engine) => {
  test('one department reads its statement, with what weighs most in a customer’s words', async () => {
    const database = await freshDatabase(engine);
    // November 2026 begins on a Sunday: of its first nine days six are worked.
    const now = new Date('2026-12-01T08:00:00Z');
    await seed({ database, keys: keysFrom([newSecret()]), teamId: 'T1', now });
    const { id: workspaceId } = await database.db.workspace.findFirstOrThrow({
      where: { slackTeamId: 'T1' },
    });
    const posted = await database.db.delivery.findMany({
      where: { workspaceId, kind: 'contacts.statement' },
    });
    expect(posted.map(({ address }) => address)).toEqual(['slack:C0LIVRAISON']);
    const blocks = posted.flatMap((row) => contentFrom(row).message.blocks);
    expect(blocks.map(({ kind }) => kind)).toContain('quote');
  });
});
