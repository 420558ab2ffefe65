import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { answerForm, parseAnswer } from '../../src/handlers/suggestions/answer-form.ts';
import { viewByNumber } from '../../src/handlers/suggestions/view.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addressOf, type Person } from '../../src/people/person.ts';
import { act } from '../../src/suggestions/answer.ts';
import type { Doing } from '../../src/suggestions/doing.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { suggestionById } from '../../src/suggestions/suggestion.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { keepAndRemind } from '../harness/promises.ts';

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  let id: string;
  const shell = async (at = now) => ({
    database,
    keys: desk.kit.keys,
    workspace: await desk.workspace(),
    now: at,
  });
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
    const names = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null };
    const ownerIds = [desk.nadia.id];
    await transact(database, (tx) => saveTopic(tx, desk.workspaceId, { ...names, ownerIds }, null, somebody));
    const topicId = (await openTopics(database.db, desk.workspaceId))[0]?.id ?? '';
    const idea = { title: 'Number the lines', details: '', topicId, anonymous: false, link: null };
    const submission = { ...idea, author: desk.karim, formKey: 'idea' };
    id = (await submitSuggestion(await shell(), submission)).row.id;
  });

  const plan = async (day: string | null, at?: Date) => {
    const doing: Doing = {
      suggestionId: id,
      actor: desk.nadia,
      act: 'plan',
      text: 'With the new tills',
      plan: { day },
    };
    return act(await shell(at), doing);
  };
  const letters = async (person: Person, kind: string) => {
    const rows = await database.db.delivery.findMany({ where: { address: addressOf(person), kind } });
    return rows.map((row) => plainText(contentFrom(row, desk.kit.keys).message, 'en'));
  };
  const seen = async () => {
    const reply = await viewByNumber(await desk.ask({ asker: desk.karim }), 1);
    return reply.kind === 'say' ? plainText(reply.message, 'en') : '';
  };
  const minutesOf = async (...instants: string[]) => {
    for (const instant of instants)
      await keepAndRemind(await shell(new Date(instant)), (person) => Promise.resolve(person));
    return letters(desk.nadia, 'reminder.daily');
  };

  describe('a plan', () => {
    it('its owner is asked on the day of a plan what became of it, once, and again for each new day', async () => {
      await plan('2026-11-20');
      expect(await minutesOf('2026-11-19T09:00:00Z', '2026-11-20T07:59:00Z')).toEqual([]);
      const [asked = '', ...more] = await minutesOf('2026-11-20T08:00:00Z', '2026-11-23T09:00:00Z');
      expect(asked).toContain(
        'Idea #1, “Number the lines”, was planned for Friday 20 November. Is it done, or for when is it now?',
      );
      expect(more).toEqual([]);
      // A Saturday: asked when work opens again.
      await plan('2026-11-28', new Date('2026-11-23T10:00:00Z'));
      expect(await minutesOf('2026-11-28T12:00:00Z')).toHaveLength(1);
      const [, again = ''] = await minutesOf('2026-11-30T09:00:00Z');
      expect(again).toContain('Saturday 28 November');
    });

    it('nobody is asked about a plan that is done, dropped, without a day, or for another day by then', async () => {
      await plan('2026-11-20');
      await plan('2026-12-18');
      expect(await minutesOf('2026-11-20T09:00:00Z')).toEqual([]);
      await plan(null);
      expect(await minutesOf('2026-12-18T09:00:00Z')).toEqual([]);
      await plan('2026-12-21', new Date('2026-12-18T09:00:00Z'));
      await act(await shell(), {
        suggestionId: id,
        actor: desk.nadia,
        act: 'complete',
        text: 'They have numbers',
      });
      expect(await minutesOf('2026-12-21T09:00:00Z')).toEqual([]);
    });

    it('its author reads for when it is planned, or that there is no date yet', async () => {
      await plan('2027-03-01');
      expect((await letters(desk.karim, 'suggestion.planned')).at(-1)).toContain(
        'Planned for Monday 1 March 2027',
      );
      expect(await seen()).toContain('Planned for Monday 1 March 2027');
      expect(await seen()).toContain('planned for Monday 1 March 2027 by Nadia Benali');
      await plan(null);
      expect((await letters(desk.karim, 'suggestion.planned')).join()).toContain('Planned, with no date yet');
      expect(await seen()).toContain('Planned, with no date yet');
    });

    it('asks for its day in the form, where none means no date yet, and a day gone by is refused', async () => {
      const request = await desk.ask();
      const suggestion = await suggestionById(database.db, desk.workspaceId, id);
      if (!suggestion) throw new Error('no idea');
      const { fields } = answerForm(request, 'plan', suggestion);
      expect(fields.map(({ name, optional = false }) => [name, optional])).toEqual([
        ['text', false],
        ['day', true],
      ]);
      const given = (day: string | null) => parseAnswer('plan', { text: 'With the tills', day }, request);
      expect(given(null)).toMatchObject({ ok: true, value: { plan: { day: null } } });
      expect(given('2027-03-01')).toMatchObject({ ok: true, value: { plan: { day: '2027-03-01' } } });
      for (const wrong of ['2026-11-09', '2026-02-30', 'soon', '2036-01-01'])
        expect(given(wrong), wrong).toMatchObject({ ok: false, errors: { day: expect.any(String) } });
    });
  });
});
