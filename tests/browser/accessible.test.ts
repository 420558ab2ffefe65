// Whether everybody can read our pages: axe-core, in Chromium, on every slide of a wall in both languages, and the keyboard alone. The policy
// of the page is lifted for axe's own script only; with it, the same page is opened besides, and nothing may be refused.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openToLook } from '../harness/own-looks.ts';
import { scratchFolder } from '../harness/scratch.ts';
import { openWall, type WallServer } from '../wall/server.ts';
import { axeScript, brokenRules, SIZES } from './axe.ts';
import { launchBrowser } from './workspace-page.ts';

describe('a screen on a wall', () => {
  let folder: string;
  let database: Database;
  let browser: Browser;
  let wall: WallServer;
  let axe: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(scratchFolder(), 'portevoix-accessible-'));
    const url = `file:${join(folder, 'wall.db')}`;
    await migrate(url);
    database = await openToLook(url);
    wall = await openWall(database);
    axe = await axeScript();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await wall?.stop();
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** At eleven in the morning, with a clock that stands still. */
  async function opened(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({
      ...options,
      serviceWorkers: 'block',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.clock.install({ time: wall.time.now });
    await page.goto(wall.url);
    return page;
  }

  describe.each(['light', 'dark'] as const)('on a %s ground', (colorScheme) => {
    it.each(SIZES)('breaks no rule of WCAG 2.2 AA at %i by %i, on any slide', async (width, height) => {
      const page = await opened({ viewport: { width, height }, colorScheme, bypassCSP: true });
      await page.addScriptTag({ content: axe });
      const slides = await page.locator('section.slide').count();
      expect(slides).toBeGreaterThan(6);
      const languages = new Set<string>();
      for (let nth = 0; nth < slides; nth += 1) {
        languages.add((await page.locator('section.slide:not([hidden])').getAttribute('lang')) ?? '');
        expect(await brokenRules(page)).toEqual([]);
        await page.keyboard.press('ArrowRight');
      }
      expect([...languages].toSorted()).toEqual(['en', 'fr']);
      await page.context().close();
    });
  });

  it('would be told of words too pale to be read', async () => {
    const page = await opened({ bypassCSP: true });
    await page.addScriptTag({ content: axe });
    await page.addStyleTag({ content: 'h1 { color: #cccccc !important }' });
    expect(await brokenRules(page)).toEqual([expect.stringMatching(/^color-contrast: <h1/)]);
    await page.context().close();
  });

  it('asks nobody else for anything, and is refused nothing by its own policy', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const faults: string[] = [];
    const { origin } = new URL(wall.url);
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== origin) faults.push(request.url());
    });
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (said) => {
      if (said.type() === 'error') faults.push(said.text());
    });
    await page.addInitScript(
      `globalThis.refused = []; addEventListener('securitypolicyviolation', (event) => refused.push(event.blockedURI))`,
    );
    await page.goto(wall.url);
    const slides = await page.locator('section.slide').count();
    for (let nth = 0; nth < slides; nth += 1) await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('refused')).toEqual([]);
    expect(faults).toEqual([]);
    // The same listener hears what the policy does refuse.
    await page.evaluate(
      `document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' }))`,
    );
    await page.waitForFunction('refused.length === 1');
    await context.close();
  });

  it('is gone through by the keyboard alone, and one sees where one is', async () => {
    const page = await opened({ viewport: { width: 1280, height: 720 } });
    const place = page.locator('#place');
    const before = await place.textContent();
    const reached: string[] = [];
    for (let nth = 0; nth < 3; nth += 1) {
      await page.keyboard.press('Tab');
      reached.push(String(await page.evaluate('document.activeElement.id')));
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none');
    }
    expect(reached).toEqual(['back', 'pause', 'on']);
    await page.keyboard.press('Enter');
    expect(await place.textContent()).not.toBe(before);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('#pause').getAttribute('aria-pressed')).toBe('true');
    await page.context().close();
  });
});
