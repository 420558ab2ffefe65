import { beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { charterChanges, charterOf, membersChanged, saveCharter } from '../../src/direction/charter.ts';
import { mentionsOf } from '../../src/erasure/mentions.ts';
import { type Company, makeCompany } from '../digests/company.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';

const now = new Date('2026-11-12T10:00:00Z');

onEachEngine((engine) => {
  let one: Database;
  let two: Database;
  let company: Company;
  beforeEach(async () => {
    const url = await freshUrl(engine);
    [one, two] = [await openedHere(url), await openedHere(url)];
    company = await makeCompany(one);
  });
  const save = (
    formKey: string,
    basedOn: number,
    rule: string,
    { database = one, members = [company.admin] }: { database?: Database; members?: Company['admin'][] } = {},
  ) =>
    saveCharter(
      { database, workspace: company.workspace, now },
      { purpose: 'One voice.', rule, details: '', members, basedOn, by: company.admin, formKey },
    );

  it('of two admins who change it at once one is told so, and nothing is overwritten', async () => {
    expect(await save('first', 0, 'By consent.')).toEqual({ kind: 'saved', number: 1 });
    const both = await Promise.all([save('a', 1, 'By vote.'), save('b', 1, 'By lot.', { database: two })]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['outdated', 'saved']);
    expect(await one.db.charterVersion.count()).toBe(2);
  });

  it('stores the same form once, and nothing where nothing changed', async () => {
    const same = await Promise.all([
      save('x', 0, 'By consent.'),
      save('x', 0, 'By consent.', { database: two }),
    ]);
    expect(same).toEqual([
      { kind: 'saved', number: 1 },
      { kind: 'saved', number: 1 },
    ]);
    expect(await save('y', 1, 'By consent.')).toEqual({ kind: 'as-it-was' });
    expect(await one.db.charterVersion.count()).toBe(1);
  });

  it('keeps each version with what it changed, the latest first, and names whom to look for', async () => {
    const { externalId: _, id: __, ...known } = company.admin;
    const karim = await one.db.person.create({
      data: { ...known, id: 'karim', externalId: 'U2', name: 'Karim Haddad', isAdmin: false },
    });
    await save('a', 0, 'By consent.');
    await save('b', 1, 'Karim Haddad decides.', { members: [company.admin, karim] });
    await save('c', 2, 'Karim Haddad decides.', { members: [karim] });
    const { changes, total } = await charterChanges(one.db, company.workspace.id, { skip: 0, take: 2 });
    expect(total).toBe(3);
    expect(changes.map(({ charter, before }) => [charter.number, before?.number])).toEqual([
      [3, 2],
      [2, 1],
    ]);
    expect(changes.map(membersChanged)).toMatchObject([
      { joined: [], left: [{ name: 'Nadia Benali' }] },
      { joined: [{ name: 'Karim Haddad' }], left: [] },
    ]);
    expect(await charterOf(one.db, company.workspace.id)).toMatchObject({
      number: 3,
      members: [{ id: 'karim' }],
    });
    expect(await mentionsOf(one, company.workspace.id, 'Karim Haddad')).toMatchObject({
      charter: [2, 3],
      words: [],
    });
  });
});
