// `portevoix surveys`: what may be told of surveys, a threshold that only rises, and who is asked from a file.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { surveysCommand } from '../../src/cli/surveys.ts';
import type { Database } from '../../src/database/client.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { openCompanyDesk } from '../handlers/company-desk.ts';
import { now } from '../handlers/desk.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';
import { askOf, closedPulse } from '../surveys/one-of-each.ts';

onAnyEngine((engine) => {
  describe('portevoix surveys', () => {
    let url: string;
    let database: Database;
    let workspaceId: string;
    let nadia: string;

    beforeEach(async () => {
      url = await freshUrl(engine);
      database = await openedHere(url);
      const desk = await openCompanyDesk(database, 'en');
      ({ id: workspaceId } = await desk.workspace());
      nadia = desk.nadia.externalId;
      const asking = { workspaceId, personIds: [desk.nadia.id], createdById: desk.nadia.id, now };
      await closedPulse(database, { ...asking, number: 1, name: 'Autumn' });
      await askOf(database, { ...asking, number: 2, name: 'Winter' });
    });

    const run = async (args: readonly string[], locale: Locale = 'en') => {
      const { io, out, err } = unattended({ env: onDatabase(url), clock: { now: () => now }, locale });
      const status = await surveysCommand.run(args, io);
      return { status, out: out.join('\n').replaceAll(/[\u00a0\u202f]/g, ' '), err: err.join('\n') };
    };

    it('lists them, and of one that is open not how many have answered', async () => {
      expect((await run([])).out).toBe(
        '#2 · Winter · Pulse · round 1 is open until 2026-11-16\n#1 · Autumn · Pulse · round 1 closed on 2026-11-09',
      );
      const [open, closed] = JSON.parse((await run(['--json'])).out);
      expect(open.round).toMatchObject({ state: 'open', answered: null });
      expect(closed.round).toMatchObject({ state: 'closed', asked: 80, answered: 56 });
    });

    it('tells a closed round, in words and as JSON, and nothing of one that is open', async () => {
      expect((await run(['results', '1'])).out).toContain('56 of 80 who were asked have answered.');
      expect(JSON.parse((await run(['results', '1', '--json'])).out)).toMatchObject({
        ...{ survey: 1, kind: 'pulse', round: 1, answered: 56, closedOn: '2026-11-09' },
        decision: { kind: 'none' },
      });
      await expect(run(['results', '2'])).rejects.toMatchObject({ code: 'surveys.not-closed' });
    });

    it.each(['4', '0', '51', '5.5', 'five'])(
      'refuses %s as a threshold of a survey that was opened with 5',
      async (value) => {
        await expect(run(['threshold', '2', value])).rejects.toThrow(UsageError);
        expect(await database.db.surveyRound.findMany({ where: { workspaceId } })).toMatchObject([
          { threshold: 5 },
          { threshold: 5 },
        ]);
      },
    );

    it('raises it, for the round that is open too, and not for one that is closed', async () => {
      expect((await run(['threshold', '2', '9'])).out).toContain('fewer than 9 answers');
      await run(['threshold', '1', '7']);
      const rounds = await database.db.surveyRound.findMany({
        where: { workspaceId },
        include: { survey: true },
      });
      const of = (number: number) => rounds.find(({ survey }) => survey.number === number);
      expect(of(2)).toMatchObject({ threshold: 9, commentThreshold: 9, survey: { threshold: 9 } });
      expect(of(1)).toMatchObject({ threshold: 5, survey: { threshold: 7 } });
      await expect(run(['threshold', '1', '5'])).rejects.toThrow(UsageError);
    });

    it('takes who is asked from a file, whole or not at all', async () => {
      const file = join(await mkdtemp(join(tmpdir(), 'people-')), 'people.csv');
      await writeFile(
        file,
        `compte;groupe\nslack:${nadia};Lyon\nslack:U999;Lyon\nNadia;Lyon\nnadia@voix.example;Lyon\n`,
      );
      await expect(run(['people', '2', file])).rejects.toMatchObject({ code: 'surveys.nobody-stored' });
      expect(await database.db.surveyPerson.count({ where: { workspaceId } })).toBe(0);
      await writeFile(file, `account,group\nslack:${nadia},Lyon\n`);
      expect((await run(['people', '2', file])).out).toBe(
        '1 person is asked in “Winter” from the next round on.',
      );
      expect(await database.db.surveyPerson.findMany({ where: { workspaceId } })).toMatchObject([
        { group: 'Lyon' },
      ]);
      for (const written of [nadia, `<@${nadia}|nadia>`]) {
        await writeFile(file, `account,group\n${written},Paris\n`);
        expect((await run(['people', '2', file])).out).toContain('1 person is asked');
      }
      const noted = { workspaceId, act: 'survey.changed', by: 'command-line' };
      expect(await database.db.auditEntry.count({ where: noted })).toBe(3);
      await writeFile(file, 'name\nNadia\n');
      await expect(run(['people', '2', file])).rejects.toMatchObject({ code: 'surveys.no-column' });
    });
  });
});
