// The demo as a person meets it: from the first digest to an answered idea, in a real browser.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people, topics } from '../../src/demo/company/index.ts';
import { formats } from '../../src/i18n/formats.ts';
import { type RunningDemo, startDemo } from './demo.ts';
import {
  actAs,
  closeThread,
  dialog,
  field,
  launchBrowser,
  messages,
  openConversation,
  openThread,
  openWorkspace,
  submit,
  type,
} from './workspace-page.ts';

/** Where the README's picture is; drawn anew only when asked. */
const PICTURE = fileURLToPath(new URL('../../docs/digest.png', import.meta.url));
const IDEA = 'Number the invoice lines';
const ANSWER = 'Bonne idée : les lignes seront numérotées dès la prochaine version des factures.';
const DAY_MS = 86_400_000;

const author = 'Olivier Marchand';
// Neither the topic that the form proposes nor the first one that it lists.
const topic = topics.find((each) => each.id === 'delivery');
const owner = people.find((each) => each.id === topic?.ownerIds[0])?.realName ?? '';

describe('the demo in a browser', () => {
  let folder: string;
  let demo: RunningDemo | undefined;
  let browser: Browser | undefined;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portevoix-browser-'));
    demo = await startDemo(folder);
    browser = await launchBrowser();
    page = await openWorkspace(browser, demo.url);
  });

  afterAll(async () => {
    await browser?.close();
    demo?.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows the first digest in the channel, and the details in its thread', async () => {
    await openConversation(page, 'voix-clients');
    const digest = messages(page, 'La voix des clients');
    await digest.getByText('1 reply').waitFor();
    const words = await digest.innerText();
    expect(words).toMatch(/NPS -?\d+ ±\u00a0\d+ · \d+ réponses/);
    expect(words).toContain(', mécontent, ');
    expect(words).toContain('Vos idées');
    await digest.getByRole('button', { name: 'Proposer une idée' }).waitFor();

    const picture = process.env['UPDATE_PICTURES'] === '1' ? PICTURE : join(folder, 'digest.png');
    await mkdir(dirname(picture), { recursive: true });
    await digest.screenshot({ path: picture, animations: 'disabled' });
    const { size } = await stat(picture);
    expect(size).toBeGreaterThan(40_000);
    expect(size).toBeLessThan(400_000);

    const thread = await openThread(page, digest);
    const details = messages(thread, 'Réponses reçues');
    await details.waitFor();
    expect(await details.innerText()).toMatch(/NPS\s+-?\d+, .*95/);
    expect(await details.innerText()).toMatch(/Ce qui a raté[\s\S]*Ce qu’on a fait/);
    const opened = await page.screenshot({ path: join(folder, 'thread.png') });
    expect(opened.length).toBeGreaterThan(size);
    await closeThread(thread);
  });

  it.each([
    { command: '/plan 1', shown: 'Prévenir par SMS', button: null, picture: 'plan.png' },
    {
      command: '/portevoix',
      shown: 'Porte-voix, côté admins',
      button: 'Feuille de route',
      picture: 'roadmap.png',
    },
  ])('answers $command, which a picture shows', async ({ command, shown, button, picture: name }) => {
    await actAs(page, 'Nadia Benali');
    await openConversation(page, 'general');
    await type(page, command);
    const answer = messages(page, shown).last();
    await answer.waitFor();
    if (button !== null) await answer.getByRole('button', { name: button }).click();
    const drawn = button === null ? answer : messages(page, 'Cinq étapes').last();
    await drawn.waitFor();
    await pictured(drawn, name);
  });

  async function pictured(message: Locator, name: string): Promise<void> {
    const docs = fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
    const picture = process.env['UPDATE_PICTURES'] === '1' ? docs : join(folder, name);
    await message.screenshot({ path: picture, animations: 'disabled' });
    expect((await stat(picture)).size).toBeGreaterThan(20_000);
  }

  it.each([
    { channel: 'general', shown: 'Ce que vous pensiez', picture: 'surveys.png' },
    { channel: 'general', shown: 'La leçon de la semaine', picture: 'lesson.png' },
  ])('posted in #$channel, which a picture shows', async ({ channel, shown, picture: name }) => {
    await actAs(page, 'Nadia Benali');
    await openConversation(page, channel);
    const posted = messages(page, shown).last();
    await posted.waitFor();
    // The local workspace draws no chart, and names it instead: its sentence stands above it.
    const undrawn = posted.getByText('[data_visualization]', { exact: true });
    await undrawn.evaluateAll((all) => {
      for (const each of all) each.remove();
    });
    await pictured(posted, name);
  });

  it.each([
    { who: 'Olivier Marchand', shown: 'Le technicien a expliqué deux fois', picture: 'thanks.png' },
    { who: 'Julie Le Goff', shown: 'Votre kit du mois', picture: 'ambassadors.png' },
  ])('wrote to $who, which a picture shows', async ({ who, shown, picture: name }) => {
    await actAs(page, who);
    await openConversation(page, who);
    const letter = messages(page, shown).last();
    await letter.waitFor();
    await pictured(letter, name);
  });

  it('gives the author a receipt, the owner a card, and the author the owner’s answer', async () => {
    await actAs(page, author);
    await type(page, `/suggest ${IDEA}`);
    const idea = await dialog(page, 'Proposer une idée');
    expect(await field(idea, 'Votre idée').inputValue()).toBe(IDEA);
    await field(idea, 'De quoi s’agit-il').selectOption({ label: topic?.nameFr ?? '' });
    await submit(idea, 'Envoyer');

    await openConversation(page, author);
    const receipt = messages(page, IDEA);
    await receipt.waitFor();
    const received = await receipt.innerText();
    for (const told of [IDEA, owner, topic?.nameFr ?? '']) expect(received).toContain(told);
    const number = /n°\s(\d+)/.exec(received)?.[1];
    expect(Number(number)).toBeGreaterThan(0);
    const due = daysToCome(5, 16).find((day) => received.includes(day));
    expect(due).toBeDefined();

    await actAs(page, owner);
    await openConversation(page, owner);
    const card = messages(page, IDEA);
    await card.waitFor();
    const asked = await card.innerText();
    expect(asked).toMatch(new RegExp(`n°\\s${number}\\b`));
    for (const told of [author, topic?.nameFr ?? '', due]) expect(asked).toContain(told);
    await card.getByRole('button', { name: 'Répondre' }).click();
    const reply = await dialog(page, 'Répondre');
    expect(await reply.innerText()).toContain(IDEA);
    await field(reply, 'Votre réponse').fill(ANSWER);
    await submit(reply, 'Envoyer');
    await card.getByText(`${owner} a répondu`).waitFor();

    await actAs(page, author);
    await openConversation(page, author);
    const answer = messages(page, ANSWER);
    await answer.waitFor();
    expect(await answer.innerText()).toMatch(
      new RegExp(`${owner} a répondu à votre idée n°\\s${number}\\s:`),
    );
    expect(await answer.innerText()).toContain(IDEA);
    expect(await messages(page, IDEA).count()).toBe(2);
  });

  it('ends on Ctrl-C with 0 and a word, and leaves no process behind', async () => {
    expect(await demo?.interrupt()).toEqual({ code: 0, said: 'Stopping…', started: 2, left: 0 });
  });
});

/** As a receipt writes days, from so many to so many days after today in France. */
function daysToCome(from: number, to: number): string[] {
  const { day } = formats('fr', 'Europe/Paris');
  return Array.from({ length: to - from + 1 }, (_, at) =>
    day(new Date(Date.now() + (from + at) * DAY_MS), new Date()),
  );
}
