import { beforeAll, describe, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { suggestionsCommand } from '../../src/handlers/suggestions/command.ts';
import {
  decodeList,
  encodeList,
  firstPage,
  type ListKind,
  shownIn,
} from '../../src/handlers/suggestions/list-state.ts';
import { filterByStatus, listMessage } from '../../src/handlers/suggestions/lists.ts';
import { viewByNumber } from '../../src/handlers/suggestions/view.ts';
import type { Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { act } from '../../src/suggestions/answer.ts';
import type { Doing } from '../../src/suggestions/doing.ts';
import { statusName } from '../../src/suggestions/letters/card.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type CompanyDesk, now, openCompanyDesk } from './company-desk.ts';

/** Title, then what its owner did with it. */
const ideas: readonly (readonly [string, ...Pick<Doing, 'act'>['act'][]])[] = [
  ['Apples', 'acknowledge'],
  ['Bananas'],
  ['Cherries', 'reply'],
  ['Dates', 'study'],
  ['Elderberries', 'plan'],
  ['Figs', 'reply', 'complete'],
  ['Grapes', 'decline'],
];

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
    const names = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null };
    const ownerIds = [desk.nadia.id];
    await transact(database, (tx) => saveTopic(tx, desk.workspaceId, { ...names, ownerIds }, null, somebody));
    const topicId = (await openTopics(database.db, desk.workspaceId))[0]?.id ?? '';
    const shell = { database, keys: desk.kit.keys, workspace: await desk.workspace(), now };
    for (const [title, ...deeds] of ideas) {
      const draft = { title, details: '', topicId, anonymous: false, link: null, formKey: title };
      const { row } = await submitSuggestion(shell, { ...draft, author: desk.karim });
      for (const deed of deeds) {
        const text = deed === 'acknowledge' ? '' : 'We will see about it';
        await act(shell, { suggestionId: row.id, actor: desk.nadia, act: deed, text });
      }
    }
  });

  const saturday = new Date('2026-11-21T11:00:00Z');
  /** The lines of a list: title and how it stands. */
  const linesOf = ({ blocks }: Message) =>
    blocks.flatMap((block) =>
      block.kind === 'facts' ? block.facts.map(({ value }) => String(value).split('\n')) : [],
    );
  const filtered = async (kind: ListKind, status: string) => {
    const request = await desk.ask({ subject: encodeList(firstPage(kind)) });
    const reply = await filterByStatus({ ...request, chosen: status });
    if (reply.kind !== 'say') throw new Error('no list');
    return linesOf(reply.message);
  };

  describe('a list of ideas', () => {
    it.each<ListKind>(['open', 'closed', 'search'])(
      'of kind %s is filtered by each status that it shows, and by "Answered" too',
      async (kind) => {
        const all = linesOf(await listMessage(await desk.ask(), firstPage(kind)));
        expect(all.length).toBeGreaterThan(0);
        const found = new Map<string, string[]>();
        for (const shown of shownIn(kind)) {
          const titles = (await filtered(kind, shown)).map(([title = '']) => title);
          found.set(statusName(shown, 'en'), titles);
        }
        for (const [title = '', how = ''] of all) {
          const label = how.split(' · ')[0] ?? '';
          for (const [status, titles] of found)
            expect(titles.includes(title), `${title}, ${label}, by ${status}`).toBe(status === label);
        }
      },
    );

    it('finds the answered ones by that word after the command, in both languages', async () => {
      for (const text of ['answered', 'Répondues', 'repondue']) {
        const reply = await suggestionsCommand.run({ ...(await desk.ask()), text });
        if (reply.kind !== 'say') throw new Error('no list');
        expect(
          linesOf(reply.message).map(([title]) => title),
          text,
        ).toEqual(['Cherries']);
      }
    });

    it.each<ListKind>(['mine', 'open', 'done', 'closed', 'search'])(
      'of kind %s has a way back to what waits for one’s answer',
      async (kind) => {
        const { blocks } = await listMessage(await desk.ask(), firstPage(kind));
        const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
        const back = buttons.find(({ action }) => decodeList(action.subject ?? null)?.kind === 'waiting');
        expect(back?.label).toBe('Waiting for my answer');
      },
    );

    it('says in words and marks which answers are late, as does the idea itself, on a weekend too', async () => {
      const late = 'Nadia Benali · ⚠️ late since Monday 16 November';
      const request = await desk.ask({ at: new Date('2026-11-16T19:00:00Z') });
      const lines = linesOf(await listMessage(request, firstPage('open')));
      expect(lines.filter(([, how = '']) => how.includes('⚠️')).map(([title]) => title)).toEqual([
        'Bananas',
        'Apples',
      ]);
      expect(lines.find(([title]) => title === 'Bananas')?.[1]).toContain(late);
      const onSaturday = await desk.ask({ at: saturday });
      const idea = await viewByNumber(onSaturday, 2);
      expect(idea.kind === 'say' && plainText(idea.message, 'en')).toContain('⚠️ 4 working days late');
      const queue = linesOf(await listMessage(onSaturday, firstPage('waiting')));
      expect(queue.map(([, how]) => how)).toEqual(['⚠️ 4 working days late', '⚠️ 4 working days late']);
    });
  });
});
