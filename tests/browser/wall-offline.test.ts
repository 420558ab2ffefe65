/// <reference lib="dom" />
// A screen on a wall that starts anew without its server, in Chromium with its service worker: what it keeps, how old it says that is, and
// what it keeps no longer. The server is really stopped, at its address.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openToLook } from '../harness/own-looks.ts';
import { scratchFolder } from '../harness/scratch.ts';
import { openWall, type WallServer } from '../wall/server.ts';
import { launchBrowser } from './workspace-page.ts';

const DAY_MS = 86_400_000;
const QUOTE = 'same attachment';

let folder: string;
let browser: Browser;
let database: Database;
let wall: WallServer;
let screen: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  folder = await mkdtemp(join(scratchFolder(), 'portevoix-offline-'));
  const url = `file:${join(folder, 'wall.db')}`;
  await migrate(url);
  database = await openToLook(url);
  wall = await openWall(database);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  screen = await context.newPage();
  await screen.clock.install({ time: wall.time.now });
});
afterEach(async () => {
  await screen.context().close();
  await wall.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** All that the browser keeps of the page, as text; the addresses of its files. */
async function kept(): Promise<{ text: string; urls: string[] }> {
  return screen.evaluate(async () => {
    const cache = await caches.open('wall');
    const requests = await cache.keys();
    const texts = await Promise.all(requests.map(async (each) => (await cache.match(each))?.text()));
    const urls = requests.map(({ url }) => url);
    return { text: [...texts, ...Object.values(localStorage)].join(), urls };
  });
}

/** Its page, style, script and icon. */
const keptPage = () =>
  expect.poll(async () => (await kept()).urls.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
const stale = () => screen.locator('#stale').textContent();
const title = () => screen.locator('section:not([hidden]) h1').textContent();

test('starts anew with what it showed last and says of when that is after a day, and hears again', async () => {
  await screen.goto(wall.url);
  await keptPage();
  const first = await title();
  await wall.restart(async () => {
    await screen.clock.setSystemTime(new Date(wall.time.now.getTime() + DAY_MS / 2));
    await screen.reload();
    expect([await title(), await stale()]).toEqual([first, '']);
    await screen.clock.setSystemTime(new Date(wall.time.now.getTime() + 2 * DAY_MS));
    await screen.reload();
    expect(await title()).toBe(first);
    expect(await stale()).toBe('Hors connexion. Situation au mardi 17 novembre 2026');
    expect(await screen.locator('section:not([hidden]) .said').isVisible()).toBe(true);
  });
  const heard = async () => {
    await screen.clock.runFor(30_000);
    return stale();
  };
  await expect.poll(heard, { timeout: 30_000 }).toBe('');
});

test('keeps nothing that was taken out of what it shows', async () => {
  await screen.goto(wall.url);
  await keptPage();
  expect((await kept()).text).toContain(QUOTE);
  await wall.takeOut(QUOTE);
  await wall.look();
  await expect.poll(async () => (await kept()).text, { timeout: 30_000 }).not.toContain(QUOTE);
});

test('takes another version of the program, its worker and its files, and keeps none of the old', async () => {
  const made = async (route: Route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll(
      /(release="|worker\.js\?|wall\.js\?|wall\.css\?)/g,
      '$1old',
    );
    await route.fulfill({ response: answer, body });
  };
  await screen.route(wall.url, made, { times: 1 });
  await screen.route('**/events*', (route) => route.abort());
  const release = () => screen.evaluate(() => document.getElementById('wall')?.dataset['release']);
  await screen.goto(wall.url);
  await screen.waitForFunction(() => navigator.serviceWorker.controller?.scriptURL.includes('?old'));
  await expect.poll(async () => (await kept()).urls.join(), { timeout: 30_000 }).toContain('wall.js?old');
  expect(await release()).toMatch(/^old/);
  await screen.unroute('**/events*');
  // Told of another version by the stream, it reloads by itself.
  const reloaded = screen.waitForEvent('domcontentloaded');
  await screen.clock.runFor(30_000);
  await reloaded;
  expect(await release()).not.toMatch(/^old/);
  // It takes over once the old one has nothing under way, which the browser decides; both ask the server first.
  await screen.waitForFunction(async () => {
    const { waiting, active } = (await navigator.serviceWorker.getRegistration()) ?? {};
    const newest = waiting ?? active;
    return newest && !newest.scriptURL.includes('?old');
  });
  await expect.poll(async () => (await kept()).urls.join(), { timeout: 30_000 }).not.toContain('?old');
});

test('keeps nothing of a page that was revoked while it was shown', async () => {
  await screen.goto(wall.url);
  await keptPage();
  await wall.revoke();
  await wall.look();
  await screen.waitForFunction(() => document.body.textContent?.includes('nulle part'));
  await expect.poll(async () => (await kept()).text, { timeout: 30_000 }).not.toContain(QUOTE);
  await wall.restart(() => expect(screen.reload()).rejects.toThrow(/ERR_|reload/));
});

test('keeps nothing of a page that was revoked while it was off', async () => {
  await screen.goto(wall.url);
  await keptPage();
  const { url } = wall;
  await screen.goto('about:blank');
  await wall.revoke();
  const answer = await screen.goto(url);
  expect(answer?.status()).toBe(404);
  await expect.poll(async () => (await kept()).urls.join(), { timeout: 30_000 }).not.toContain('/wall/');
});
