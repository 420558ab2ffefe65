// What strangers try at the door of pages, and screens that misbehave.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { streams } from '../../../src/web/pages/wall/streams.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';
import { type Screens, screens } from './screens.ts';

onAnyEngine((engine) => {
  let house: Screens;
  beforeEach(async () => {
    house = await screens(await freshDatabase(engine));
  });
  afterEach(() => house.stop());

  test('whoever guesses is slowed down, and who has a link is let in meanwhile', async () => {
    const { token } = await house.make();
    const guesses = [];
    for (let i = 0; i < 40; i++)
      guesses.push((await house.get(`/wall/${String(i).padStart(32, 'x')}`)).status);
    expect(guesses.slice(0, 30)).toEqual(Array(30).fill(404));
    expect(guesses.slice(30)).toEqual(Array(10).fill(429));
    const slowed = await house.get(`/wall/${'y'.repeat(32)}`);
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await house.get(`/wall/${token}`)).status).toBe(200);
    house.time.now = new Date(house.time.now.getTime() + 10_000);
    expect((await house.get(`/wall/${'y'.repeat(32)}`)).status).toBe(404);
  });

  test.each([
    ['a slash behind it', (token: string) => `/wall/${token}/`],
    ['an encoded slash', (token: string) => `/wall/${token}%2f`],
    ['an encoded slash and more', (token: string) => `/wall/${token}%2fevents`],
    ['dots', (token: string) => `/wall/${token}%2f..%2f${token}`],
    ['capitals', (token: string) => `/WALL/${token}`],
    ['another case of the token', (token: string) => `/wall/${swapped(token)}`],
    ['a space', (token: string) => `/wall/${token}%20`],
    ['a zero', (token: string) => `/wall/${token}%00`],
    ['more of it', (token: string) => `/wall/${token}a`],
    ['less of it', (token: string) => `/wall/${token.slice(1)}`],
    ['nothing', () => '/wall/'],
    ['a file that is not ours to give', () => '/pages/..%2froutes.ts'],
    ['the folder of files', () => '/pages/'],
  ])('%s leads nowhere', async (_, path) => {
    const { token } = await house.make();
    const response = await house.get(path(token));
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('week 46');
  });

  test('HEAD has the headers alone and opens no stream; nothing else than GET is answered', async () => {
    const { token } = await house.make();
    const head = await house.get(`/wall/${token}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const stream = await house.get(`/wall/${token}/events`, { method: 'HEAD' });
    expect([stream.status, await stream.text()]).toEqual([200, '']);
    for (const path of [token, 'x'.repeat(32)]) {
      const response = await house.get(`/wall/${path}`, { method: 'POST', body: 'x' });
      expect(response.status, path).toBe(405);
    }
  });

  test('headers that are too long are refused', async () => {
    const { token } = await house.make();
    const response = await house.get(`/wall/${token}`, { headers: { cookie: 'x'.repeat(20_000) } });
    expect(response.status).toBe(431);
  });

  test('no token is in the log', async () => {
    const { token } = await house.make();
    await house.get(`/wall/${token}`);
    await house.get(`/wall/${token}/`);
    const screen = await house.listen(token);
    await screen.next();
    await screen.leave();
    expect(house.logged.some((line) => line.includes('/wall/:token'))).toBe(true);
    expect(house.logged.join()).not.toContain(token);
  });

  test('stopping ends all streams, and nobody joins any more', async () => {
    const { token } = await house.make();
    const screen = await house.listen(token);
    await screen.next();
    await house.stop();
    expect(await screen.next()).toBeNull();
  });
});

test('a screen that has not read what came before is dropped, and the others hear on', () => {
  const all = streams();
  const page = { workspaceId: 'a', pageId: '1' };
  const heard: string[] = [];
  const screen = (name: string, writableNeedDrain: boolean) =>
    ({
      ...{ writableNeedDrain, once() {}, on() {} },
      write: (text: string) => heard.push(`${name} ${text}`),
      destroy: () => heard.push(`${name} dropped`),
    }) as never;
  all.join(page, screen('deaf', true));
  all.join(page, screen('well', false));
  all.send(page, 'beat');
  expect(heard).toEqual(['deaf dropped', 'well beat']);
});

describe('how many may watch', () => {
  test('is limited for a page, for a company and in all', () => {
    const most = { ofPage: 2, ofCompany: 3, inAll: 4 };
    const all = streams(most);
    const join = (workspaceId: string, pageId: string) => {
      const page = { workspaceId, pageId };
      const hasRoom = all.hasRoom(page);
      if (hasRoom) all.join(page, { once() {}, on() {}, end() {} } as never);
      return hasRoom;
    };
    expect([join('a', '1'), join('a', '1'), join('a', '1')]).toEqual([true, true, false]);
    expect([join('a', '2'), join('a', '2')]).toEqual([true, false]);
    expect([join('b', '3'), join('b', '4')]).toEqual([true, false]);
    all.stop();
    expect(join('c', '5')).toBe(false);
  });
});

function swapped(token: string): string {
  return [...token]
    .map((each) => (each === each.toUpperCase() ? each.toLowerCase() : each.toUpperCase()))
    .join('');
}
