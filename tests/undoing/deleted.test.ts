// What becomes of an answer that was deleted where its customer gave it.
import { expect, it } from 'vitest';
import { contentFrom } from '../../src/delivery/content.ts';
import { takeOutDeleted } from '../../src/undoing/deleted.ts';
import { office, WORKSPACE } from '../delivery/chat-peer.ts';
import { addAnswers, addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const WORDS = 'Third time I send you the same attachment.';
const NOTE = 'A customer’s words stood here; the customer has taken them back.';

onEachEngine((engine) => {
  it('goes with its quotes, and what its customer asked to erase stays erased', async () => {
    const database = await freshDatabase(engine);
    const { db } = database;
    const at = office(database);
    await addCompany(db, WORKSPACE);
    const answeredAt = '2026-03-01T09:00:00Z';
    await addAnswers(db, WORKSPACE, [
      { id: 'a', customer: 'hash-a', verbatim: WORDS, score: 1, at: answeredAt },
      { id: 'b', customer: 'hash-b', verbatim: 'Gone.', score: 2, at: answeredAt },
      { id: 'c', customer: 'hash-c', verbatim: 'All is well.', score: 9, at: answeredAt },
    ]);
    const erasedAt = new Date('2026-03-01T10:00:00Z');
    await db.feedback.updateMany({ where: { workspaceId: WORKSPACE, id: 'b' }, data: { erasedAt } });
    const id = await at.queue('chat:general', {
      message: { summary: `Week 9: ${WORDS}`, blocks: [{ kind: 'quote', text: WORDS, of: 'a' }] },
    });
    await at.after(0);
    at.clock.pass(1);
    // Twice: whoever died in between does it again.
    for (const _ of [1, 2]) await takeOutDeleted(database, WORKSPACE, ['a', 'b', 'd'], at.clock.now());
    await at.after(2_000);
    expect(at.peer.edited.map(({ words }) => words)).toEqual([`Week 9: ${NOTE}`]);
    expect(contentFrom(await at.row(id)).message.blocks).toEqual([{ kind: 'note', text: NOTE }]);
    expect(await db.feedback.findMany({ select: { id: true } })).toEqual([{ id: 'c' }]);
    expect(await db.erasedAnswer.findMany()).toMatchObject([{ feedbackId: 'b', erasedAt }]);
    expect(JSON.stringify(await db.delivery.findMany())).not.toContain(WORDS);
  });
});
