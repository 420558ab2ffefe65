// The demo's mails of customers: one that came in, redacted and placed by its rule; one of which admins are asked what it is about.
import { expect, it } from 'vitest';
import { contentFrom } from '../../src/delivery/content.ts';
import { seed } from '../../src/demo/seed.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { plainText } from '../../src/messages/plain.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

onAnyEngine((engine) => {
  it('brings one answer and one question to each admin, on the customers’ own day', async () => {
    const database = await freshDatabase(engine);
    const keys = keysFrom([newSecret()]);
    const now = new Date('2026-11-24T15:45:00Z');
    await seed({ database, keys, teamId: 'T1', now });
    const { db } = database;
    const source = await db.source.findFirstOrThrow({ where: { name: 'E-mails transférés' } });
    const answers = await db.feedback.findMany({ where: { sourceId: source.id } });
    expect(answers).toMatchObject([{ touchpoint: 'delivery', answeredAt: new Date('2026-11-23T13:45:00Z') }]);
    expect(answers[0]?.verbatim).toMatch(/^Le livreur a laissé le fauteuil .* joindre au \[téléphone\]\.$/);
    const [waits, ...more] = await db.mailWaiting.findMany();
    expect(more).toEqual([]);
    expect(waits?.verbatim).toContain('la lampe Orion');
    const letters = await db.delivery.findMany({ where: { subject: `mail:${waits?.id}` } });
    expect(letters).toHaveLength(await db.person.count({ where: { isAdmin: true } }));
    for (const letter of letters)
      expect(plainText(contentFrom(letter, keys).message, 'fr')).toMatch(
        /De quoi parle-t-il\s\?|What is it about\?/,
      );
  });
});
