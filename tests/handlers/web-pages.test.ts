import { expect, test } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import type { Request } from '../../src/handlers/request.ts';
import { type FormValues, firstValues } from '../../src/messages/form.ts';
import { plainText } from '../../src/messages/plain.ts';
import { listPages, noteOpened, pageOpened } from '../../src/pages/page.ts';
import { type Desk, freshDesk, now } from './desk.ts';

const spaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

async function say(desk: Desk, name: string, subject?: string): Promise<string> {
  const reply = await menu.actions[name]?.(desk.ask(subject === undefined ? {} : { subject }));
  if (reply?.kind !== 'say') throw new Error(`${name} says nothing`);
  return spaces(plainText(reply.message, desk.workspace.locale === 'fr' ? 'fr' : 'en'));
}

async function openedForm(request: Request, name: string) {
  const reply = await menu.actions[name]?.(request);
  if (reply?.kind !== 'open') throw new Error(`${name} opens no form`);
  return reply.form;
}

async function make(desk: Desk, changed: FormValues) {
  const form = await openedForm(desk.ask(), 'page.create');
  const digest = form.fields.find(({ name }) => name === 'digest');
  const [first] = digest?.kind === 'choice' ? digest.options : [];
  const values = { ...firstValues(form.fields), digest: first?.value ?? null, ...changed };
  return menu.forms.find(({ name }) => name === 'page')?.submit(desk.ask(), form.state, values);
}

test('an admin makes a screen, and is told its link once', async () => {
  const desk = await freshDesk('sqlite', 'en');
  const { database } = desk.kit;
  const done = await make(desk, { name: 'Hall', languages: 'both' });
  if (done?.kind !== 'done' || typeof done.told === 'string') throw new Error('it was not made');
  const told = plainText(done.told, 'en');
  const [, token = ''] = /https:\/\/voice\.example\.com\/wall\/([\w-]+)/.exec(told) ?? [];
  const page = await pageOpened(database.db, { token, kind: 'wall', now });
  expect(page).toMatchObject({ name: 'Hall', createdById: desk.admin.id });
  expect(page?.shows).toMatchObject({ channel: 'slack:C1', languages: ['fr', 'en'] });
  expect(await say(desk, 'pages')).not.toContain(token);
  const rows = JSON.stringify(
    await database.db.delivery.findMany({ where: { workspaceId: desk.workspace.id } }),
  );
  expect(rows).not.toContain(token);
});

test('the list says what each shows, who made it, until when, and when it was last opened', async () => {
  const desk = await freshDesk('sqlite', 'fr');
  const [page] = await listPages(desk.kit.database.db, desk.workspace.id);
  if (!page) throw new Error('no page');
  await noteOpened(desk.kit.database.db, page, '2026-11-22');
  const shown = await say(desk, 'pages');
  expect(shown).toContain('Weekly, #general · À la une et La suite · Français, puis anglais');
  expect(shown).toContain(
    'créée par Nadia Benali · valable jusqu’au mardi 9 novembre 2027 · ouverte en dernier le dimanche 22 novembre 2026',
  );
});

test('it is renewed and revoked there, and once it is gone that is said', async () => {
  const desk = await freshDesk('sqlite', 'en');
  const id = desk.subjects['page'] ?? '';
  expect(await say(desk, 'page.renew', id)).toContain('lives for 365 more days');
  expect(await say(desk, 'page.revoke', id)).toContain('leads nowhere any more');
  expect(await say(desk, 'page.revoke', id)).toContain('no longer there');
  await expect(say(desk, 'page.renew', id)).rejects.toMatchObject({ code: 'page.gone' });
  await expect(say(desk, 'page.edit', id)).rejects.toMatchObject({ code: 'page.gone' });
  const map = desk.subjects['page.journey-edit'] ?? '';
  expect(await say(desk, 'pages')).toContain('Leadership: Customers’ journey · last 90 days · English');
  await say(desk, 'page.revoke', map);
  expect(await say(desk, 'pages')).toContain('No page yet');
});

test('its slides are changed without another link', async () => {
  const desk = await freshDesk('sqlite', 'en');
  const id = desk.subjects['page'] ?? '';
  const form = await openedForm(desk.ask({ subject: id }), 'page.edit');
  const values = { ...firstValues(form.fields), slides: ['next', 'story'], languages: 'en' };
  const submit = () => menu.forms.find(({ name }) => name === 'page')?.submit(desk.ask(), form.state, values);
  expect(await submit()).toMatchObject({ kind: 'done' });
  const [page] = await listPages(desk.kit.database.db, desk.workspace.id);
  // In the order in which a digest tells them, whatever the order in which they were chosen.
  expect(page?.shows).toMatchObject({ slides: ['story', 'next'], languages: ['en'] });
  expect(await submit()).toMatchObject({
    kind: 'errors',
    errors: { name: expect.stringContaining('Another admin') },
  });
});

test('cases are on no list of slides', async () => {
  const desk = await freshDesk('sqlite', 'en');
  const form = await openedForm(desk.ask(), 'page.create');
  const slides = form.fields.find(({ name }) => name === 'slides');
  const offered = slides?.kind === 'choices' ? slides.options.map(({ value }) => value) : [];
  expect(offered).toContain('headline');
  expect(offered).not.toContain('cases');
});

test.each([
  [{ name: '' }, 'name'],
  [{ name: 'Hall', digest: null }, 'digest'],
  [{ name: 'Hall', digest: 'another slack:C1' }, 'digest'],
  [{ name: 'Hall', slides: [] }, 'slides'],
  [{ name: 'Hall', slides: ['cases'] }, 'slides'],
] as const)('what is wrong stands at its field: %j', async (changed, field) => {
  const desk = await freshDesk('sqlite', 'fr');
  const reply = await make(desk, changed);
  expect(reply?.kind === 'errors' ? Object.keys(reply.errors) : reply).toEqual([field]);
});

test('where nobody said how the server is reached, what to set is said instead', async () => {
  const desk = await freshDesk('sqlite', 'en');
  const { publicUrl: _, ...kit } = desk.kit;
  const request = { ...desk.ask(), kit };
  await expect(menu.actions['page.create']?.(request)).rejects.toMatchObject({ code: 'page.noAddress' });
  const reply = await menu.actions['pages']?.(request);
  expect(reply?.kind === 'say' && plainText(reply.message, 'en')).toContain('PUBLIC_URL');
});
