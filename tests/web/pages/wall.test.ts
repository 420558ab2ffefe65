// A screen on a wall, from its server's side: what it shows, to whom, and how it hears of something new.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { revokePage } from '../../../src/pages/page.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';
import { addIdeas } from '../../suggestions/ideas-on-file.ts';
import { MADE, type Screens, screens } from './screens.ts';

const doer = { by: 'command-line', now: MADE } as const;

onAnyEngine((engine) => {
  let house: Screens;
  beforeAll(async () => {
    house = await screens(await freshDatabase(engine));
  });
  afterAll(() => house.stop());

  describe('the page', () => {
    test('shows the last digest of its channel, part by part, and people’s words as words', async () => {
      const { token } = await house.make();
      const response = await house.get(`/wall/${token}`);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(html).toContain('<html lang="en">');
      expect(html).toContain('Customers’ voice · week 46');
      expect(html).toContain('24 answers');
      expect(html).toContain('A file lost &amp; found &lt;again&gt;');
      expect(html).toContain('&lt;b&gt;times&lt;/b&gt;');
      expect(html).not.toContain('<b>');
      expect(html).toContain('The next digest comes on');
    });

    test('is shown in several languages, one after the other, each marked as such', async () => {
      const { token } = await house.make({ languages: ['fr', 'en'], slides: ['headline'] });
      const html = await (await house.get(`/wall/${token}`)).text();
      expect([...html.matchAll(/<section class="slide" lang="(\w\w)"/g)].map(([, lang]) => lang)).toEqual([
        'fr',
        'en',
      ]);
      expect(html).toContain('À la une');
    });

    test('asks no other host, runs nothing inline, is kept by no search engine and sets no cookie', async () => {
      const { token } = await house.make();
      const response = await house.get(`/wall/${token}`);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(response.headers.get('x-robots-tag')).toContain('noindex');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('set-cookie')).toBeNull();
      const html = await response.text();
      expect(html).not.toMatch(/ style=|<style|<script(?! src="\/pages\/)| on\w+=/);
      expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to]) => to)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^\/pages\/wall\.css\?/)]),
      );
      for (const [, to = ''] of html.matchAll(/(?:src|href)="([^"]*)"/g)) {
        expect(to).toMatch(/^\/pages\/[\w.?-]+$/);
        const file = await house.get(to);
        expect(file.status, to).toBe(200);
        expect(file.headers.get('cache-control'), to).toContain('immutable');
      }
    });

    test('notes the day on which it was opened', async () => {
      const { page, token } = await house.make();
      await house.get(`/wall/${token}`);
      const row = await house.acme.database.db.page.findFirstOrThrow({
        where: { workspaceId: page.workspaceId, id: page.id },
      });
      expect(row.lastOpenedOn).toBe('2026-11-17');
    });

    test('says nothing of cases, and does not name an idea that was proposed without a name', async () => {
      const { acme } = house;
      const run = await acme.database.db.digestRun.findFirstOrThrow({
        where: { workspaceId: acme.workspace.id },
      });
      const idea = { title: 'Quiet scanners', outcome: 'done', submittedAt: MADE, at: MADE, author: null };
      const named = { ...idea, number: 2, title: 'Loud scanners', author: 'Léa Martin' };
      const said = {
        received: 2,
        answered: 0,
        waiting: 0,
        oldest: null,
        became: [{ ...idea, number: 1 }, named],
      };
      const where = { workspaceId_id: { workspaceId: acme.workspace.id, id: run.id } };
      const before = run.snapshot as { sections: unknown[] };
      const cases = { id: 'cases', data: { opened: 77 } };
      const sections = [...before.sections, { id: 'suggestions', data: said }, cases];
      await addIdeas(acme.database.db, acme.workspace.id, [
        { number: 1, title: 'x', status: 'done' },
        { number: 2, title: 'x', status: 'done' },
      ]);
      await acme.database.db.digestRun.update({
        where,
        data: { snapshot: JSON.parse(JSON.stringify({ ...before, sections })) },
      });
      const { token } = await house.make({ slides: ['suggestions', 'cases'] });
      const html = await (await house.get(`/wall/${token}`)).text();
      expect(html).toContain('Loud scanners');
      expect(html).not.toContain('Quiet scanners');
      expect(html).toContain('1 more idea was done or planned.');
      expect(html).not.toContain('77');
    });
  });

  test('tells no story that is no longer approved, and no idea that is no longer planned or done', async () => {
    const { db } = house.acme.database;
    const workspaceId = house.acme.workspace.id;
    const { token } = await house.make({ slides: ['story', 'suggestions'] });
    const shown = async () => {
      house.time.now = new Date(house.time.now.getTime() + 60_000);
      return (await house.get(`/wall/${token}`)).text();
    };
    expect(await shown()).toContain('A file lost');
    expect(await shown()).toContain('Loud scanners');
    await db.story.updateMany({ where: { workspaceId }, data: { status: 'returned' } });
    await db.suggestion.updateMany({ where: { workspaceId, number: 2 }, data: { status: 'withdrawn' } });
    const now = await shown();
    expect(now).not.toContain('A file lost');
    expect(now).not.toContain('Loud scanners');
    await db.story.updateMany({ where: { workspaceId }, data: { status: 'approved' } });
  });

  describe('a link that leads nowhere', () => {
    test('is answered alike, whether it never was, was revoked, has expired or is of another kind', async () => {
      const revoked = await house.make();
      await revokePage(house.acme.database, house.acme.workspace.id, revoked.page.id, doer);
      const expired = await house.make();
      const other = await house.make();
      const { db } = house.acme.database;
      const whose = (id: string) => ({ workspaceId_id: { workspaceId: house.acme.workspace.id, id } });
      await db.page.update({ where: whose(expired.page.id), data: { expiresAt: house.time.now } });
      await db.page.update({ where: whose(other.page.id), data: { kind: 'letter' } });
      const unknown = 'x'.repeat(32);
      const answers = await Promise.all(
        [unknown, revoked.token, expired.token, other.token].map(async (token) => {
          const response = await house.get(`/wall/${token}`);
          const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date'));
          return JSON.stringify([response.status, headers, await response.text()]);
        }),
      );
      expect(JSON.parse(answers[0] ?? '')[0]).toBe(404);
      expect(new Set(answers).size).toBe(1);
    });
  });

  describe('the stream', () => {
    test('tells a screen what it does not show yet, and else only that all is well', async () => {
      const { token } = await house.make();
      const first = await house.listen(token);
      const told = await first.next();
      expect(told).toMatchObject({ event: 'slides', data: { zone: 'Europe/Paris' } });
      expect(told?.data.slides).toContain('24 answers');
      const second = await house.listen(token, told?.data.version);
      expect(await second.next()).toMatchObject({ event: 'beat', data: { version: told?.data.version } });
      await house.look();
      expect(await first.next()).toMatchObject({ event: 'beat' });
      expect(await second.next()).toMatchObject({ event: 'beat' });
      await Promise.all([first.leave(), second.leave()]);
    });

    test('ends where the page is revoked', async () => {
      const { page, token } = await house.make();
      const screen = await house.listen(token);
      await screen.next();
      await revokePage(house.acme.database, page.workspaceId, page.id, doer);
      await house.look();
      expect(await screen.next()).toMatchObject({ event: 'gone' });
      expect(await screen.next()).toBeNull();
    });

    test('ends within fifteen seconds of that, by itself', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      try {
        const other = await screens(await freshDatabase(engine), { looksByItself: true });
        const { page, token } = await other.make();
        const screen = await other.listen(token);
        await screen.next();
        await revokePage(other.acme.database, page.workspaceId, page.id, doer);
        vi.advanceTimersByTime(15_000);
        expect(await screen.next()).toMatchObject({ event: 'gone' });
        expect(await screen.next()).toBeNull();
        await other.stop();
      } finally {
        vi.useRealTimers();
      }
    });
  });
});
