// The page of a journey in Chromium: axe-core at three widths, in both languages, on both grounds; nothing cut off, nothing asked of another host.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { seed } from '../../src/demo/seed.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { makePage } from '../../src/pages/page.ts';
import { addAnswers, times } from '../feedback/answers-on-file.ts';
import { openToLook } from '../harness/own-looks.ts';
import { scratchFolder } from '../harness/scratch.ts';
import { MADE, type Screens, screens } from '../web/pages/screens.ts';
import { axeScript, brokenRules } from './axe.ts';
import { launchBrowser } from './workspace-page.ts';

const PICTURE = fileURLToPath(new URL('../../docs/journey.png', import.meta.url));

let folder: string;
let database: Database;
let browser: Browser;
let house: Screens;
let url: string;
let axe: string;

beforeAll(async () => {
  folder = await mkdtemp(join(scratchFolder(), 'portevoix-journey-'));
  const file = `file:${join(folder, 'journey.db')}`;
  await migrate(file);
  database = await openToLook(file);
  house = await screens(database);
  const workspaceId = house.acme.workspace.id;
  await database.db.source.create({ data: { workspaceId, id: 'map', name: 'map', createdAt: MADE } });
  const at = '2026-11-10T09:00:00Z';
  const csat = (touchpoint: string, satisfied: number, n: number) => [
    ...times(satisfied, { metric: 'csat' as const, score: 5, at, touchpoint, sourceId: 'map' }),
    ...times(n - satisfied, { metric: 'csat' as const, score: 2, at, touchpoint, sourceId: 'map' }),
  ];
  await addAnswers(database.db, workspaceId, [
    ...csat('buy', 95, 100),
    ...csat('delivery', 40, 100),
    ...csat('use', 70, 90),
    ...csat('pay', 2, 3),
    ...csat('install', 5, 6),
    ...times(40, { metric: 'nps', score: 9, at, touchpoint: 'get-help', sourceId: 'map' }),
    ...times(4, { at, sourceId: 'map' }),
  ]);
  const shows = { lanes: ['customers', 'employees'], days: 90, languages: ['fr', 'en'], surveys: true };
  const making = { kind: 'journey', name: 'Comité de direction', shows, creatorId: 'anna' } as const;
  const { token } = await makePage(database, workspaceId, making, { by: 'command-line', now: MADE });
  url = `http://127.0.0.1:${house.web.port}/journey/${token}`;
  axe = await axeScript();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

async function opened(options: BrowserContextOptions, language = 'fr'): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${url}?lang=${language}`);
  return page;
}

const looks = [320, 768, 1920].flatMap((width) =>
  (['fr', 'en'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((colorScheme) => [width, language, colorScheme] as const),
  ),
);

it.each(looks)(
  'breaks no rule of WCAG 2.2 AA at %i pixels in %s, %s, and cuts nothing off',
  async (width, language, colorScheme) => {
    const page = await opened({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true }, language);
    await page.addScriptTag({ content: axe });
    expect(await brokenRules(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    // The way at a glance is for where it can be read.
    expect(await page.locator('.glance svg').first().isVisible()).toBe(width === 1920);
    await page.context().close();
  },
);

it('shows the sample company at one look: what stands out, the promise that is not kept and how little three visits say', async () => {
  const file = `file:${join(folder, 'sample.db')}`;
  await migrate(file);
  const own = await openToLook(file);
  onTestFinished(() => own.close());
  const now = new Date('2026-11-24T15:30:00Z');
  await seed({ database: own, keys: keysFrom([newSecret()]), teamId: 'T0SAMPLE', now });
  const { id } = await own.db.workspace.findFirstOrThrow();
  const sample = await screens(own);
  onTestFinished(() => sample.stop());
  sample.time.now = now;
  const shows = { lanes: ['customers'], days: 90, languages: ['fr'], surveys: true };
  const making = { kind: 'journey', name: 'Le parcours de nos clients', shows, creatorId: 'anna' } as const;
  const { token } = await makePage(own, id, making, { by: 'command-line', now });
  const viewport = { width: 1280, height: 900 };
  const page = await (await browser.newContext({ viewport })).newPage();
  await page.goto(`http://127.0.0.1:${sample.web.port}/journey/${token}`);
  expect(await page.locator('.headline').textContent()).toContain('Livraison se détache');
  const delivery = await page.locator('.card.below', { hasText: 'Livraison' }).textContent();
  for (const words of [
    'Non tenue',
    '1 sur 3, donc entre 6 et 79 % (1 de plus en partie)',
    'trop peu pour le dire',
  ])
    expect(delivery?.replaceAll(/\s/g, ' ')).toContain(words);
  const picture = process.env['UPDATE_PICTURES'] === '1' ? PICTURE : join(folder, 'journey.png');
  await page.screenshot({ path: picture, fullPage: true });
  // On A4 across, without its margins.
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 1046, height: 717 });
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await page.context().close();
});

it('would be told of words too pale to be read', async () => {
  const page = await opened({ bypassCSP: true });
  await page.addScriptTag({ content: axe });
  await page.addStyleTag({ content: 'h1 { color: #cccccc !important }' });
  expect(await brokenRules(page)).toEqual([expect.stringMatching(/^color-contrast: <h1/)]);
  await page.context().close();
});

it('asks nobody else for anything, is refused nothing by its own policy, and leads to its other language', async () => {
  const page = await (await browser.newContext()).newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) faults.push(request.url());
  });
  page.on('console', (said) => {
    if (said.type() === 'error') faults.push(said.text());
  });
  await page.goto(url);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none');
  await page.keyboard.press('Enter');
  await page.waitForURL(/lang=en/);
  expect(await page.locator('.headline').first().textContent()).toMatch(/^Delivery stands out/);
  expect(faults).toEqual([]);
  await page.context().close();
});
