import { describe, expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { following } from '../../src/handlers/suggestions/following.ts';
import { proposeUnnamed } from '../../src/suggestions/outbox/outbox.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { onTheHour } from './on-the-hour.ts';

onAnyEngine((engine) => {
  const opened = async (anonymous: boolean) => {
    const database = await freshDatabase(engine);
    const desk = await openCompanyDesk(database, 'en');
    const names = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null };
    const topic = { ...names, ownerIds: [desk.nadia.id], channel: 'slack:C1' };
    await transact(database, (tx) => saveTopic(tx, desk.workspaceId, topic, null, somebody));
    const topicId = (await openTopics(database.db, desk.workspaceId))[0]?.id ?? '';
    const shell = { database, keys: desk.kit.keys, workspace: await desk.workspace(), now };
    const draft = { title: 'Number the lines', details: '', topicId, link: null, formKey: 'idea' };
    const submission = { ...draft, author: desk.karim, anonymous };
    if (anonymous) {
      await proposeUnnamed(shell, submission);
      await onTheHour(shell);
    } else await submitSuggestion(shell, submission);
    /** The card as the channel shows it now: its buttons, and all its words. */
    const card = async () => {
      const rows = await database.db.delivery.findMany({
        where: { address: 'slack:C1' },
        orderBy: { queuedAt: 'asc' },
      });
      const drawn = rows.map((row) => contentFrom(row, desk.kit.keys).message.blocks);
      const actions = (drawn.at(-1) ?? []).flatMap((block) =>
        block.kind === 'buttons' ? block.buttons.map(({ action }) => action) : [],
      );
      return { actions, words: JSON.stringify(drawn.at(-1)) };
    };
    const { id: subject } = await database.db.suggestion.findFirstOrThrow();
    const press = async (asker: typeof desk.karim) =>
      following('support')(await desk.ask({ asker, subject }));
    const supporters = async () => (await database.db.suggestion.findFirstOrThrow()).supporters;
    return { desk, card, press, supporters, subject };
  };

  describe('an idea in its topic’s channel', () => {
    it('can be supported from its card by anybody who sees it, but not by the author of a named idea', async () => {
      const { desk, card, press, supporters, subject } = await opened(false);
      expect((await card()).actions).toContainEqual({ name: 'suggestion.support', subject });
      await press(desk.ines);
      expect(await supporters()).toBe(1);
      expect((await card()).words).toContain('1 person supports it');
      await expect(press(desk.karim)).rejects.toMatchObject({ code: 'suggestion.own' });
      expect(await supporters()).toBe(1);
    });

    it('tells by no answer to a press who wrote it without their name', async () => {
      const { desk, card, press, supporters } = await opened(true);
      const others = await press(desk.ines);
      const authors = await press(desk.karim);
      expect(authors).toEqual(others);
      expect(await supporters()).toBe(2);
      expect((await card()).words).toContain('2 people support it');
      expect(await press(desk.karim)).toEqual(await press(desk.ines));
    });
  });
});
