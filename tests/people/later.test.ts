import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { laterFor } from '../../src/handlers/admission.ts';
import { requestOf } from '../../src/handlers/request.ts';
import { suggestForm } from '../../src/handlers/suggestions/suggest.ts';
import type { Directory } from '../../src/people/directory.ts';
import { rememberAsker } from '../../src/people/person.ts';
import { passOnTheHour } from '../../src/suggestions/outbox/pass-on-the-hour.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { differences, everyRow } from '../suggestions/every-row.ts';
import { loud, onTheHour } from '../suggestions/on-the-hour.ts';

const common = { timeZone: 'Europe/Paris', locale: 'fr', isAdmin: false, isActive: true, isBot: false };
const HOUR = 3_600_000;

onEachEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
    // So that nothing but the newcomer is new.
    await desk.kit.later.writeDown(database.db, now);
  });
  const address = 'slack:U77';
  const directory: Directory = {
    ...{ channel: async () => null, isMember: async () => false },
    profile: async () => ({ ...common, name: 'Zoé Neuve' }),
  };
  const asks = async (name: string) => {
    const later = await laterFor(desk.kit, address, name);
    const workspace = await desk.workspace();
    const asker = await rememberAsker(database.db, workspace, address, {
      directory,
      adminUsers: [],
      now,
      later,
    });
    if (!asker) throw new Error('nobody');
    return requestOf(desk.kit, { workspace, asker });
  };
  const send = async (anonymous: boolean) =>
    suggestForm.submit(
      await asks('suggest'),
      { key: 'form', subject: 'similar-shown' },
      { title: 'Quietly', details: '', topic: '', anonymous },
    );
  const known = () => database.db.person.findMany({ where: { externalId: 'U77' } });

  describe('somebody whom nobody has met', () => {
    it('is on file neither when they open the form nor when they send an idea without their name', async () => {
      const before = await everyRow(database, true);
      await asks('suggest');
      await asks('home');
      expect(differences(before, await everyRow(database, true))).toEqual({});
      await send(true);
      expect(differences(before, await everyRow(database, true))).toEqual({ SealedAct: 1 });
    });

    it('is on file at the full hour, with whoever else was met, and gets their letter', async () => {
      await send(true);
      await desk.kit.later.writeDown(database.db, new Date(now.getTime() + HOUR / 2));
      expect(await known()).toEqual([]);
      await desk.kit.later.writeDown(database.db, new Date(now.getTime() + HOUR));
      const [person] = await known();
      expect(person).toMatchObject({ name: 'Zoé Neuve', locale: 'fr' });
      await onTheHour({ database, keys: desk.kit.keys, workspace: await desk.workspace(), now });
      expect(await database.db.delivery.count({ where: { kind: 'suggestion.receipt' } })).toBe(1);
      expect(await known()).toEqual([person]);
    });

    it('is put on file by whoever met them, with all whom it met, though another replica passes on the hour first', async () => {
      await send(true);
      const another = { database, keys: desk.kit.keys, workspace: await desk.workspace(), log: loud };
      const hour = now.getTime() + HOUR;
      expect(await passOnTheHour({ ...another, now: new Date(hour) })).toBe(0);
      expect(await known()).toEqual([]);
      expect(await database.db.suggestion.count()).toBe(0);
      await desk.kit.later.writeDown(database.db, new Date(hour));
      expect(await known()).toMatchObject([{ name: 'Zoé Neuve' }]);
      expect(await passOnTheHour({ ...another, now: new Date(hour + 60_000) })).toBe(1);
    });

    it('is put on file with all whom the process met before it ends', async () => {
      await send(true);
      const other = await rememberAsker(database.db, await desk.workspace(), 'slack:U78', {
        ...{ directory, adminUsers: [], now },
        later: await laterFor(desk.kit, 'slack:U78', 'home'),
      });
      await desk.kit.later.end(database.db);
      const found = await database.db.person.findMany({ where: { externalId: { in: ['U77', 'U78'] } } });
      expect(found.map(({ externalId }) => externalId).toSorted()).toEqual(['U77', 'U78']);
      expect(found.map(({ id }) => id)).toContain(other?.id);
    });

    it('is known after the hour though the process that met them has died', async () => {
      await send(true);
      const late = new Date(now.getTime() + HOUR + 5 * 60_000);
      const workspace = await desk.workspace();
      await passOnTheHour({ database, keys: desk.kit.keys, workspace, now: late, log: loud });
      expect(await known()).toMatchObject([{ name: 'Zoé Neuve' }]);
      expect(await database.db.delivery.count({ where: { kind: 'suggestion.receipt' } })).toBe(1);
    });

    it.each([
      ['sends an idea under their name', () => send(false)],
      ['asks anything else', () => asks('voice')],
    ])('is on file at once when they %s', async (_, does) => {
      const { asker } = await asks('suggest');
      await does();
      expect(await known()).toMatchObject([{ id: asker.id }]);
    });
  });
});
