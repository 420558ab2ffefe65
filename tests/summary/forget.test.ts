import { expect, it } from 'vitest';
import { forgetSummaries } from '../../src/summary/forget.ts';
import { addAnswers, addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const now = new Date('2026-11-30T08:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

onAnyEngine((engine) => {
  it('a sentence goes with the words that it is made of, whatever took them, and all of it after 90 days', async () => {
    const { db } = await freshDatabase(engine);
    await addCompany(db, 'w');
    await addAnswers(db, 'w', [
      { id: 'kept', verbatim: 'Colis devant la porte', at: now.toISOString() },
      { id: 'gone', verbatim: 'Carton trempé', at: now.toISOString() },
    ]);
    const sentences = [
      { feedbackId: 'kept', text: 'Colis devant la porte.', also: ['gone'] },
      { feedbackId: 'gone', text: 'Carton trempé.', also: [] },
    ];
    const common = { workspaceId: 'w', use: 'digest', subject: 's', locale: 'fr', state: 'there', sentences };
    await db.summary.create({ data: { ...common, id: 'young', askedAt: daysAgo(89), nextAt: now } });
    await db.summary.create({ data: { ...common, id: 'old', askedAt: daysAgo(91), nextAt: now } });
    await db.feedback.updateMany({ where: { workspaceId: 'w', id: 'gone' }, data: { verbatim: null } });
    await forgetSummaries(db, 'w', now);
    expect(await db.summary.findMany({ where: { workspaceId: 'w' } })).toMatchObject([
      { id: 'young', sentences: [{ text: 'Colis devant la porte.' }, { feedbackId: 'gone', text: '' }] },
    ]);
  });
});
