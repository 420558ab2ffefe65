// Ending a question to customers from the chat: its reader and whoever may ask it can, and nobody else.
import { beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { transact } from '../../src/database/client.ts';
import { menu } from '../../src/handlers/index.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { addQuestions } from '../community/on-file.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type CompanyDesk, now, openCompanyDesk } from './company-desk.ts';

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  let questions: Awaited<ReturnType<typeof addQuestions>>;

  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
    const { workspaceId, nadia, karim, ines, kit } = desk;
    const topic = { nameFr: 'Cour', nameEn: 'Yard', replyDays: null, ownerIds: [nadia.id] };
    await transact(database, (tx) => saveTopic(tx, workspaceId, topic, null, somebody));
    const [{ id: topicId } = { id: '' }] = await openTopics(database.db, workspaceId);
    const shell = { database, keys: kit.keys, workspace: await desk.workspace(), now };
    const idea = { title: 'A bench', details: '', topicId, anonymous: false, author: ines };
    const { row } = await submitSuggestion(shell, { ...idea, link: null, formKey: 'bench' });
    questions = await addQuestions(shell, nadia, row.id, karim);
  });

  const press = async (name: string, subject: string, asker = desk.nadia) => {
    const reply = await menu.actions[name]?.(await desk.ask({ subject, asker }));
    if (reply?.kind !== 'say') throw new Error('nothing is said');
    return JSON.stringify(reply.message);
  };
  const offers = async (subject: string, asker: CompanyDesk['nadia']) =>
    (await press('community.see', subject, asker)).includes('"community.end"');

  it('is offered while it goes on: to its reader and whoever may ask', async () => {
    const { nadia, karim, ines } = desk;
    const { open, ended } = questions;
    expect(await Promise.all([nadia, karim, ines].map((who) => offers(open, who)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(await Promise.all([nadia, karim, ines].map((who) => offers(ended, who)))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is done by its reader, once, and by nobody whom it does not concern', async () => {
    const { open } = questions;
    await expect(press('community.end', open, desk.ines)).rejects.toMatchObject({
      code: 'community.not-yours-to-end',
    });
    expect(await press('community.end', open, desk.karim)).toContain('This question has ended');
    expect(await press('community.end', open, desk.nadia)).toContain('had ended already');
    const seen = await press('community.see', open, desk.karim);
    expect(seen).toContain('9 November 2026');
    expect(seen).toContain('community.word');
    expect(await offers(open, desk.karim)).toBe(false);
  });

  it('says beforehand that nobody hears of one that was never sent', async () => {
    expect(await press('community.see', questions.unsent)).toContain('nobody is told');
    expect(await press('community.see', questions.open)).not.toContain('nobody is told');
    await press('community.end', questions.unsent);
    expect(
      await database.db.delivery.count({
        where: { kind: 'community.result', subject: `community:${questions.unsent}` },
      }),
    ).toBe(0);
  });
});
