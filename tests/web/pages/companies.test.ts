// Two companies whose screens hang on one server: a link of one shows nothing of the other, over HTTP.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renewPage, revokePage } from '../../../src/pages/page.ts';
import { wallShows } from '../../../src/pages/wall.ts';
import type { Company } from '../../digests/company.ts';
import { freshDatabase, onEachEngine } from '../../harness/database.ts';
import { filled, MADE, type Screens, screens } from './screens.ts';

const MARK = 'Quimbly';
const doer = { by: 'command-line', now: MADE } as const;

onEachEngine((engine) => {
  let house: Screens;
  let other: Company;
  beforeAll(async () => {
    house = await screens(await freshDatabase(engine));
    other = await filled(house.acme.database, MARK);
  });
  afterAll(() => house.stop());

  const seen = async (token: string) => (await house.get(`/wall/${token}`)).text();
  /** What the stream says first. */
  const told = async (token: string) => {
    const screen = await house.listen(token);
    const first = JSON.stringify(await screen.next());
    await screen.leave();
    return first;
  };

  test('each link shows its own company alone, the page as its stream', async () => {
    const mine = await house.make();
    const theirs = await house.make({}, other);
    for (const text of [await seen(mine.token), await told(mine.token)]) {
      expect(text).toContain('A file lost');
      expect(text).not.toContain(MARK);
    }
    for (const text of [await seen(theirs.token), await told(theirs.token)]) expect(text).toContain(MARK);
  });

  test('a page that names the other’s schedule shows none of it', async () => {
    const theirs = await house.make({}, other);
    const { token } = await house.make(wallShows(theirs.page.shows));
    for (const text of [await seen(token), await told(token)]) {
      expect(text).toContain('no longer there');
      expect(text).not.toContain(MARK);
    }
  });

  test('pages of one id in both, as after both were moved in from elsewhere, stay apart', async () => {
    const { db } = house.acme.database;
    const mine = await house.make();
    const theirs = await house.make({}, other);
    await db.page.update({
      where: { workspaceId_id: { workspaceId: other.workspace.id, id: theirs.page.id } },
      data: { id: mine.page.id },
    });
    expect(await seen(mine.token)).not.toContain(MARK);
    expect(await seen(theirs.token)).toContain(MARK);
    const [screen, theirScreen] = [await house.listen(mine.token), await house.listen(theirs.token)];
    expect(JSON.stringify(await screen.next())).not.toContain(MARK);
    expect(JSON.stringify(await theirScreen.next())).toContain(MARK);
    await house.look();
    expect(await screen.next()).toMatchObject({ event: 'beat' });
    expect(await theirScreen.next()).toMatchObject({ event: 'beat' });
    await revokePage(house.acme.database, other.workspace.id, mine.page.id, doer);
    await house.look();
    expect(await theirScreen.next()).toMatchObject({ event: 'gone' });
    expect(await screen.next()).toMatchObject({ event: 'beat' });
    await screen.leave();
    const { status } = await house.get(`/wall/${mine.token}`);
    expect([status, (await house.get(`/wall/${theirs.token}`)).status]).toEqual([200, 404]);
  });

  test('a company renews and revokes none of the other’s', async () => {
    const { page, token } = await house.make({}, other);
    const { database, workspace } = house.acme;
    expect(await renewPage(database, workspace.id, page.id, doer)).toBeNull();
    expect(await revokePage(database, workspace.id, page.id, doer)).toBeNull();
    expect((await house.get(`/wall/${token}`)).status).toBe(200);
  });
});
