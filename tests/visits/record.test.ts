// A visit of the company's own waits for the notice to employees and their representatives; it is its teller's for some weeks, then nobody's.
import { expect, it } from 'vitest';
import { msPerDay } from '../../src/calendar/day.ts';
import type { Database } from '../../src/database/client.ts';
import type { Person } from '../../src/people/person.ts';
import { forgetVisits } from '../../src/visits/beat.ts';
import { competitorsListed, saveCompetitors } from '../../src/visits/competitors.ts';
import { criteriaAt, criterionIn, criterionLine, saveCriteria } from '../../src/visits/criteria.ts';
import { recordNotice, standingNotice, withdrawNotice } from '../../src/visits/notice.ts';
import { changeVisit, deleteVisit, recordVisit } from '../../src/visits/record.ts';
import { visitsAt } from '../../src/visits/results.ts';
import type { VisitSaid } from '../../src/visits/visit.ts';
import { type Company, makeCompany } from '../digests/company.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';

/** Wednesday 11 November 2026, 11:00 in Paris. */
const now = new Date('2026-11-11T10:00:00Z');
const SAID: VisitSaid = {
  ...{ promised: 'In two days', happened: 'In four', words: '', kept: 'no' },
  checks: { 'delivery/delivery.day': 'no' },
};

