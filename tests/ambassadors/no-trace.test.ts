// Whoever says no, says nothing, or says yes and stops leaves the same behind: the whole database is read, on both engines.
import { beforeEach, describe, expect, it } from 'vitest';
import { openAsked, sealAsked } from '../../src/ambassadors/asked.ts';
import { newId } from '../../src/clock.ts';
import { transact } from '../../src/database/client.ts';
import { erasePerson } from '../../src/erasure/person.ts';
import { requestBy } from '../../src/handlers/admission.ts';
import { namingOf, wordingsOf } from '../../src/handlers/folds.ts';
import { features, menu } from '../../src/handlers/index.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { repoint } from '../../src/linking/repoint.ts';
import { ownAddress, type Person } from '../../src/people/person.ts';
import { profiles } from '../../src/people/profiles.ts';
import { onEachEngine } from '../harness/database.ts';
import { differences, everyRow } from '../suggestions/every-row.ts';
import { type AmbassadorsDesk, ambassadorsDesk, day } from './company.ts';

describe('the seal of who was asked', () => {
  it('is as long whoever was asked, up to three a month for six months and as many ambassadors', () => {
    const keys = keysFrom([newSecret()]);
    const sizes = [0, 1, 18, 40].map((count) => {
      const people = Object.fromEntries(Array.from({ length: count }, () => [newId(), '2026-11-09']));
      return sealAsked(keys, { people, month: '2026-11', invited: 3, restsUntil: null }).length;
    });
    expect(new Set(sizes).size).toBe(1);
  });
});

onEachEngine((engine) => {
  let desk: AmbassadorsDesk;
  beforeEach(async () => {
    desk = await ambassadorsDesk(engine);
    await desk.turnOn();
  });

  /** Karim, Inès and Léa are asked, one a working day, and their invitations arrive. */
  const askThree = async () => {
    for (const person of [desk.karim, desk.ines, desk.lea]) await desk.told(person);
    for (const days of [0, 1, 2]) {
      await desk.invite(day(days));
      await desk.send(day(days + 0.1));
    }
  };

  /** As the chat hands it over, through the one gate before everything that people ask. */
  const pressed = async (person: Person, name: string, at: Date) => {
    const { kit, workspaceId } = desk;
    const request = await requestBy(
      { ...kit, clock: { now: () => at } },
      {
        workspaceId,
        address: ownAddress(person),
        name,
        profiles: profiles(kit.directory, { now: () => at }),
        belonging: () => 'ours',
        knowsAll: true,
      },
    );
    return menu.actions[name]?.(request);
  };

  it('nothing at all is written when somebody says no, in no row of any table', async () => {
    await askThree();
    const before = await everyRow(desk.database, true);
    expect(await desk.presses(desk.karim, 'ambassador.no', day(3))).toContain('stays between us');
    await pressed(desk.karim, 'ambassador.no', day(3));
    await desk.kit.later.end(desk.db);
    expect(differences(before, await everyRow(desk.database, true))).toEqual({});
  });

  it('after months nothing tells who said no, who nothing, and who yes and stopped', async () => {
    await askThree();
    await desk.customersSaid(4);
    await desk.presses(desk.karim, 'ambassador.no', day(3));
    await desk.presses(desk.lea, 'ambassador.yes', day(3));
    await desk.submits(desk.lea, 'Call back whoever waits', day(3));
    await desk.look(day(4));
    await desk.send(day(4.1));
    expect(await desk.names()).toEqual(['Léa Marchand']);
    await desk.presses(desk.lea, 'ambassador.stop', day(30));
    await desk.send(day(30.1));
    for (const days of [31, 32, 60]) {
      await desk.look(day(days));
      await desk.send(day(days + 0.1));
    }
    const rows = await everyRow(desk.database);
    const traces = (person: Person) => {
      const needles = [`"${person.id}"`, `"${person.externalId}"`, `slack:${person.externalId}`];
      const found = [...rows].flatMap(([table, texts]) =>
        texts.filter((text) => needles.some((needle) => text.includes(needle))).map(() => table),
      );
      return found.toSorted();
    };
    const [no, silent, stopped] = [desk.karim, desk.ines, desk.lea].map(traces);
    expect(no).toEqual(silent);
    expect(stopped).toEqual(silent);
    // The best failure that each told, and themselves: nothing of an invitation, a term, a kit or a project.
    expect(silent).toEqual(['Person', 'Story']);
    const all = [...rows.values()].flat().join('\n');
    expect(all).not.toContain('Call back whoever waits');
    expect(await desk.db.ambassador.count({ where: { workspaceId: desk.workspaceId } })).toBe(0);
    expect(await desk.db.quotation.count({ where: { workspaceId: desk.workspaceId } })).toBe(0);
  });

  it('who holds the key learns who was asked lately, and not what they answered', async () => {
    await askThree();
    await desk.presses(desk.karim, 'ambassador.no', day(3));
    const { seal } = await desk.db.ambassadorProgramme.findUniqueOrThrow({
      where: { workspaceId: desk.workspaceId },
    });
    const asked = openAsked(desk.kit.keys, seal);
    expect(Object.keys(asked ?? {}).toSorted()).toEqual(['invited', 'month', 'people', 'restsUntil']);
    expect(asked?.people).toEqual({
      [desk.karim.id]: '2026-11-09',
      [desk.ines.id]: '2026-11-10',
      [desk.lea.id]: '2026-11-11',
    });
  });

  it('whoever is erased is in it no more, and two accounts that become one are in it once', async () => {
    await askThree();
    await desk.presses(desk.lea, 'ambassador.yes', day(3));
    const { database, db, workspaceId } = desk;
    const { keys } = desk.kit;
    const naming = namingOf(features);
    const people = async () => {
      const { seal } = await db.ambassadorProgramme.findUniqueOrThrow({ where: { workspaceId } });
      return Object.keys(openAsked(keys, seal)?.people ?? {});
    };
    const [from, to] = [desk.lea.id, desk.karim.id];
    await transact(database, (tx) => repoint(tx, { engine, keys, naming, workspaceId, from, to }));
    expect(await people()).toEqual([desk.karim.id, desk.ines.id]);
    expect(await desk.names()).toEqual(['Karim Haddad']);
    const erasing = { database, keys, workspaceId, naming, wordings: wordingsOf(features) };
    await erasePerson(erasing, desk.karim, { now: day(4), by: 'command-line' });
    expect(await people()).toEqual([desk.ines.id]);
    expect(await desk.names()).toEqual([]);
  });

  it('the row that keeps it changes each working day, whether somebody was asked or not', async () => {
    const seals = new Set<string>();
    for (const days of [0, 1, 2, 3]) {
      await desk.invite(day(days));
      const where = { workspaceId: desk.workspaceId };
      seals.add((await desk.db.ambassadorProgramme.findUniqueOrThrow({ where })).seal);
    }
    expect(seals.size).toBe(4);
    expect(await desk.db.delivery.count({ where: { workspaceId: desk.workspaceId } })).toBe(0);
  });
});
