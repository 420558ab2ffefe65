// The page by which customers answer, in Chromium: read by everybody (axe-core, both languages, light and dark, from a telephone to a wall), used
// by the keyboard alone and without a script, and refused nothing by its own policy.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aboutOf } from '../../src/community/about.ts';
import { wordsOf } from '../../src/community/end.ts';
import { readerLetter, resultLetter, wordLetter } from '../../src/community/letters/letters.ts';
import { owedPart } from '../../src/community/letters/owed.ts';
import { sayWord } from '../../src/community/word.ts';
import type { Database } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { locales } from '../../src/i18n/locale.ts';
import { fileRoutes } from '../../src/web/pages/files.ts';
import { startWeb, type Web } from '../../src/web/server.ts';
import { type AskingCompany, askingCompany } from '../community/company.ts';
import { askPages } from '../community/pages.ts';
import { writeExhibits } from '../gallery/gallery.ts';
import { openToLook } from '../harness/own-looks.ts';
import { scratchFolder } from '../harness/scratch.ts';
import { axeScript, brokenRules } from './axe.ts';
import { launchBrowser } from './workspace-page.ts';

/** A telephone, and the widest that its words ever stand on: between them nothing changes but the space beside. */
const SIZES = [
  [320, 568],
  [1920, 1080],
] as const;

const states = Object.keys(askPages('en'));

