// What people write to the bot by itself, in a channel or directly: offered as an idea, and kept without who wrote it.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { laterFor } from '../../src/handlers/admission.ts';
import { forgetDrafts } from '../../src/handlers/draft.ts';
import { LONGEST_TEXT } from '../../src/handlers/fields.ts';
import { type Reply, requestOf } from '../../src/handlers/request.ts';
import { heard } from '../../src/handlers/suggestions/heard.ts';
import { openSuggest, suggestForm } from '../../src/handlers/suggestions/suggest.ts';
import type { FormView } from '../../src/messages/form.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Directory } from '../../src/people/directory.ts';
import { rememberAsker } from '../../src/people/person.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';
import { differences, everyRow } from '../suggestions/every-row.ts';
import { type CompanyDesk, now, openCompanyDesk } from './company-desk.ts';

const DAY = 86_400_000;
const SAID = 'Number the lines of our invoices';

onEachEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
  });

  const say = async (text: string, under: { channel: string; id: string } | null = null) =>
    heard(await desk.ask({ asker: desk.karim }), {
      change: 'written',
      text,
      message: { channel: 'C1', id: '1.0' },
      under,
      isAddressed: true,
      files: [],
    });
  /** Of the button that opens the form. */
  const keyIn = (reply: Reply) => {
    if (reply.kind !== 'say') throw new Error(`nothing was said: ${reply.kind}`);
    const buttons = reply.message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    return buttons.find(({ action }) => action.name === 'suggest')?.action.subject ?? null;
  };
  const opened = async (key: string | null): Promise<FormView> => {
    const reply = await openSuggest(
      await desk.ask({ asker: desk.karim, ...(key === null ? {} : { subject: key }) }),
    );
    if (reply.kind !== 'open') throw new Error(`no form: ${reply.kind}`);
    return reply.form;
  };
  const initials = ({ fields }: FormView) =>
    Object.fromEntries(fields.map((field) => [field.name, 'initial' in field ? field.initial : undefined]));

  describe('what is said to the bot', () => {
    onceEnough(engine, () => {
      it.each([
        ['by itself', null],
        ['in a thread of others', { channel: 'C1', id: '0.5' }],
      ])('%s is offered as an idea: a button opens the form with those words', async (_, under) => {
        const reply = await say(SAID, under);
        const key = keyIn(reply);
        expect(key).not.toBeNull();
        expect(initials(await opened(key))).toMatchObject({ title: SAID, details: '' });
        // Again, however often: nothing is gone by looking at it.
        expect(initials(await opened(key))).toMatchObject({ title: SAID });
      });
    });

    it('is stored without who wrote it: one sealed row of one length, with its day alone, and no other row touched', async () => {
      const before = await everyRow(database, true);
      await say(SAID);
      await say('🌙'.repeat(LONGEST_TEXT));
      const after = await everyRow(database, true);
      expect(differences(before, after)).toEqual({ FormDraft: 2 });
      const rows = await database.db.formDraft.findMany();
      expect(new Set(rows.map(({ values }) => JSON.stringify(values).length)).size).toBe(1);
      expect(JSON.stringify(rows)).not.toContain('invoices');
      expect(rows.map(({ at }) => at.toISOString())).toEqual(Array(2).fill('2026-11-09T00:00:00.000Z'));
    });

    it('becomes an idea without a name by one sealed row more, and no other row touched', async () => {
      const form = await opened(keyIn(await say(SAID)));
      const before = await everyRow(database, true);
      const values = { title: SAID, details: '', topic: '', anonymous: true };
      const reply = await suggestForm.submit(await desk.ask({ asker: desk.karim }), form.state, values);
      expect(reply.kind).toBe('done');
      expect(differences(before, await everyRow(database, true))).toEqual({ SealedAct: 1 });
    });

    it('puts nobody on file, whether they are known or not', async () => {
      const directory: Directory = {
        ...{ channel: async () => null, isMember: async () => false },
        profile: async () => ({
          ...{ name: 'Zoé Neuve', timeZone: 'Europe/Paris', locale: 'en' },
          ...{ isAdmin: false, isActive: true, isBot: false },
        }),
      };
      const before = await everyRow(database, true);
      for (const change of ['written', 'edited', 'deleted'] as const) {
        const later = await laterFor(desk.kit, 'slack:U77', change);
        const workspace = await desk.workspace();
        const remembering = { directory, adminUsers: [], now, later };
        const asker = await rememberAsker(database.db, workspace, 'slack:U77', remembering);
        if (!asker) throw new Error('nobody');
        await heard(requestOf(desk.kit, { workspace, asker }), {
          ...{ change, text: change === 'deleted' ? '' : SAID, files: [] },
          ...{ message: { channel: 'D7', id: '1.0' }, under: null, isAddressed: true },
        });
      }
      expect(differences(before, await everyRow(database, true))).toEqual({ FormDraft: 1 });
    });

    onceEnough(engine, () => {
      it('is nothing but a name: then the form is offered empty, and nothing is stored', async () => {
        const reply = await say(' \u200b');
        expect(keyIn(reply)).toBeNull();
        expect(await database.db.formDraft.count()).toBe(0);
      });

      it('is cut, and said to be, where it is longer than the form takes', async () => {
        const reply = await say(`${'word '.repeat(700)}`);
        if (reply.kind !== 'say') throw new Error('nothing was said');
        expect(plainText(reply.message, 'en')).toContain('3,500 characters and the form takes 3,000');
        expect([...String(initials(await opened(keyIn(reply)))['details'])]).toHaveLength(LONGEST_TEXT);
      });

      it('is kept for a week, and then the form says so', async () => {
        const key = keyIn(await say(SAID));
        const { db } = database;
        await forgetDrafts(db, desk.workspaceId, new Date(now.getTime() + 6 * DAY));
        expect(initials(await opened(key))).toMatchObject({ title: SAID });
        await forgetDrafts(db, desk.workspaceId, new Date(now.getTime() + 7 * DAY));
        expect(await db.formDraft.count()).toBe(0);
        const form = await opened(key);
        expect(initials(form)).toMatchObject({ title: '' });
        expect(JSON.stringify(form.intro)).toContain('kept for a week');
      });
    });
  });
});
