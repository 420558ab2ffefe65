// Whether everybody can read a newsletter, and the pages that its links lead to: axe-core, in Chromium, in both languages, in light and dark,
// on a telephone as on the widest screen; and what one looks like. A browser is no mail program: docs/newsletter.md says what was looked at in none.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { digestDetails, digestMessage } from '../../src/digests/compose.ts';
import { menu } from '../../src/handlers/index.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import type { Block } from '../../src/messages/message.ts';
import { issueHtml } from '../../src/newsletter/html.ts';
import { issueOf } from '../../src/newsletter/issue.ts';
import { leaveUrl } from '../../src/newsletter/links.ts';
import { drawingUrl } from '../../src/newsletter/pictures.ts';
import { tokenOf } from '../../src/newsletter/readers.ts';
import { fullSnapshot } from '../digests/snapshots.ts';
import { openToLook } from '../harness/own-looks.ts';
import { scratchFolder } from '../harness/scratch.ts';
import { type NewsletterOffice, newsletterOffice, PUBLIC_URL } from '../newsletter/office.ts';
import { sampleIssues } from '../newsletter/sample.ts';
import { axeScript, brokenRules, SIZES } from './axe.ts';
import { launchBrowser } from './workspace-page.ts';

/** Where the picture of the docs is; drawn anew only when asked. */
const PICTURE = fileURLToPath(new URL('../../docs/newsletter.png', import.meta.url));

/** What the example of no section draws. */
const more: readonly Block[] = [
  { kind: 'image', url: 'https://elsewhere.example/x.png', alt: 'A picture' },
  {
    kind: 'chart',
    chart: {
      ...{ title: 'NPS', form: 'line', unit: '', categories: ['W1', 'W2', 'W3'] },
      series: [{ name: 'NPS', values: [31, null, 34] }],
      sentence: 'From 31 to 34 in three weeks.',
    },
  },
  {
    kind: 'table',
    table: {
      title: 'By touchpoint',
      columns: [{ label: 'Touchpoint' }, { label: 'NPS', numeric: true }],
      rows: [[[{ strong: 'Delivery' }], '31']],
      sentence: 'One touchpoint.',
    },
  },
];

function issue(locale: Locale): string {
  const reader = { locale, timeZone: 'Europe/Paris', channel: 'mail:list' };
  const digest = digestMessage(fullSnapshot, reader, menu.sections, 'whole');
  const details = digestDetails(fullSnapshot, reader, menu.sections, 'whole');
  const { blocks, ...message } = issueOf(digest, details, locale);
  return issueHtml({
    message: { ...message, blocks: [...blocks, ...more] },
    ...{ locale, list: 'La lettre des clients', webUrl: `${PUBLIC_URL}/x`, leaveUrl: `${PUBLIC_URL}/y` },
    picture: (chart) => drawingUrl(chart, locale),
  });
}

describe('a newsletter', () => {
  let folder: string;
  let database: Database;
  let office: NewsletterOffice;
  let browser: Browser;
  let axe: string;
  let samples: ReadonlyMap<Locale, string>;
  /** Issues, and the pages that ask whether to leave, that somebody left, and that nothing is there. */
  const pages = new Map<string, string>(locales.map((locale) => [`an issue, ${locale}`, issue(locale)]));

  beforeAll(async () => {
    folder = await mkdtemp(join(scratchFolder(), 'portevoix-accessible-'));
    const url = `file:${join(folder, 'mail.db')}`;
    await migrate(url);
    database = await openToLook(url);
    office = await newsletterOffice(database, 'email;language\nnadia@example.com;fr\ntom@example.com;en\n');
    const where = { workspaceId: office.company.workspace.id };
    for (const reader of await database.db.mailReader.findMany({ where })) {
      const link = leaveUrl({ publicUrl: PUBLIC_URL }, tokenOf(office.keys, reader));
      const page = async (what: string, method: 'GET' | 'POST', at: string) =>
        pages.set(`${what}, ${reader.locale}`, (await office.ask(method, at)).body);
      await page('asked', 'GET', link);
      await page('left', 'POST', link);
      await page('nowhere', 'GET', `${link.replace(/leave$/, '0'.repeat(32))}`);
    }
    const other = `file:${join(folder, 'sample.db')}`;
    await migrate(other);
    const sample = await openToLook(other);
    samples = await sampleIssues(sample);
    await sample.close();
    axe = await axeScript();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await office?.stop();
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('and its pages are all here', () => {
    expect(pages.size).toBe(8);
    for (const body of pages.values()) expect(body).toMatch(/^<!doctype html>/i);
  });

  it.each([600, 390])(
    'is one column without a bar to scroll at %i pixels, which a picture shows',
    async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: 2 });
      const page = await context.newPage();
      await page.setContent(samples.get('fr') ?? '');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const asked = process.env['UPDATE_PICTURES'] === '1' && width === 600;
      await page.screenshot({ path: asked ? PICTURE : join(folder, `mail-${width}.png`), fullPage: !asked });
      await context.close();
    },
  );

  describe.each(['light', 'dark'] as const)('on a %s ground', (colorScheme) => {
    it.each(SIZES)('breaks no rule of WCAG 2.2 AA at %i by %i, nor do its pages', async (width, height) => {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      for (const [name, body] of pages) {
        // Its policy would refuse axe's script; tests/newsletter/strangers.test.ts has the policy.
        await page.setContent(body);
        await page.addScriptTag({ content: axe });
        expect(await brokenRules(page), name).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(width);
      }
      expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([]);
      await context.close();
    });
  });
});
