// The gallery in a browser, as wide as a telephone: all that the program says is there, in both languages and on both chats, and fits.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../src/i18n/locale.ts';
import { type Gallery, writeGallery } from '../gallery/gallery.ts';
import { launchBrowser } from './workspace-page.ts';

describe('the gallery', () => {
  let folder: string;
  let gallery: Gallery;
  let browser: Browser | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portevoix-gallery-'));
    gallery = await writeGallery(folder);
    browser = await launchBrowser();
    // Weeks of the sample company, in both languages.
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows every kind of letter, section, command, button and form', () => {
    expect(gallery.missing).toEqual([]);
  });

  describe.each(locales)('in %s', (language) => {
    it.each(['light', 'dark'])(
      'shows each exhibit whole at 390 px, on a %s ground, from its own folder',
      async (theme) => {
        if (!browser) throw new Error('no browser');
        const page = await browser.newPage({ viewport: { width: 414, height: 844 } });
        const faults = watched(page, folder);
        await page.goto(
          `${pathToFileURL(join(folder, 'index.html')).href}?language=${language}&theme=${theme}`,
        );
        await page.evaluate('drawAll()');
        const shown = page.locator('article:visible');
        expect(await shown.count()).toBe(gallery.shown[language]);
        expect(await page.locator('article:visible .tm-card:empty').count()).toBe(0);
        expect(await page.evaluate('cutOff()')).toEqual([]);
        expect(faults).toEqual([]);
        await page.close();
      },
    );
  });

  it('finds an exhibit by its name', async () => {
    if (!browser) throw new Error('no browser');
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    await page.getByRole('searchbox').fill('suggestion.receipt');
    const names = await page.locator('article:visible h3').allInnerTexts();
    expect(names[0]).toBe('suggestion.receipt');
    expect(names.length).toBeLessThan(20);
    await page.close();
  });
});

/** What a page asks of anybody else, and what goes wrong in it. */
function watched(page: Page, folder: string): string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(folder).href)) faults.push(request.url());
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (said) => {
    if (said.type() === 'error') faults.push(said.text());
  });
  return faults;
}
