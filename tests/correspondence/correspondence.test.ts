// What is said to people and in channels, and the cards that stand for something: what the ledger holds of it.
import { beforeEach, describe, expect, it } from 'vitest';
import { cardAt, redraw, redrawCards, waitsAfter } from '../../src/correspondence/cards.ts';
import { once } from '../../src/correspondence/once.ts';
import {
  firstOf,
  type LetterReader,
  tellAdmins,
  tellChannel,
  tellPerson,
  tellUnnamed,
} from '../../src/correspondence/tell.ts';
import type { Database } from '../../src/database/client.ts';
import { openAddress } from '../../src/delivery/ledger.ts';
import { sentence } from '../../src/messages/message.ts';
import type { Person } from '../../src/people/person.ts';
import { type Workspace, workspaceById } from '../../src/workspace/workspace.ts';
import { keys, WORKSPACE } from '../delivery/chat-peer.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { kind } from '../harness/kinds.ts';

/** Monday at seven in Paris, before the company's hours, which begin at nine. */
const now = new Date('2026-11-30T06:00:00Z');
const nineInParis = new Date('2026-11-30T08:00:00Z');
const nineInNewYork = new Date('2026-11-30T14:00:00Z');
const later = new Date('2026-11-30T16:00:00Z');

const draw = ({ locale, timeZone, workday }: LetterReader) => sentence(`${locale} ${timeZone} ${workday}`);
const card = { kind: kind('case.card'), subject: 'case:1' } as const;

