import { expect, it } from 'vitest';
import { runCli } from '../../src/cli/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

async function run(url: string, args: readonly string[], locale: Locale = 'en') {
  const clock = { now: () => new Date('2026-11-22T10:00:00Z') };
  const { io, out, err } = unattended({ env: onDatabase(url), clock, locale });
  const status = await runCli(args, io);
  return { status, out: out.join('\n'), err: err.join('\n') };
}

onAnyEngine((engine) => {
  it('of several companies a command is about the one that is named, and says which there are', async () => {
    const url = await freshUrl(engine);
    const { db } = await openedHere(url);
    for (const id of ['acme', 'globex']) {
      await addCompany(db, id);
      const source = { workspaceId: id, id: 'own', name: `Survey of ${id}` };
      await db.source.create({ data: { ...source, createdAt: new Date('2026-01-01T00:00:00Z') } });
    }
    await db.workspace.update({ where: { id: 'acme' }, data: { name: 'Acme SA' } });
    for (const args of [['--company', 'acme sa'], ['--company=acme']]) {
      const { status, out } = await run(url, ['source', 'list', ...args]);
      expect([status, out.includes('Survey of acme'), out.includes('globex')]).toEqual([0, true, false]);
    }
    const unsaid = await run(url, ['source', 'list']);
    expect([unsaid.status, unsaid.out]).toEqual([1, '']);
    expect(unsaid.err).toMatch(/several companies.*--company[\s\S]*Acme SA {2}acme[\s\S]*globex/);
    const wrong = await run(url, ['source', 'list', '--company', 'nobody'], 'fr');
    expect([wrong.status, wrong.out]).toEqual([1, '']);
    expect(wrong.err).toMatch(/Aucune entreprise.*nobody[\s\S]*acme/);
    expect((await run(url, ['source', 'list', '--company'])).status).toBe(2);
  });
});
