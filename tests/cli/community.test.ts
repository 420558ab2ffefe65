// `portevoix community`: which questions there are, links for a mailing, and what customers answered.
import { beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { communityCommand } from '../../src/cli/community.ts';
import { linkFollowed } from '../../src/community/links.ts';
import type { Database } from '../../src/database/client.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { keysFrom } from '../../src/keys.ts';
import { now, openDesk } from '../handlers/desk.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

onAnyEngine((engine) => {
  describe('portevoix community', () => {
    let url: string;
    let database: Database;

    beforeEach(async () => {
      url = await freshUrl(engine);
      database = await openedHere(url);
      const secret = onDatabase(url)['PORTEVOIX_SECRET_KEY'] ?? '';
      await openDesk(database, 'en', secret);
    });

    const run = async (args: readonly string[], env: Record<string, string> = {}, locale: Locale = 'en') => {
      const { io, out, err } = unattended({
        env: { ...onDatabase(url), ...env },
        clock: { now: () => now },
        locale,
      });
      const status = await communityCommand.run(args, io);
      return { status, out: out.join('\n').replaceAll(/[\u00a0\u202f]/g, ' '), err: err.join('\n') };
    };
    const publicUrl = { PUBLIC_URL: 'https://voice.example' };

    it('lists them with how many answered, newest first', async () => {
      const { out } = await run([]);
      expect(out.split('\n')).toEqual([
        expect.stringMatching(/^#3 · Would you like a bench in the yard\? · until 2026-11-23 · 0 answers$/),
        expect.stringMatching(/^#2 · /),
        expect.stringMatching(/^#1 · .* · ended on 2026-11-06 · 9 answers$/),
      ]);
      expect(JSON.parse((await run(['--json'])).out)[0].links).toHaveLength(2);
    });

    it('makes links that lead to the question, each of them another', async () => {
      const { out, err } = await run(['links', '2', '--count', '5'], publicUrl);
      const [column, ...links] = out.replaceAll('\r', '').split('\n');
      expect([column, links.length, new Set(links).size]).toEqual(['link', 5, 5]);
      expect(err).toContain('Stored nowhere');
      const keys = keysFrom([onDatabase(url)['PORTEVOIX_SECRET_KEY'] ?? '']);
      for (const link of links) {
        const token = link.replace('https://voice.example/ask/', '');
        expect((await linkFollowed(database.db, keys, token))?.question.row.number).toBe(2);
      }
      const open = (await run(['links', '2', '--open'], publicUrl)).out;
      expect(open).toMatch(/^https:\/\/voice\.example\/ask\/[\w-]{22}$/);
    });

    it('tells a result with its interval, and nothing of a question that is open', async () => {
      expect((await run(['results', '1'])).out).toContain('Yes: 6 of 9 (35 to 88%)');
      expect(JSON.parse((await run(['results', '1', '--json'])).out)).toMatchObject({
        ...{ question: 1, answered: 9, chosen: [6, 3], wrote: 8 },
      });
      await expect(run(['results', '2'])).rejects.toMatchObject({ code: 'community.open' });
    });

    it('tells of fewer than five answers their number alone, to programs too', async () => {
      const { id: workspaceId } = await database.db.workspace.findFirstOrThrow();
      const where = { workspaceId_number: { workspaceId, number: 1 } };
      const { result } = await database.db.customerQuestion.findUniqueOrThrow({ where });
      const few = { answered: 4, chosen: [4, 0], wrote: 1 };
      await database.db.customerQuestion.update({ where, data: { result: few } });
      const told = JSON.parse((await run(['results', '1', '--json'])).out);
      await database.db.customerQuestion.update({ where, data: { result: result ?? {} } });
      expect(told).toMatchObject({ answered: 4, chosen: null, wrote: null });
      expect((await run(['results', '1'])).out).toContain('6 of 9');
    });

    it.each([
      ['links'],
      ['links', '2'],
      ['links', '2', '--open', '--count', '3'],
      ['links', '2', '--count', '0'],
      ['links', '2', '--count', '4'],
      ['links', '2', '--count', '100001'],
      ['links', '99', '--open'],
      ['results', 'x'],
      ['what'],
    ])('refuses %s %s %s %s', async (...args) => {
      await expect(run(args, publicUrl)).rejects.toThrow(UsageError);
    });

    it('asks for the address of the server first', async () => {
      await expect(run(['links', '2', '--open'])).rejects.toMatchObject({ code: 'community.no-address' });
    });
  });
});