onEachEngine((engine) => {
  let database: Database;
  let workspace: Workspace;
  let karim: Person;
  const rows = () => database.db.delivery.findMany({ orderBy: [{ queuedAt: 'asc' }, { address: 'asc' }] });
  const saying = async () =>
    (await rows()).map(({ content }) => (content as { message?: { summary: string } }).message?.summary);

  async function meet(externalId: string, about: Partial<Person> = {}): Promise<Person> {
    const known = { workspaceId: WORKSPACE, platform: 'slack', externalId, refreshedAt: now };
    const person = { id: externalId, name: externalId, timeZone: 'Europe/Paris' };
    return database.db.person.create({ data: { ...known, ...person, ...about } });
  }

  beforeEach(async () => {
    database = await freshDatabase(engine);
    await addCompany(database.db, WORKSPACE);
    await database.db.workspace.updateMany({
      data: { timeZone: 'Europe/Paris', locale: 'fr', dayEndsAt: 17 },
    });
    workspace = await workspaceById(database.db, WORKSPACE);
    karim = await meet('U2', { locale: 'en', timeZone: 'America/New_York' });
  });

  it('a letter is in its reader’s language, and comes when the company’s hours open where they are', async () => {
    await tellPerson(database.db, { workspace, now }, karim, { ...card, draw });
    expect(await saying()).toEqual(['en America/New_York 480']);
    expect(await rows()).toMatchObject([
      { address: 'slack:U2', subject: 'case:1', queuedAt: now, notBefore: nineInNewYork },
    ]);
  });

  it('an answer to what somebody did comes at once, and each admin reads their own', async () => {
    await meet('U1', { isAdmin: true });
    await meet('U3', { isAdmin: true, locale: 'en' });
    await tellAdmins(database.db, { workspace, now }, { ...card, draw, notBefore: now });
    expect(await saying()).toEqual(['fr Europe/Paris 480', 'en Europe/Paris 480']);
    expect((await rows()).map(({ notBefore }) => notBefore)).toEqual([now, now]);
  });

  it('a channel reads the company’s language in its hours, or its own where it has some', async () => {
    const own = { address: 'slack:C2', locale: 'en', postingHours: { kind: 'always' } } as const;
    for (const place of [{ address: 'slack:C1' }, own])
      await tellChannel(database.db, { workspace, now }, place, { ...card, draw });
    expect(await saying()).toEqual(['fr Europe/Paris 480', 'en Europe/Paris 480']);
    expect((await rows()).map(({ notBefore }) => notBefore)).toEqual([nineInParis, now]);
  });

  it('a letter to somebody whom nobody may find says neither who they are, nor where, nor what it is about', async () => {
    const writing = { workspace, now: new Date('2026-11-30T00:00:00Z'), toldAt: now, keys };
    await tellUnnamed(database.db, writing, karim, { ...card, draw });
    const [row] = await rows();
    expect(JSON.stringify(row)).not.toMatch(/slack:|case:1|New_York/);
    expect(openAddress(keys, row?.address ?? '')).toBe('slack:U2');
    expect(row).toMatchObject({ queuedAt: writing.now, notBefore: nineInParis });
  });

  it('a card that stands is edited at once, one that waits is written anew, and one that was dropped stays as it is', async () => {
    const at = async (address: string, state: string, notBefore = now) => {
      const id = await tellChannel(
        database.db,
        { workspace, now },
        { address },
        { ...card, draw, notBefore },
      );
      await database.db.delivery.updateMany({ where: { id }, data: { state } });
      return id;
    };
    const [sent, waiting] = [await at('slack:C1', 'sent'), await at('slack:C2', 'pending', later)];
    await at('slack:C3', 'dropped');
    const redrawn = { ...card, redrawn: kind('case.card-redrawn') };
    await redrawCards(database.db, { workspace, now }, redrawn, ({ address }) => ({
      message: sentence(`anew in ${address}`),
      locale: 'fr',
    }));
    const old = 'fr Europe/Paris 480';
    expect((await saying()).toSorted()).toEqual(['anew in slack:C1', 'anew in slack:C2', old, old]);
    expect(await database.db.delivery.findMany({ where: { kind: 'case.card-redrawn' } })).toMatchObject([
      { replaces: sent, notBefore: now, subject: 'case:1', state: 'pending' },
    ]);
    expect(await cardAt(database.db, { workspace }, card, 'slack:C1')).toBe(sent);
    expect(await cardAt(database.db, { workspace }, card, 'slack:C3')).toBeNull();
    const unseen = { workspaceId: WORKSPACE, ...waitsAfter(now) };
    expect(await database.db.delivery.findMany({ where: unseen })).toMatchObject([{ id: waiting }]);
  });

  it('a letter that was redrawn is the same delivery while nobody has seen it, and an edit of it afterwards', async () => {
    const { db } = database;
    const id = await tellPerson(db, { workspace, now }, karim, { ...card, draw });
    const drawn = {
      kind: kind('case.card-redrawn'),
      subject: 'case:1',
      message: sentence('Anew'),
      locale: 'en',
    } as const;
    const letter = { id, address: 'slack:U2' };
    expect(await redraw(db, { workspace, now }, letter, drawn)).toBe(id);
    expect(await redraw(db, { workspace, now: later }, letter, drawn)).not.toBe(id);
    expect(await db.delivery.count({ where: { replaces: id } })).toBe(1);
  });
});

describe('the same form', () => {
  it('does once what it asks, says what came of it the second time, and fails as the first where nothing came of it', async () => {
    const made: string[] = [];
    const work = async () => {
      if (made.length > 0) throw new Error('known');
      made.push('made');
      return 'made';
    };
    const done = async () => made[0] ?? null;
    expect([await once(work, done), await once(work, done)]).toEqual(['made', 'made']);
    expect(made).toHaveLength(1);
    const failing = () => Promise.reject(new Error('refused'));
    await expect(once(failing, async () => null)).rejects.toThrow('refused');
  });
});

describe('whoever is told before others', () => {
  it.each([
    [[nineInNewYork, nineInParis], nineInParis],
    [[nineInParis, now], null],
    [[], null],
  ])('hears when the first of them is, or nothing where that is now or never', (times, first) => {
    expect(firstOf(times, now)).toEqual(first);
  });
});
