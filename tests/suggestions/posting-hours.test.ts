import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import type { Person } from '../../src/people/person.ts';
import { addressOf } from '../../src/people/person.ts';
import { act } from '../../src/suggestions/answer.ts';
import { setFollowing } from '../../src/suggestions/followers.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { letterTime, whereIs } from '../../src/workspace/posting.ts';
import { type CompanyDesk, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const saturdayNight = new Date('2026-11-28T21:36:00Z');
const mondayAtNine = new Date('2026-11-30T08:00:00Z');

onEachEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  let topicId: string;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'fr');
    const draft = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null, channel: 'slack:C9' };
    await transact(database, (tx) =>
      saveTopic(tx, desk.workspaceId, { ...draft, ownerIds: [desk.nadia.id] }, null),
    );
    topicId = (await openTopics(database.db, desk.workspaceId))[0]?.id ?? '';
  });
  const shell = async (now: Date) => ({
    database,
    keys: desk.kit.keys,
    workspace: await desk.workspace(),
    now,
  });
  const propose = async (now: Date) =>
    submitSuggestion(await shell(now), {
      ...{
        author: desk.karim,
        title: 'Number the lines',
        details: '',
        topicId,
        anonymous: false,
        link: null,
      },
      formKey: `form ${now.getTime()}`,
    });
  const comes = async (address: string, kind: string) =>
    (await database.db.delivery.findMany({ where: { address, kind } })).map(({ notBefore }) => notBefore);
  const move = (person: Person, data: { timeZone?: string; country?: string }) =>
    database.db.person.update({
      where: { workspaceId_id: { workspaceId: desk.workspaceId, id: person.id } },
      data,
    });

  describe('an idea that is proposed on a Saturday at 22:36', () => {
    it('reaches its owner and its channel as Monday’s hours open; its author is answered at once', async () => {
      await propose(saturdayNight);
      expect(await comes(addressOf(desk.nadia), 'suggestion.card')).toEqual([mondayAtNine]);
      expect(await comes('slack:C9', 'suggestion.card')).toEqual([mondayAtNine]);
      expect(await comes(addressOf(desk.karim), 'suggestion.receipt')).toEqual([saturdayNight]);
    });

    it('answered at that hour, tells its author at once and its followers on Monday', async () => {
      const { row } = await propose(saturdayNight);
      const ines = await move(desk.ines, { timeZone: 'Europe/Paris' });
      await setFollowing(await shell(saturdayNight), { suggestionId: row.id, person: ines, wish: 'follow' });
      const doing = {
        suggestionId: row.id,
        actor: desk.nadia,
        act: 'decline',
        text: 'It costs too much',
      } as const;
      await act(await shell(saturdayNight), doing);
      expect(await comes(addressOf(desk.karim), 'suggestion.declined')).toEqual([saturdayNight]);
      expect(await comes(addressOf(ines), 'suggestion.followed')).toEqual([mondayAtNine]);
    });
  });

  describe('an owner in London', () => {
    const armistice = new Date('2026-11-11T10:00:00Z');

    it('has no French holidays: neither for letters nor for the reply clock', async () => {
      await propose(armistice);
      const [french] = await database.db.suggestion.findMany();
      expect(await comes(addressOf(desk.nadia), 'suggestion.card')).toEqual([
        new Date('2026-11-12T08:00:00Z'),
      ]);
      await database.db.delivery.deleteMany();
      await move(desk.nadia, { timeZone: 'Europe/London' });
      await propose(new Date(armistice.getTime() + 1));
      expect(await comes(addressOf(desk.nadia), 'suggestion.card')).toEqual([
        new Date(armistice.getTime() + 1),
      ]);
      const english = await database.db.suggestion.findFirst({ orderBy: { number: 'desc' } });
      expect([french?.dueAt.toISOString(), english?.dueAt.toISOString()]).toEqual([
        '2026-11-18T17:00:00.000Z',
        '2026-11-18T18:00:00.000Z',
      ]);
    });

    it('has those of the country that they chose', async () => {
      const chosen = await move(desk.nadia, { timeZone: 'Europe/London', country: 'FR' });
      const workspace = await desk.workspace();
      expect(whereIs(workspace, chosen)).toEqual({ country: 'FR', region: null });
      expect(letterTime(workspace, chosen, armistice)).toEqual(new Date('2026-11-12T09:00:00Z'));
    });

    it('shares the company’s country with all who share its time zone', async () => {
      const workspace = { ...(await desk.workspace()), country: 'LU', region: null };
      const here = { timeZone: workspace.timeZone, country: null, region: null };
      expect(whereIs(workspace, here)).toEqual({ country: 'LU', region: null });
      expect(whereIs(workspace, { ...here, timeZone: 'Europe/London' })).toEqual({
        country: 'GB',
        region: 'ENG',
      });
      expect(whereIs(workspace, { ...here, timeZone: 'UTC' })).toEqual({ country: 'LU', region: null });
    });
  });
});
