// One customer of the sample company heard back: through a case, a colleague and the ledger, and the first digest can tell it.
import { expect, it } from 'vitest';
import { heardBack as figures } from '../../src/customer-replies/figures.ts';
import { repliesOf } from '../../src/customer-replies/reply.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { heardBack } from '../../src/demo/company/index.ts';
import { seed } from '../../src/demo/seed.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { plainText } from '../../src/messages/plain.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

onAnyEngine((engine) => {
  it('is answered by e-mail, once, and their case says so', async () => {
    const database = await freshDatabase(engine);
    const now = new Date('2026-11-24T15:45:00Z');
    const keys = keysFrom([newSecret()]);
    await seed({ database, keys, teamId: 'T1', now });
    const { db } = database;
    const { id: workspaceId } = await db.workspace.findFirstOrThrow();
    const found = await db.customerReply.findMany();
    expect(found).toMatchObject([{ text: heardBack.text, way: 'mail', shownAs: 'sent' }]);
    const from = { kind: 'case', id: found[0]?.fromSubject ?? '' } as const;
    expect(await repliesOf(db, workspaceId, from)).toMatchObject([{ state: 'sent' }]);
    const { status } = await db.customerCase.findFirstOrThrow({ where: { id: from.id } });
    expect(status).toBe('contacted');
    const drawn = await db.delivery.findMany({ where: { subject: `case:${from.id}` } });
    const shown = drawn.map((card) => plainText(contentFrom(card, keys).message, 'fr')).join('\n');
    expect(shown).toContain(heardBack.text);
    expect(shown).toMatch(/Envoyé au client le mardi 24 novembre à 15\sh\s15/);
    expect(shown).not.toContain(heardBack.email);
    const day = { from: new Date('2026-11-24T00:00:00Z'), to: new Date('2026-11-24T15:30:00Z') };
    expect(await figures(db, workspaceId, day)).toMatchObject({ customers: 1 });
  });
});
