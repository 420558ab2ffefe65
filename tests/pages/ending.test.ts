// That a page's link ends soon: who hears of it, when, and how often.
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { menu } from '../../src/handlers/index.ts';
import { ENDING_DAYS, tellEnds } from '../../src/pages/ending.ts';
import { LIVES_DAYS, makePage, type OpenPage, renewPage, revokePage } from '../../src/pages/page.ts';
import { setAway } from '../../src/people/person.ts';
import { type Company, makeCompany } from '../digests/company.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const DAY_MS = 86_400_000;
/** A Monday, at ten in Paris. */
const MADE = new Date('2026-11-16T09:00:00Z');
const doer = { by: 'command-line', now: MADE } as const;
/** So many days before its first end. */
const before = (days: number) => new Date(MADE.getTime() + (LIVES_DAYS - days) * DAY_MS);

onEachEngine((engine) => {
  let database: Database;
  let acme: Company;
  let hall: OpenPage;
  const make = async (name: string, creatorId: string) =>
    (await makePage(database, acme.workspace.id, { kind: 'wall', name, shows: {}, creatorId }, doer)).page;
  const tell = (now: Date) => tellEnds(database, acme.workspace, now);
  const letters = () => acme.queued('page.ending');
  beforeEach(async () => {
    database = await freshDatabase(engine);
    acme = await makeCompany(database);
    hall = await make('Hall', acme.admin.id);
  });
  const another = (id: string, isAdmin: boolean) =>
    database.db.person.create({
      data: {
        ...{ workspaceId: acme.workspace.id, id, platform: 'slack', externalId: id, name: id, isAdmin },
        ...{ timeZone: 'Europe/Paris', refreshedAt: MADE },
      },
    });

  test('is told once, two weeks before, in working hours, to whoever made it', async () => {
    await another('U2', true);
    await tell(before(ENDING_DAYS + 1));
    expect(await letters()).toEqual([]);
    // Half past midnight.
    await tell(new Date(before(ENDING_DAYS).getTime() + 14.5 * 3_600_000));
    expect(await letters()).toEqual([]);
    await tell(before(ENDING_DAYS - 1));
    await Promise.all([tell(before(ENDING_DAYS - 1)), tell(before(ENDING_DAYS - 2))]);
    const told = await letters();
    expect(told.map(({ address }) => address)).toEqual(['slack:U1']);
    expect(told[0]?.text).toContain('Hall');
  });

  test('is told anew after it was renewed', async () => {
    await tell(before(12));
    await renewPage(database, acme.workspace.id, hall.id, { ...doer, now: before(9) });
    await tell(before(8));
    expect(await letters()).toHaveLength(1);
    await tell(new Date(before(9).getTime() + (LIVES_DAYS - 4) * DAY_MS));
    expect(await letters()).toHaveLength(2);
  });

  test('is told to the admins who are here where its maker is not', async () => {
    await another('U2', true);
    await another('U3', false);
    await make('Entrance', 'U3');
    await setAway(database.db, acme.admin, before(-30));
    await tell(before(12));
    const told = await letters();
    expect(told.map(({ address }) => address)).toEqual(['slack:U2']);
    // Both pages in one letter.
    expect(told[0]?.text).toContain('Hall');
    expect(told[0]?.text).toContain('Entrance');
  });

  test('is told of no page that was revoked, and waits while nobody is here', async () => {
    const { id } = await make('Entrance', acme.admin.id);
    await revokePage(database, acme.workspace.id, id, doer);
    await setAway(database.db, acme.admin, before(9));
    await tell(before(12));
    expect(await letters()).toEqual([]);
    await tell(before(7));
    const told = await letters();
    expect(told).toHaveLength(1);
    expect(told[0]?.text).not.toContain('Entrance');
  });
});

test('its button renews it', () => {
  expect(Object.keys(menu.actions)).toContain('page.renew');
});
