// When and to whom the week's lesson comes: in the channels that admins chose, and by letter to who asked for it.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { createPlace, deletePlace, updatePlace } from '../../src/lessons/places.ts';
import { tellLessons } from '../../src/lessons/post.ts';
import { subscribe, unsubscribe } from '../../src/lessons/readers.ts';
import type { Person } from '../../src/people/person.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';

onEachEngine((engine) => {
  describe('the lesson of the week', () => {
    let one: Database;
    let two: Database;
    let desk: CompanyDesk;
    const tell = async (at: string, database = one) =>
      tellLessons({ database, workspace: await desk.workspace(), now: new Date(at) });
    const told = async (address: string) => {
      const where = { workspaceId: desk.workspaceId, address };
      const rows = await one.db.delivery.findMany({ where, orderBy: [{ notBefore: 'asc' }, { id: 'asc' }] });
      return rows.map(({ notBefore }) => notBefore.toISOString().slice(0, 16));
    };
    const saving = () => ({ workspaceId: desk.workspaceId, adminId: desk.nadia.id, now });
    const place = (more = {}) =>
      ({ address: 'slack:C1', weekday: 2, at: '10:00', locale: 'fr', ...more }) as const;
    const change = (person: Person, data: object) =>
      one.db.person.update({
        where: { workspaceId_id: { workspaceId: desk.workspaceId, id: person.id } },
        data,
      });

    beforeEach(async () => {
      const url = await freshUrl(engine);
      [one, two] = [await openedHere(url), await openedHere(url)];
      desk = await openCompanyDesk(one, 'fr');
    });

    it('is posted once, whichever replicas look at once, and not again for a form that is sent twice', async () => {
      const made = await Promise.all([
        createPlace(one, saving(), place(), 'form'),
        createPlace(two, saving(), place(), 'form'),
      ]);
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
      await tell('2026-11-10T08:59:59Z');
      expect(await told('slack:C1')).toEqual([]);
      await Promise.all([one, two, one].map((each) => tell('2026-11-10T09:00:00Z', each)));
      await tell('2026-11-10T15:00:00Z', two);
      expect(await told('slack:C1')).toEqual(['2026-11-10T09:00']);
      await tell('2026-11-17T09:00:00Z');
      expect(await told('slack:C1')).toHaveLength(2);
      const weeks = await one.db.lessonWeek.findMany({ orderBy: { week: 'asc' } });
      expect(weeks.map(({ week, lesson }) => [week, lesson])).toEqual([
        ['2026-11-09', 'third-call'],
        ['2026-11-16', 'coat-without-receipt'],
      ]);
    });

    it('forgets what was chosen two years after its week', async () => {
      const { workspaceId } = desk;
      for (const week of ['2024-11-04', '2024-11-11'])
        await one.db.lessonWeek.create({ data: { workspaceId, week, lesson: 'third-call', choseA: 5 } });
      await tell('2026-11-10T09:00:00Z');
      const weeks = await one.db.lessonWeek.findMany({ where: { workspaceId } });
      expect(weeks.map(({ week }) => week)).toEqual(['2024-11-11']);
    });

    it('keeps who has answered while its week lasts, and nobody of them afterwards', async () => {
      const { workspaceId } = desk;
      for (const week of ['2026-11-02', '2026-11-09']) {
        await one.db.lessonWeek.create({ data: { workspaceId, week, lesson: 'third-call' } });
        await one.db.lessonVoter.create({ data: { workspaceId, week, voter: 'hash' } });
      }
      await tell('2026-11-15T22:59:00Z');
      expect(await one.db.lessonVoter.findMany()).toMatchObject([{ week: '2026-11-09' }]);
      await tell('2026-11-15T23:00:00Z');
      expect(await one.db.lessonVoter.count()).toBe(0);
    });

    it('comes the next working day where its day is a holiday, and one week has one lesson all the same', async () => {
      // 11 November, a Wednesday, is a public holiday in France.
      await createPlace(one, saving(), place({ weekday: 3 }), 'form');
      await tell('2026-11-11T10:00:00Z');
      expect(await told('slack:C1')).toEqual([]);
      await tell('2026-11-12T10:00:00Z');
      expect(await told('slack:C1')).toEqual(['2026-11-12T10:00']);
      await tell('2026-11-18T09:00:00Z');
      expect(await told('slack:C1')).toHaveLength(2);
    });

    it('is one after a long rest, waits for the hours of the company, and comes no more where it was removed', async () => {
      const { id, version } = await createPlace(one, saving(), place(), 'form');
      const evening = place({ at: '21:00' });
      expect((await updatePlace(one, saving(), { id, version }, evening)).kind).toBe('saved');
      expect((await updatePlace(one, saving(), { id, version }, place())).kind).toBe('outdated');
      // Three weeks later, at 21:00 in Paris: the next morning.
      await tell('2026-12-01T20:00:00Z');
      expect(await told('slack:C1')).toEqual(['2026-12-02T08:00']);
      await deletePlace(one, saving(), id);
      await tell('2026-12-08T20:00:00Z');
      expect(await told('slack:C1')).toHaveLength(1);
    });

    it('comes by letter on their own Tuesday to who asked for it before, once', async () => {
      const { karim, ines } = desk;
      const shell = { database: one, workspace: await desk.workspace(), now };
      expect([await subscribe(shell, karim), await subscribe(shell, karim)]).toEqual([true, false]);
      await subscribe(shell, ines);
      // 10:00 on Tuesday in Auckland is Monday evening in Paris.
      await tell('2026-11-09T20:59:00Z');
      expect(await told('slack:U3')).toEqual([]);
      await tell('2026-11-09T21:00:00Z');
      expect(await told('slack:U3')).toEqual(['2026-11-09T21:00']);
      expect(await told('slack:U2')).toEqual([]);
      await Promise.all([one, two].map((each) => tell('2026-11-10T09:00:00Z', each)));
      await tell('2026-11-13T09:00:00Z');
      expect([await told('slack:U2'), await told('slack:U3')].map(({ length }) => length)).toEqual([1, 1]);
      expect(await unsubscribe(shell, karim)).toBe(true);
      for (const at of ['2026-11-16T21:00:00Z', '2026-11-17T09:00:00Z']) await tell(at);
      expect([await told('slack:U2'), await told('slack:U3')].map(({ length }) => length)).toEqual([1, 2]);
    });

    it('waits for who is away, and is lost where the week is; guests and who has left get none', async () => {
      const { karim, ines, nadia } = desk;
      const shell = { database: one, workspace: await desk.workspace(), now };
      for (const each of [karim, ines, nadia]) await subscribe(shell, each);
      await change(karim, { awayUntil: new Date('2026-11-12T08:00:00Z') });
      await change(ines, { isGuest: true });
      await change(nadia, { isActive: false });
      await tell('2026-11-10T09:00:00Z');
      expect(await told('slack:U2')).toEqual([]);
      await tell('2026-11-12T09:00:00Z');
      expect(await told('slack:U2')).toEqual(['2026-11-12T09:00']);
      await change(karim, { awayUntil: new Date('2026-11-23T08:00:00Z') });
      for (const day of ['17', '20', '23']) await tell(`2026-11-${day}T09:00:00Z`);
      await tell('2026-11-24T09:00:00Z');
      expect(await told('slack:U2')).toEqual(['2026-11-12T09:00', '2026-11-24T09:00']);
      expect([...(await told('slack:U1')), ...(await told('slack:U3'))]).toEqual([]);
    });

    it('is not sent on the day on which it was asked for, when it was read then', async () => {
      const tuesday = new Date('2026-11-10T13:00:00Z');
      await subscribe({ database: one, workspace: await desk.workspace(), now: tuesday }, desk.karim);
      await tell('2026-11-10T14:00:00Z');
      await tell('2026-11-12T09:00:00Z');
      expect(await told('slack:U2')).toEqual([]);
      await tell('2026-11-17T09:00:00Z');
      expect(await told('slack:U2')).toHaveLength(1);
    });
  });
});
