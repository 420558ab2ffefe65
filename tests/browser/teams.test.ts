// Teams as a person meets it, on the page of Microsoft's playground: a digest in a channel, an idea in a dialog, its receipt.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../../src/app/app.ts';
import type { Database } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { people as colleagues, topics } from '../../src/demo/company/index.ts';
import { seed } from '../../src/demo/seed.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { freePort, journeyClock } from '../harness/journey.ts';
import { openToLook } from '../harness/own-looks.ts';
import { type Playground, startPlayground, TEAM_CHANNEL, TENANT } from '../peers/teams-playground.ts';
import { launchBrowser } from './workspace-page.ts';

/** Where the README's picture is; drawn anew only when asked. */
const PICTURE = fileURLToPath(new URL('../../docs/teams.png', import.meta.url));
const IDEA = 'Numéroter les lignes des factures';
const names = [
  'Alice Perrin',
  'Karim Haddad',
  'Inès Moreau',
  'Jack Ellison',
  'Gemma Whitfield',
  'Marion Delcourt',
];
const MONDAY = new Date('2026-11-09T07:30:00Z');

const topic = topics.find((each) => each.id === 'delivery');
const owner = colleagues.find((each) => each.id === topic?.ownerIds[0])?.realName ?? '';

describe('Teams in a browser', () => {
  const people = names.map((name, i) => ({
    id: `00000000-0000-4000-8000-00000000002${i}`,
    name,
    locale: 'fr-FR',
  }));
  const [alice, karim] = people;
  if (!alice || !karim) throw new Error('nobody');
  let folder: string;
  let database: Database;
  let app: App | undefined;
  let peer: Playground | undefined;
  let browser: Browser | undefined;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portevoix-teams-'));
    const databaseUrl = `file:${join(folder, 'portevoix.db')}`;
    await migrate(databaseUrl);
    database = await openToLook(databaseUrl);
    const secret = newSecret();
    // The sample company, which was on Slack and is now on Teams too.
    await seed({ database, keys: keysFrom([secret]), teamId: 'T0', now: MONDAY });
    await database.db.workspace.updateMany({ data: { teamsTenantId: TENANT } });
    await database.db.schedule.updateMany({ data: { pausedAt: MONDAY } });
    app = await startApp({
      general: {
        port: 0,
        host: '127.0.0.1',
        adminUsers: [],
        logLevel: 'silent',
        logFormat: 'json',
        timeZoneDefault: 'Europe/Paris',
        localeDefault: 'fr',
        metrics: false,
        keepOriginals: true,
      },
      storage: { databaseUrl, secretKeys: [secret], newSecretFile: null },
      teams: { credentials: null, tenantId: TENANT, admittedTenants: [] },
      clock: journeyClock(MONDAY),
      log: pino({ level: 'silent' }),
      paceMs: 0,
    });
    peer = await startPlayground(`http://127.0.0.1:${app.port}/teams/messages`, people, await freePort());
    browser = await launchBrowser();
    page = await browser.newPage({
      viewport: { width: 1280, height: 1500 },
      deviceScaleFactor: 2,
      locale: 'fr-FR',
    });
    page.setDefaultTimeout(10_000);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await peer?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows a digest in its channel, with the details below', async () => {
    if (!peer || !app) throw new Error('not started');
    await peer.join(karim);
    await page.goto(peer.url);
    await page.getByText('sav', { exact: true }).click();
    const { id } = await database.db.schedule.findFirstOrThrow({ where: { name: 'La voix des clients' } });
    const address = `teams:${TEAM_CHANNEL}`;
    await database.db.scheduleChannel.deleteMany({ where: { position: { gt: 0 } } });
    await database.db.scheduleChannel.updateMany({
      where: { scheduleId: id },
      data: { address, name: 'sav' },
    });
    const plannedUntil = new Date(MONDAY.getTime() - 3_600_000);
    await database.db.schedule.updateMany({ where: { id }, data: { pausedAt: null, plannedUntil } });
    await app.beat();
    await app.beat();

    const digest = card('La voix des clients');
    await digest.waitFor();
    const words = await digest.innerText();
    expect(words).toMatch(/NPS.* -?\d+ ±\u00a0\d+ · \d+ réponses/);
    expect(words).toContain(', mécontent, ');
    expect(words).toContain('Vos idées');
    for (const name of ['Proposer une idée', 'Raconter un raté devenu pépite'])
      await digest.getByRole('button', { name }).waitFor();
    expect(await card('Réponses reçues').innerText()).toMatch(/Ce qui a raté[\s\S]*Ce qu’on a fait/);

    const picture = process.env['UPDATE_PICTURES'] === '1' ? PICTURE : join(folder, 'teams.png');
    await mkdir(dirname(picture), { recursive: true });
    await digest.scrollIntoViewIfNeeded();
    const box = await digest.boundingBox();
    if (!box) throw new Error('the digest is not on the page');
    // With the line above it, which says who posts.
    const clip = { x: box.x - 14, y: box.y - 48, width: box.width + 28, height: box.height + 62 };
    await page.screenshot({ path: picture, clip, animations: 'disabled' });
    const { size } = await stat(picture);
    expect(size).toBeGreaterThan(40_000);
    expect(size).toBeLessThan(600_000);
  });

  it('speaks the language that is chosen on the home card, which is redrawn in its place', async () => {
    await page.getByText('Personal Chat').click();
    const home = card('told to everyone');
    await home.waitFor();
    await home.getByRole('combobox').click();
    await page.getByRole('option', { name: 'Français' }).click();
    await home.getByRole('button', { name: 'Show' }).click();
    await card('porté à tous').getByRole('button', { name: 'Afficher' }).waitFor();
    expect(await page.locator('.ac-adaptiveCard').count()).toBe(1);
  });

  it('answers what is typed and what is pressed, and a proposed idea with its receipt', async () => {
    if (!peer) throw new Error('not started');
    await type('voix semaine');
    const week = card('Cette semaine');
    await week.waitFor();
    await week.getByRole('button', { name: 'Aujourd’hui' }).click();
    await card('Aujourd’hui, ').waitFor();

    await type(`idée ${IDEA}`);
    await card('Ouvrir le formulaire').waitFor();
    // The playground's page opens no dialog: its server does.
    const door = peer.sent().findLast(({ card: drawn }) => JSON.stringify(drawn).includes(IDEA));
    if (!door) throw new Error('no way to the form');
    const form = peer.dialog(await peer.press(alice, door, 'suggest'));
    const { id } = await database.db.topic.findFirstOrThrow({ where: { nameEn: topic?.nameEn ?? '' } });
    await peer.submit(alice, form, { title: IDEA, topic: id });
    const receipt = card(owner);
    await receipt.waitFor();
    expect(await receipt.innerText()).toContain(IDEA);
  });

  function card(words: string): Locator {
    return page.locator('.ac-adaptiveCard', { hasText: words });
  }

  async function type(words: string): Promise<void> {
    await page.locator('[data-lexical-editor=true]').click();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }
});
