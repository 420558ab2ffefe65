// The action plan in digests: what happened in the window is news, the rest stands in the thread.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { plainText } from '../../src/messages/plain.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { addAction } from '../../src/plan/add.ts';
import { lookBack } from '../../src/plan/effect/telling.ts';
import { planSection } from '../../src/plan/section.ts';
import { addAnswers, times } from '../feedback/answers-on-file.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const DAY = 86_400_000;
const later = (days: number) => new Date(now.getTime() + days * DAY);
const english = { locale: 'en', timeZone: 'Europe/Paris', channel: null } as const;

onEachEngine((engine) => {
  describe('what a digest tells of the plan', () => {
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
    async function action(
      title: string,
      also: { dueOn?: string; touchpoint?: string } = {},
    ): Promise<string> {
      const { row } = await addAction(await shell(), {
        draft: {
          title,
          forWhom: '',
          dueOn: null,
          touchpoint: null,
          moves: { metric: 'csat', direction: 'up' },
          ...also,
        },
        owner: desk.karim,
        by: desk.karim,
        origin: null,
        formKey: randomUUID(),
      });
      return row.id;
    }
    const act = async (actionId: string, what: 'finish' | 'reopen', at = now) =>
      actOnAction(await shell(at), {
        actionId,
        actor: { ...desk.karim, isAdmin: false },
        act: what,
        text: 'Every van',
      });
    /** Of the week before an instant; null where it has nothing to say. */
    async function told(until: Date, touchpoints: readonly string[] = []) {
      const gathering = {
        db: database.db,
        workspace: await desk.workspace(),
        from: new Date(until.getTime() - 7 * DAY),
        to: until,
        filters: { touchpoints },
        called: new Map(),
      };
      const data = await planSection.gather(gathering as unknown as Parameters<typeof planSection.gather>[0]);
      if (data === null) return null;
      const text = (blocks: ReturnType<typeof planSection.view>) => plainText({ summary: '', blocks }, 'en');
      return {
        data,
        isNews: planSection.isNews(data, english),
        view: text(planSection.view(data, english)),
        details: text(planSection.details(data, english)),
        wall: text(planSection.wall?.(data, english) ?? []),
      };
    }

    it('is what was done in its window, on the wall too, once', async () => {
      await act(await action('Ring first'), 'finish');
      const digest = await told(later(1));
      expect(digest).toMatchObject({ isNews: true, view: 'You said, we did: “Ring first” (action #1).' });
      expect(digest?.wall).toContain('“Ring first” (action #1)');
      expect(await told(later(9))).toBeNull();
    });

    it('is no news where actions only are late or come next; these stand in the thread', async () => {
      await action('Answer on Saturdays', { dueOn: '2026-11-03' });
      await action('Number the lines', { dueOn: '2026-11-20' });
      await action('Next year', { dueOn: '2027-06-01' });
      expect(await told(later(1))).toMatchObject({
        isNews: false,
        view: '',
        details: '1 action is late.\n\nNext: “Number the lines” (action #2), by 20 November.',
      });
    });

    it('is what customers say since, in the week in which that was compared, as it was told then', async () => {
      const { workspaceId } = desk;
      await database.db.source.create({ data: { workspaceId, id: 'phone', name: 'phone', createdAt: now } });
      const csat = (score: number, days: number) =>
        ({ metric: 'csat', score, at: later(days).toISOString() }) as const;
      await addAnswers(database.db, workspaceId, [...times(60, csat(2, -10)), ...times(60, csat(5, 10))]);
      const id = await action('Ring first');
      await act(id, 'finish');
      await lookBack(await shell(later(31)));
      await addAnswers(database.db, workspaceId, times(500, csat(2, 12)));
      const digest = await told(later(32));
      expect(digest?.view).toMatch(
        /^Did “Ring first” \(action #1\) work\? Satisfaction just after an interaction: 0% .* of 60 answers in the 30 days before, 100% .* of 60 answers in the 30 days after\. A rise beyond chance; other things changed too\.$/,
      );
      await act(id, 'reopen', later(33));
      expect(await planSection.stands(database.db, workspaceId, digest?.data)).toMatchObject({
        done: [],
        compared: [],
      });
    });

    it('is, where a digest looks at some touchpoints, of these alone', async () => {
      await act(await action('Ring first', { touchpoint: 'delivery' }), 'finish');
      await act(await action('Number the lines', { touchpoint: 'billing' }), 'finish');
      expect((await told(later(1), ['delivery']))?.view).toBe('You said, we did: “Ring first” (action #1).');
    });
  });
});
