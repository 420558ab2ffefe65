import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { menu } from '../../src/handlers/index.ts';
import { answerForms, openAnswer } from '../../src/handlers/suggestions/answer.ts';
import { plainText } from '../../src/messages/plain.ts';
import { act } from '../../src/suggestions/answer.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { defaultTopic } from '../../src/suggestions/topics.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type CompanyDesk, now, openCompanyDesk } from './company-desk.ts';

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  let id: string;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
    await transact(database, (tx) => defaultTopic(tx, desk.workspaceId));
    const idea = { title: 'Number the lines', details: '', topicId: null, anonymous: false, link: null };
    id = (await submitSuggestion(await shell(), { ...idea, author: desk.karim, formKey: 'f' })).row.id;
  });
  const shell = async () => ({ database, keys: desk.kit.keys, workspace: await desk.workspace(), now });

  describe('an idea without an owner', () => {
    it('stands in admins’ Home until somebody has it, also once it is late, and in nobody else’s', async () => {
      const later = new Date(now.getTime() + 30 * 24 * 3_600_000);
      const shown = plainText(await menu.home(await desk.ask({ at: later })), 'en');
      expect(shown).toContain('An idea is waiting, and nobody answers for it');
      expect(shown).toContain('working days late');
      expect(shown).not.toContain('Nothing waits for your answer.');
      expect(plainText(await menu.home(await desk.ask({ at: now })), 'en')).not.toContain('late');
      expect(plainText(await menu.home(await desk.ask({ asker: desk.karim })), 'en')).not.toContain(
        'nobody answers for it',
      );
      const give = { act: 'reassign', text: 'She knows best', to: desk.ines } as const;
      await act(await shell(), { suggestionId: id, actor: desk.nadia, ...give });
      expect(plainText(await menu.home(await desk.ask()), 'en')).not.toContain('nobody answers for it');
    });

    it('that another admin gave to somebody meanwhile is not given away again unawares, but can be on purpose', async () => {
      const opened = await openAnswer('reassign')(await desk.ask({ subject: id }));
      if (opened.kind !== 'open') throw new Error('no form');
      const give = { act: 'reassign', text: 'She knows best', to: desk.ines } as const;
      await act(await shell(), { suggestionId: id, actor: { ...desk.karim, isAdmin: true }, ...give }).catch(
        async () => act(await shell(), { suggestionId: id, actor: desk.nadia, ...give }),
      );
      const form = answerForms.find(({ name }) => name === 'suggestion.reassign');
      const values = { to: ['slack:U1'], text: 'I take it' };
      const again = await form?.submit(await desk.ask(), opened.form.state, values);
      if (again?.kind !== 'again') throw new Error(`not asked again: ${again?.kind}`);
      const intro = plainText({ summary: '', blocks: again.form.intro ?? [] }, 'en');
      expect(intro).toMatch(/gave idea #1 to Inès Roux while you were choosing/);
      expect(again.form.fields.find(({ name }) => name === 'text')).toMatchObject({ initial: 'I take it' });
      expect((await database.db.suggestion.findFirst())?.ownerId).toBe(desk.ines.id);
      expect((await form?.submit(await desk.ask(), again.form.state, values))?.kind).toBe('done');
      expect((await database.db.suggestion.findFirst())?.ownerId).toBe(desk.nadia.id);
    });
  });
});
