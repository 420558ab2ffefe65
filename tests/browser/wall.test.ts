/// <reference lib="dom" />
// A screen on a wall in Chromium: what it looks like from a telephone to 3840 pixels, what moves it, and what it does without its server.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { type Screens, screens } from '../web/pages/screens.ts';
import { launchBrowser } from './workspace-page.ts';

const SIZES = [
  [320, 568],
  [390, 844],
  [568, 320],
  [768, 1024],
  [1280, 720],
  [1080, 1920],
  [1920, 1080],
  [3840, 2160],
] as const;

/** The picture in docs/pages.md: the chart, at 1280 by 720. */
const PICTURE = new URL('../../docs/wall.png', import.meta.url);

let folder: string;
let house: Screens;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-wall-'));
  const url = `file:${join(folder, 'wall.db')}`;
  await migrate(url);
  house = await screens(await openDatabase(url), { lasting: true });
  await house.showExamples();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await house.stop();
  await rm(folder, { recursive: true, force: true });
});

/** At eleven in the morning of the Tuesday after the digest, by a clock that the test moves. */
async function opened(token: string, [width, height]: readonly [number, number] = [1280, 720]) {
  const context = await browser.newContext({
    viewport: { width, height },
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => void wrong.push(String(error)));
  const hosts = new Set<string>();
  page.on('request', (request) => void hosts.add(new URL(request.url()).host));
  await page.clock.install({ time: house.time.now });
  await page.goto(`http://127.0.0.1:${house.web.port}/wall/${token}`);
  await page.clock.pauseAt(new Date(house.time.now.getTime() + 60_000));
  return { page, wrong, hosts, close: () => context.close() };
}

const title = (page: Page) => page.locator('section:not([hidden]) h1').textContent();

describe('a screen', () => {
  test.each(SIZES)(
    'at %i by %i fits, without a bar to scroll, and is large enough to be read',
    async (width, height) => {
      const { token } = await house.make({ languages: ['fr', 'en'] });
      const { page, wrong, hosts, close } = await opened(token, [width, height]);
      const slides = await page.locator('section').count();
      expect(slides).toBeGreaterThan(6);
      let charts = 0;
      for (let at = 0; at < slides; at++) {
        const found = await page.evaluate(() => {
          const said = document.querySelector('section:not([hidden]) .said');
          const texts = [...document.querySelectorAll('section:not([hidden]) *, #place')].filter(
            (each) => !each.closest('svg') && [...each.childNodes].some((node) => node.nodeType === 3),
          );
          const { scrollWidth, scrollHeight } = document.documentElement;
          const labels = [...document.querySelectorAll('section:not([hidden]) svg text')].filter(
            (each) => each.getClientRects().length > 0,
          );
          return {
            isCut: said !== null && said.scrollHeight > said.clientHeight + 1,
            label: Math.min(...labels.map((each) => each.getBoundingClientRect().height)),
            scrolls: scrollWidth > innerWidth || scrollHeight > innerHeight,
            least: Math.min(...texts.map((each) => Number.parseFloat(getComputedStyle(each).fontSize))),
          };
        });
        expect({ at, ...found }).toMatchObject({ at, isCut: false, scrolls: false });
        if (Number.isFinite(found.label)) {
          charts += 1;
          if (charts === 1 && width === 1280 && process.env['UPDATE_PICTURES'] === '1')
            await page.screenshot({ path: fileURLToPath(PICTURE) });
        }
        // On a telephone, what it has room for.
        expect(found.label).toBeGreaterThanOrEqual(width > height && height >= 700 ? height * 0.03 : 9);
        if (height >= 700 && width >= 700) expect(found.least).toBeGreaterThanOrEqual(height * 0.03 - 0.1);
        await page.keyboard.press('ArrowRight');
      }
      expect(charts).toBeGreaterThanOrEqual(2);
      expect(wrong).toEqual([]);
      expect([...hosts]).toEqual([`127.0.0.1:${house.web.port}`]);
      await close();
    },
  );

  test('goes on every twenty seconds, waits while it is paused by a key or a tap, and goes back', async () => {
    const { token } = await house.make({ slides: ['headline', 'verbatims', 'next'] });
    const { page, close } = await opened(token);
    const first = await title(page);
    await page.clock.runFor(20_000);
    const second = await title(page);
    expect(second).not.toBe(first);
    await page.keyboard.press('Space');
    await page.clock.runFor(120_000);
    expect(await title(page)).toBe(second);
    await page.locator('#slides').click();
    await page.clock.runFor(20_000);
    expect(await title(page)).not.toBe(second);
    await page.keyboard.press('ArrowLeft');
    expect(await title(page)).toBe(second);
    await close();
  });

  test('shows at once what is new, and nothing any more of a quote that was erased', async () => {
    const { token } = await house.make({ slides: ['verbatims'] });
    const { page, close } = await opened(token);
    await page.waitForFunction(() => localStorage.length === 1);
    expect((await page.locator('blockquote').allTextContents()).join()).toContain('same attachment');
    const { db } = house.acme.database;
    const { id, snapshot } = await db.digestRun.findFirstOrThrow({
      where: { workspaceId: house.acme.workspace.id },
    });
    const erased = JSON.stringify(snapshot).replaceAll(/"text":"[^"]*same attachment[^"]*"/g, '"text":""');
    const whole = { where: { workspaceId_id: { workspaceId: house.acme.workspace.id, id } } };
    await db.digestRun.update({ ...whole, data: { snapshot: JSON.parse(erased) } });
    await house.look();
    await page.waitForFunction(() => !document.body.textContent?.includes('same attachment'));
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('same attachment');
    await db.digestRun.update({ ...whole, data: { snapshot: snapshot as never } });
    await close();
  });

  test('at night shows the time alone, and in the morning goes on', async () => {
    const { token } = await house.make();
    const { page, close } = await opened(token);
    await page.clock.runFor(10 * 3_600_000);
    expect(await page.locator('#night').isVisible()).toBe(true);
    expect(await page.locator('#clock').textContent()).toMatch(/^20:0/);
    expect(await page.locator('#slides').isVisible()).toBe(false);
    await page.clock.runFor(12 * 3_600_000);
    expect(await page.locator('#slides').isVisible()).toBe(true);
    await close();
  });

  test('without its server goes on with what it has, says of when that is after a day, and hears again later', async () => {
    const { token } = await house.make();
    const { page, close } = await opened(token);
    await page.waitForFunction(() => localStorage.length === 1);
    await page.context().setOffline(true);
    await page.clock.runFor(23 * 3_600_000);
    expect(await page.locator('#stale').textContent()).toBe('');
    await page.clock.runFor(2 * 3_600_000);
    expect(await page.locator('#stale').textContent()).toBe('Not connected. As of Tuesday, 17 November 2026');
    expect(await page.locator('section:not([hidden]) h1').isVisible()).toBe(true);
    await page.context().setOffline(false);
    const stale = async () => {
      await page.clock.runFor(30_000);
      return page.locator('#stale').textContent();
    };
    await expect.poll(stale, { timeout: 30_000 }).toBe('');
    await close();
  });
});