onEachEngine((engine) => {
  let database: Database;
  let company: Company;
  let form = 0;
  const made = async () => {
    database = await freshDatabase(engine);
    company = await makeCompany(database);
    return { database, workspace: company.workspace, now };
  };
  const person = (id: string): Promise<Person> =>
    database.db.person.create({
      data: {
        ...{
          workspaceId: company.workspace.id,
          id,
          platform: 'slack',
          externalId: `U${id}`,
          name: `${id} Roux`,
        },
        ...{ timeZone: 'Europe/Paris', refreshedAt: now },
      },
    });
  const told = (visitor: Person, at: object = {}, said: Partial<VisitSaid> = {}, more: object = {}) => {
    form += 1;
    return recordVisit(
      { database, workspace: company.workspace, now },
      {
        ...{ visitor, formKey: `form ${form}`, said: { ...SAID, ...said } },
        at: { competitorId: null, visitedOn: '2026-11-10', touchpoint: 'delivery', ...at },
        ...more,
      },
    );
  };
  const acts = async () =>
    (await database.db.auditEntry.findMany({ where: { workspaceId: company.workspace.id } }))
      .toSorted((a, b) => a.number - b.number)
      .map(({ act }) => act);

  it('keeps none of our own before the notice, nor once it is withdrawn, and all of competitors', async () => {
    const shell = await made();
    const karim = await person('Karim');
    await expect(told(karim)).rejects.toMatchObject({ code: 'visit.no-notice' });
    await saveCompetitors(shell, ['Rapido', 'Lento'], 'admin');
    const [lento] = await competitorsListed(database.db, company.workspace.id);
    expect(lento?.name).toBe('Lento');
    await told(karim, { competitorId: lento?.id });
    await recordNotice(shell, { toldOn: '2026-11-05', document: 'Works council, minutes' }, 'admin');
    await told(karim);
    await expect(told(karim, { visitedOn: '2026-11-04' })).rejects.toMatchObject({
      code: 'visit.before-notice',
    });
    expect(await withdrawNotice(shell, 'admin')).toBe(true);
    expect(await withdrawNotice(shell, 'admin')).toBe(false);
    await expect(told(karim)).rejects.toMatchObject({ code: 'visit.no-notice' });
    await told(karim, { competitorId: lento?.id });
    expect(await database.db.visit.count()).toBe(3);
    expect(await acts()).toEqual([
      'visit-competitors.changed',
      'visit-notice.recorded',
      'visit-notice.withdrawn',
    ]);
  });

  it('has one notice that stands, the latest, and records the same one once', async () => {
    const shell = await made();
    const draft = { toldOn: '2026-11-05', document: 'Minutes' };
    await recordNotice(shell, draft, 'admin');
    await recordNotice(shell, draft, 'admin');
    await recordNotice(shell, { ...draft, document: 'Letter to all' }, 'admin');
    const { db } = database;
    expect(await db.visitNotice.count()).toBe(2);
    expect(await standingNotice(db, company.workspace.id)).toMatchObject({ document: 'Letter to all' });
    expect(await acts()).toEqual(['visit-notice.recorded', 'visit-notice.recorded']);
  });

  it('keeps one visit of a form that is sent twice at once, with a number of its own', async () => {
    const shell = await made();
    const karim = await person('Karim');
    await recordNotice(shell, { toldOn: '2026-11-05', document: 'Minutes' }, 'admin');
    const same = { formKey: 'the same' };
    const both = await Promise.all([told(karim, {}, {}, same), told(karim, {}, {}, same)]);
    expect(new Set(both.map(({ row }) => row.id)).size).toBe(1);
    await told(karim);
    const rows = await database.db.visit.findMany({ orderBy: { number: 'asc' } });
    expect(new Set(rows.map(({ number }) => number)).size).toBe(2);
  });

  it('takes names out of what is stored, whatever was sent', async () => {
    const shell = await made();
    const karim = await person('Karim');
    await person('Zineb');
    await recordNotice(shell, { toldOn: '2026-11-05', document: 'Minutes' }, 'admin');
    const { row } = await told(
      karim,
      {},
      { happened: 'Zineb never called back', words: 'zineb@example.com' },
    );
    expect(row).toMatchObject({ happened: '[nom] never called back', words: '[e-mail]' });
    const changed = await changeVisit(shell, {
      ...{ id: row.id, version: 1, by: karim },
      said: { ...SAID, promised: 'Zineb said: tomorrow' },
    });
    expect(changed.row.promised).toBe('[nom] said: tomorrow');
  });

  onceEnough(engine, () => {
    it('is changed and deleted by whoever told it, and by nobody once it is not known who that was', async () => {
      const shell = await made();
      const [karim, ines] = [await person('Karim'), await person('Ines')];
      await recordNotice(shell, { toldOn: '2026-08-01', document: 'Minutes' }, 'admin');
      const { row } = await told(karim);
      const change = (by: Person, version = 1) =>
        changeVisit(shell, { id: row.id, version, by, said: { ...SAID, kept: 'yes' } });
      await expect(change(ines)).rejects.toMatchObject({ code: 'visit.not-yours' });
      await expect(deleteVisit(shell, row.id, ines)).rejects.toMatchObject({ code: 'visit.not-yours' });
      expect((await change(karim)).kept).toBe('yes');
      await expect(change(karim)).rejects.toMatchObject({ code: 'visit.outdated' });
      const later = { ...shell, now: new Date(now.getTime() + 91 * msPerDay) };
      await forgetVisits({ ...shell, now: new Date(now.getTime() + 89 * msPerDay) });
      expect((await change(karim, 2)).row.visitorId).toBe('Karim');
      await forgetVisits(later);
      await expect(change(karim, 3)).rejects.toMatchObject({ code: 'visit.not-yours' });
      expect(await database.db.visit.findMany()).toMatchObject([{ visitorId: null, kept: 'yes' }]);
    });

    it('goes two years after its day', async () => {
      const shell = await made();
      const karim = await person('Karim');
      await recordNotice(shell, { toldOn: '2026-08-01', document: 'Minutes' }, 'admin');
      await told(karim, { visitedOn: '2026-11-10' });
      await told(karim, { visitedOn: '2026-11-11' });
      await forgetVisits({ ...shell, now: new Date('2028-11-10T22:59:00Z') });
      expect(await database.db.visit.count()).toBe(2);
      await forgetVisits({ ...shell, now: new Date('2028-11-10T23:01:00Z') });
      expect(await database.db.visit.findMany()).toMatchObject([{ visitedOn: '2026-11-11' }]);
    });

    it('compares a competitor that comes back with its earlier visits, and offers no other', async () => {
      const shell = await made();
      const karim = await person('Karim');
      const { db } = database;
      const workspaceId = company.workspace.id;
      await saveCompetitors(shell, ['Rapido'], 'admin');
      const [before] = await competitorsListed(db, workspaceId);
      await told(karim, { competitorId: before?.id }, { kept: 'partly' });
      await saveCompetitors(shell, [], 'admin');
      expect(await competitorsListed(db, workspaceId)).toEqual([]);
      await expect(told(karim, { competitorId: before?.id })).rejects.toMatchObject({
        code: 'visit.no-competitor',
      });
      await saveCompetitors(shell, ['RAPIDO'], 'admin');
      expect(await competitorsListed(db, workspaceId)).toMatchObject([{ id: before?.id, name: 'RAPIDO' }]);
      const [place] = await visitsAt(database, workspaceId, { from: 0, to: 30_000 });
      expect(place).toMatchObject({
        touchpoint: 'delivery',
        each: [{ name: 'RAPIDO', tally: { yes: 0, partly: 1, no: 0 } }],
      });
    });

    it('asks at each step what the company writes, in both languages, and ours until then', async () => {
      const shell = await made();
      const { db } = database;
      const at = async (touchpoint: string) =>
        (await criteriaAt(db, company.workspace.id, touchpoint)).map((each) => each);
      const ours = await at('delivery');
      expect(ours.map(({ id }) => id)).toEqual([
        'delivery/delivery.day',
        'delivery/delivery.told',
        'delivery/delivery.whole',
      ]);
      const lines = [
        ...ours.slice(0, 2).map(criterionLine),
        'Carton vide repris | Empty box taken back',
        'Propre',
      ];
      await saveCriteria(shell, 'delivery', lines.map(criterionIn), 'admin');
      const own = await at('delivery');
      expect(own.slice(0, 2)).toEqual(ours.slice(0, 2));
      expect(own.slice(2).map(({ names }) => names)).toEqual([
        { fr: 'Carton vide repris', en: 'Empty box taken back' },
        { fr: 'Propre', en: 'Propre' },
      ]);
      expect(await at('pay')).toHaveLength(3);
      // What is no longer asked is asked again under the same id, so that its answers go on.
      await saveCriteria(shell, 'delivery', [criterionIn('Propre')], 'admin');
      await saveCriteria(
        shell,
        'delivery',
        own.map(({ names }) => names),
        'admin',
      );
      expect(await at('delivery')).toEqual(own);
      await saveCriteria(shell, 'delivery', [], 'admin');
      expect(await at('delivery')).toEqual(ours);
    });
  });
});