describe('the page by which customers answer', () => {
  let browser: Browser;
  let axe: string;
  let folder: string;
  let database: Database;
  let company: AskingCompany;
  let shown: Web;

  beforeAll(async () => {
    folder = await mkdtemp(join(scratchFolder(), 'portevoix-ask-'));
    const url = `file:${join(folder, 'ask.db')}`;
    await migrate(url);
    database = await openToLook(url);
    company = await askingCompany(database);
    const drawn = locales.flatMap((locale) =>
      Object.values(askPages(locale)).map((answer, nth) => ({
        method: 'GET' as const,
        path: `/${locale}/${nth}`,
        answer: async () => ({ ...answer, status: 200 }),
      })),
    );
    const log = { info() {}, error() {} };
    shown = await startWeb({ host: '127.0.0.1', port: 0, routes: [...drawn, ...fileRoutes], log });
    axe = await axeScript();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await shown?.close();
    await company?.stop();
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  });

  beforeEach(() => {
    company.time.now = new Date('2026-11-09T09:00:00Z');
  });

  const opened = async (options: BrowserContextOptions): Promise<Page> =>
    (await browser.newContext({ ...options, serviceWorkers: 'block' })).newPage();

  describe.each(['light', 'dark'] as const)('on a %s ground', (colorScheme) => {
    it.each(SIZES)(
      'breaks no rule of WCAG 2.2 AA at %i by %i, in any state, and needs no bar to scroll sideways',
      async (width, height) => {
        const page = await opened({ viewport: { width, height }, colorScheme, bypassCSP: true });
        for (const locale of locales)
          for (const [nth, state] of states.entries()) {
            await page.goto(`http://127.0.0.1:${shown.port}/${locale}/${nth}`);
            await page.addScriptTag({ content: axe });
            expect(await brokenRules(page), `${state}, ${locale}`).toEqual([]);
            const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
            expect(wide, `${state}, ${locale}`).toBeLessThanOrEqual(0);
          }
        await page.context().close();
      },
    );
  });

  it('would be told of words too pale to be read', async () => {
    const page = await opened({ bypassCSP: true });
    await page.goto(`http://127.0.0.1:${shown.port}/en/0`);
    await page.addScriptTag({ content: axe });
    await page.addStyleTag({ content: 'h1 { color: #cccccc !important }' });
    expect(await brokenRules(page)).toEqual([expect.stringMatching(/^color-contrast: <h1/)]);
    await page.context().close();
  });

  it('runs nothing of what is written, on the page nor in what both chats show of it, were there no policy either', async () => {
    const hostile = `"><script>ran = 1</script><img src=x onerror="ran = 1"><svg onload="ran = 1">`;
    const context = await browser.newContext({ bypassCSP: true });
    await context.addInitScript('globalThis.ran = 0');
    const page = await context.newPage();
    const pressed: string[] = [];
    page.on('dialog', (dialog) => pressed.push(dialog.message()));
    const ran = () => page.evaluate('ran');
    const wording = { en: { question: hostile, options: [`1 ${hostile}`, `2 ${hostile}`] } };
    const question = await company.ask(
      { kind: 'suggestion', id: await company.idea() },
      { wording, readerShown: hostile },
    );
    const token = await company.openLink(question);
    await page.goto(`${company.base}/ask/${token}`);
    // Sent without a choice: what was written comes back.
    await page.locator('textarea').fill(hostile);
    await page.evaluate('document.querySelector("form").noValidate = true');
    await page.locator('main button').first().click();
    expect(await page.locator('textarea').inputValue()).toBe(hostile);
    expect(await page.locator('[role=alert]').count()).toBe(1);
    expect(await ran()).toBe(0);
    for (let nth = 0; nth < 8; nth += 1)
      expect((await company.answer(token, { choice: '0', text: `${hostile} ${nth}` })).status).toBe(200);
    await company.end();
    await sayWord(company.shell(), { id: question.row.id, by: company.admin, word: { en: hostile } });
    await page.goto(`${company.base}/ask/${token}`);
    expect(await page.locator('blockquote').innerText()).toBe(hostile);
    expect(await ran()).toBe(0);

    const its = await company.again(question);
    const words = await wordsOf(database.db, its, 8);
    expect(words.map(({ text }) => text).join()).toContain('<script>');
    const reader = { locale: 'en', timeZone: 'Europe/Paris', now: company.time.now } as const;
    const about = await aboutOf(database.db, company.workspace.id, its.about);
    const messages = [
      readerLetter(its, { about, by: hostile }, reader),
      resultLetter(its, { about, quotes: words }, reader),
      wordLetter(its, about, reader),
      owedPart([its], reader, 3),
    ];
    const exhibits = messages.map(
      (message, nth) => ({ name: `letter ${nth}`, room: 'letters', kind: 'message', message }) as const,
    );
    await writeExhibits(join(folder, 'gallery'), { fr: [], en: exhibits });
    await page.goto(`${pathToFileURL(join(folder, 'gallery', 'index.html')).href}?language=en`);
    await page.evaluate('drawAll()');
    expect(await page.locator('.tm-card:empty').count()).toBe(0);
    expect(await page.locator('.sl-main', { hasText: '<script>' }).count()).toBe(messages.length);
    expect(await ran()).toBe(0);
    expect(pressed).toEqual([]);
    // The same listener hears what does run.
    await page.setContent('<img src=x onerror="ran = 1">');
    await page.waitForFunction('ran === 1');
    await context.close();
  });

  it.each(locales)(
    'is answered by the keyboard alone, without a script, and taken back (%s)',
    async (locale) => {
      const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
      const token = await company.openLink(question);
      const page = await opened({
        viewport: { width: 390, height: 844 },
        javaScriptEnabled: false,
        locale: locale === 'fr' ? 'fr-FR' : 'en-GB',
      });
      const strange: string[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== company.base) strange.push(request.url());
      });
      page.on('console', (said) => {
        if (said.type() === 'error') strange.push(said.text());
      });
      await page.goto(`${company.base}/ask/${token}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      expect(
        await page
          .getByLabel(locale === 'fr' ? 'Laissez ce champ vide' : 'Leave this field empty')
          .isVisible(),
      ).toBe(false);
      // The other language, then the choices.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      expect(await page.getByRole('radio').first().isChecked()).toBe(true);
      await page.keyboard.press('Tab');
      await page.keyboard.type('Gladly. <b onmouseover="alert(1)">Really</b>');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const receipt = (await page.locator('.receipt').textContent()) ?? '';
      expect(receipt).toMatch(/^[0-9A-Z-]{19}$/);
      expect(await page.context().cookies()).toEqual([]);
      expect(await database.db.feedback.count({ where: { verbatim: { contains: '<b onmouseover' } } })).toBe(
        1,
      );
      await company.end();
      await page.goto(`${company.base}/ask/${token}`);
      const result = locale === 'fr' ? /trop peu pour un pourcentage/ : /too few for a share/;
      await page.getByText(result).waitFor();
      const word = { fr: 'Nous <script>commençons</script>.', en: 'We <script>begin</script>.' };
      await sayWord(company.shell(), { id: question.row.id, by: company.admin, word });
      await page.reload();
      await page.getByText(word[locale]).waitFor();
      await page.locator('summary').click();
      await page.getByRole('textbox').fill(receipt.toLowerCase());
      await page.getByRole('button').click();
      await page
        .getByText(locale === 'fr' ? 'Votre réponse est effacée.' : 'Your answer is erased.')
        .waitFor();
      expect(await database.db.feedback.count({ where: { verbatim: { contains: 'Gladly' } } })).toBe(0);
      expect(strange).toEqual([]);
      await page.context().close();
    },
  );
});
