// Who hears what became of an action, and that each of them hears it once.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/client.ts';
import { openAddress } from '../../../src/delivery/ledger.ts';
import { actOnAction } from '../../../src/plan/act.ts';
import type { ActionDraft, GrownFrom } from '../../../src/plan/action.ts';
import { addAction } from '../../../src/plan/add.ts';
import { lookBack } from '../../../src/plan/effect/telling.ts';
import { dataOf, historyOf } from '../../../src/plan/history.ts';
import { sealAuthor } from '../../../src/suggestions/suggestion.ts';
import { addAnswers, times } from '../../feedback/answers-on-file.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../../handlers/company-desk.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../../harness/database.ts';

const DAY = 86_400_000;
const later = (days: number) => new Date(now.getTime() + days * DAY);

onEachEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
  });

  const shell = async (at = now) => ({
    database,
    keys: desk.kit.keys,
    workspace: await desk.workspace(),
    now: at,
  });
  const draft: ActionDraft = {
    title: 'Ring before delivering',
    forWhom: '',
    dueOn: null,
    touchpoint: 'delivery',
    moves: { metric: 'csat', direction: 'up' },
  };
  /** Karim's, made by Nadia. */
  async function action(origins: readonly GrownFrom[], also: Partial<ActionDraft> = {}): Promise<string> {
    const { row } = await addAction(await shell(), {
      draft: { ...draft, ...also },
      owner: desk.karim,
      by: desk.nadia,
      origin: null,
      formKey: randomUUID(),
    });
    await database.db.actionOrigin.createMany({
      data: origins.map((origin) => ({ workspaceId: desk.workspaceId, actionId: row.id, ...origin })),
    });
    return row.id;
  }
  const finish = async (actionId: string, formKey = 'finished', at = now) =>
    actOnAction(await shell(at), {
      actionId,
      actor: { ...desk.karim, isAdmin: false },
      act: 'finish',
      text: 'The driver rings an hour before.',
      formKey,
    });
  const reopen = async (actionId: string) =>
    actOnAction(await shell(), {
      actionId,
      actor: { ...desk.karim, isAdmin: false },
      act: 'reopen',
      text: 'Not yet',
    });
  const person = async (name: string) => {
    const data = { workspaceId: desk.workspaceId, id: name, platform: 'slack', externalId: name };
    await database.db.person.create({ data: { ...data, name, timeZone: 'Europe/Paris', refreshedAt: now } });
    return name;
  };
  let ideas = 0;
  async function idea(
    author: string,
    also: { hidden?: true; duplicateOf?: string } = {},
  ): Promise<GrownFrom> {
    ideas += 1;
    const { hidden = false, duplicateOf = null } = also;
    const { id } = await database.db.suggestion.create({
      data: {
        workspaceId: desk.workspaceId,
        id: `idea-${ideas}`,
        number: ideas,
        title: 'Ring first',
        details: '',
        topicId: 'delivery',
        anonymous: hidden,
        authorId: hidden ? null : author,
        sealedAuthor: hidden ? sealAuthor(desk.kit.keys, author) : null,
        status: 'planned',
        duplicateOf,
        submittedAt: now,
        firstDueAt: now,
        dueAt: now,
        formKey: randomUUID(),
      },
    });
    return { kind: 'suggestion', subject: id, name: null };
  }
  async function told(kind: string) {
    const rows = await database.db.delivery.findMany({ where: { workspaceId: desk.workspaceId, kind } });
    return rows
      .map(
        ({ address }) =>
          openAddress(desk.kit.keys, address) + (address.startsWith('sealed:') ? ' unnamed' : ''),
      )
      .toSorted();
  }

  describe('that it is done', () => {
    it('is heard once by each whom it grew from, however many of its origins are theirs', async () => {
      const [lea, max, zoe, tom, ana] = await Promise.all(['lea', 'max', 'zoe', 'tom', 'ana'].map(person));
      const first = await idea(lea ?? '');
      const second = await idea(lea ?? '');
      await idea(zoe ?? '', { duplicateOf: first.subject });
      const where = { workspaceId: desk.workspaceId, suggestionId: first.subject };
      for (const personId of ['lea', 'max'])
        await database.db.suggestionFollower.create({ data: { ...where, personId } });
      await database.db.story.create({
        data: {
          workspaceId: desk.workspaceId,
          id: 'story',
          number: 1,
          tellerId: tom ?? '',
          ...{ title: 't', wentWrong: 'w', weDid: 'w', customerSaid: 'c', learned: 'l' },
          status: 'approved',
          submittedAt: now,
          formKey: 'story',
        },
      });
      await taken(ana ?? '');
      const id = await action([
        first,
        second,
        { kind: 'story', subject: 'story', name: null },
        { kind: 'case', subject: 'case', name: null },
      ]);
      await finish(id);
      expect(max).toBe('max');
      expect(await told('action.done')).toEqual(
        ['slack:U1', 'slack:ana', 'slack:lea', 'slack:max', 'slack:tom', 'slack:zoe'].toSorted(),
      );
    });

    async function taken(takerId: string): Promise<void> {
      const rule = {
        workspaceId: desk.workspaceId,
        id: 'rule',
        name: 'r',
        address: 'slack:C1',
        channelName: 'c',
      };
      await database.db.caseRule.create({
        data: { ...rule, locale: 'en', adminId: desk.nadia.id, since: now, formKey: 'rule' },
      });
      await database.db.customerCase.create({
        data: {
          workspaceId: desk.workspaceId,
          id: 'case',
          number: 1,
          ruleId: 'rule',
          address: 'slack:C1',
          status: 'taken',
          takerId,
          openedAt: now,
        },
      });
    }

    it('reaches who hid their name by a sealed letter, and under no name of theirs', async () => {
      const id = await action([await idea(await person('lea'), { hidden: true })]);
      await finish(id);
      expect(await told('action.done')).toEqual(['slack:U1', 'slack:lea unnamed']);
      const rows = await database.db.delivery.findMany({ where: { kind: 'action.done' } });
      const sealed = rows.find(({ address }) => address.startsWith('sealed:'));
      expect(JSON.stringify(sealed)).not.toMatch(/"lea|slack:lea|action:|Ring before/);
    });

    it('comes once, whoever presses twice, and not again where it was opened again meanwhile', async () => {
      const id = await action([]);
      await Promise.allSettled([finish(id), finish(id), finish(id, 'by another form')]);
      await reopen(id);
      await finish(id, 'again', later(3));
      expect(await told('action.done')).toEqual(['slack:U1']);
    });

    it('stands in the channels that digests told the theme in, unless these are many', async () => {
      await digestTelling('parcels', ['slack:C1', 'slack:C2', 'mail:list']);
      await digestTelling('cold coffee', ['slack:C3', 'slack:C4', 'slack:C5', 'slack:C6']);
      await finish(await action([{ kind: 'theme', subject: 'key', name: 'parcels' }]));
      expect(await told('action.done')).toEqual(['slack:C1', 'slack:C2', 'slack:U1']);
      await database.db.delivery.deleteMany({
        where: { workspaceId: desk.workspaceId, kind: 'action.done' },
      });
      await finish(await action([{ kind: 'theme', subject: 'other', name: 'cold coffee' }]), 'other');
      expect(await told('action.done')).toEqual(['slack:U1']);
    });

    async function digestTelling(theme: string, addresses: readonly string[]): Promise<void> {
      const id = randomUUID();
      const at = new Date(now.getTime() - 7 * DAY);
      await database.db.schedule.create({
        data: {
          workspaceId: desk.workspaceId,
          id,
          name: theme,
          adminId: desk.nadia.id,
          sections: [],
          filters: {},
          cadence: {},
          timeZone: 'Europe/Paris',
          locale: 'fr',
          plannedUntil: at,
          formKey: id,
        },
      });
      const span = { from: at.toISOString(), to: at.toISOString(), timeZone: 'Europe/Paris', weekly: true };
      const sections = [{ id: 'themes', data: { themes: [{ name: theme, count: 4 }] } }];
      const of = { workspaceId: desk.workspaceId, id, scheduleId: id };
      await database.db.digestRun.create({
        data: {
          ...of,
          occurrenceAt: at,
          coversFrom: at,
          coversTo: at,
          outcome: 'posted',
          snapshot: { ...span, sections },
          createdAt: at,
        },
      });
      await database.db.delivery.createMany({
        data: addresses.map((address) => ({
          workspaceId: desk.workspaceId,
          id: randomUUID(),
          kind: 'digest',
          subject: `run:${id}`,
          address,
          content: {},
          state: 'sent',
          queuedAt: at,
          notBefore: at,
        })),
      });
    }
  });

  describe('what customers say since', () => {
    const answers = async () => {
      const createdAt = now;
      await database.db.source.create({
        data: { workspaceId: desk.workspaceId, id: 'phone', name: 'phone', createdAt },
      });
      const at = (days: number) => later(days).toISOString();
      const csat = (score: number, days: number) => ({
        metric: 'csat' as const,
        score,
        at: at(days),
        touchpoint: 'delivery',
      });
      await addAnswers(database.db, desk.workspaceId, [
        ...times(60, csat(2, -10)),
        ...times(40, csat(5, -10)),
        ...times(80, csat(5, 10)),
        ...times(20, csat(2, 10)),
      ]);
    };
    const history = async (id: string) =>
      (await historyOf(database.db, desk.workspaceId, id)).filter(({ kind }) => kind === 'looked-back');

    it('is compared and told after 30 days and after 90, once each by any number of replicas', async () => {
      await answers();
      const id = await action([await idea(await person('lea'), { hidden: true })]);
      await finish(id);
      await lookBack(await shell(later(30)));
      expect(await history(id)).toEqual([]);
      for (const days of [31, 31.001, 60]) {
        const beats = await Promise.all([1, 2, 3].map(async () => lookBack(await shell(later(days)))));
        expect(beats).toHaveLength(3);
      }
      expect((await history(id)).map((event) => dataOf(event).effect)).toMatchObject([
        { look: 30, direction: 'rise', before: { n: 100, value: 0.4 }, after: { n: 100, value: 0.8 } },
      ]);
      expect(await told('action.looked-back')).toEqual(['slack:U1', 'slack:U2', 'slack:lea unnamed']);
      await lookBack(await shell(later(92)));
      await lookBack(await shell(later(400)));
      expect((await history(id)).map((event) => dataOf(event).effect?.look)).toEqual([30, 90]);
      expect(await told('action.looked-back')).toHaveLength(6);
    });

    it('is told once, as the last word, where nobody looked for months', async () => {
      await answers();
      const id = await action([]);
      await finish(id);
      await lookBack(await shell(later(200)));
      await lookBack(await shell(later(201)));
      expect((await history(id)).map((event) => dataOf(event).effect?.look)).toEqual([90]);
      expect(await told('action.looked-back')).toEqual(['slack:U1', 'slack:U2']);
    });

    it('is not told of an action that was opened again, and begins anew once that is done', async () => {
      const id = await action([]);
      await finish(id);
      await reopen(id);
      await lookBack(await shell(later(40)));
      expect(await history(id)).toEqual([]);
      await finish(id, 'again', later(40));
      await lookBack(await shell(later(60)));
      expect(await history(id)).toEqual([]);
      await lookBack(await shell(later(72)));
      expect(await history(id)).toHaveLength(1);
    });

    it('is, where nothing was to move, only asked of colleagues, and once', async () => {
      const id = await action([], { moves: null });
      await finish(id);
      await lookBack(await shell(later(31)));
      await lookBack(await shell(later(100)));
      expect((await history(id)).map(dataOf)).toEqual([{}]);
      expect(await told('action.looked-back')).toEqual(['slack:U1', 'slack:U2']);
    });
  });

  onceEnough(engine, () => {
    it('is, at whatever hours it is looked at, told after each look that is over, each once and in order', async () => {
      const hours = fc.array(fc.integer({ min: 0, max: 120 * 24 }), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(hours, async (looked) => {
          const id = await action([]);
          await finish(id, randomUUID());
          const expected: number[] = [];
          for (const hour of looked.toSorted((a, b) => a - b)) {
            await lookBack(await shell(later(hour / 24)));
            // Done on the 9th in Paris at ten: the 30 days after it end 30 days and 14 hours later.
            if (hour >= 90 * 24 + 14 && !expected.includes(90)) expected.push(90);
            else if (hour >= 30 * 24 + 14 && expected.length === 0) expected.push(30);
          }
          const events = await historyOf(database.db, desk.workspaceId, id);
          expect(events.flatMap((event) => dataOf(event).effect?.look ?? [])).toEqual(expected);
          await database.db.action.updateMany({
            where: { workspaceId: desk.workspaceId },
            data: { effectAt: null },
          });
        }),
        { numRuns: 20 },
      );
    });
  });
});
