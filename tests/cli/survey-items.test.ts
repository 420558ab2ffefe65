// `portevoix surveys items`, as an operator types it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { surveysCommand } from '../../src/cli/surveys.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

const now = new Date('2026-11-22T10:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'portevoix-surveys-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const file = join(folder, 'items.csv');
  writeFileSync(file, text);
  return file;
}

onAnyEngine((engine) => {
  const terminal = (url: string, locale: 'fr' | 'en' = 'en') => {
    const { io, out, err } = unattended({ env: onDatabase(url), clock: { now: () => now }, locale });
    return { run: (...args: string[]) => surveysCommand.run(args, io), out, err };
  };

  describe('portevoix surveys items', () => {
    it('takes what can be taken, says of each other line why not, and changes nothing twice', async () => {
      const url = await freshUrl(engine);
      const file = fileOf(
        'key,fr,en\nmeans,Tout est là.,It is all there.\nÉté,Non.,No.\nmine,Oui.,\nempty,,\n',
      );
      const first = terminal(url);
      expect(await first.run('items', 'import', file)).toBe(1);
      expect(first.out).toEqual(['1 question added.', '1 question changed.']);
      expect(first.err).toEqual([
        expect.stringContaining('all that was there before is as it was'),
        expect.stringMatching(/^ {2}line 3: the key must be/),
        '  line 5: write “fr” or “en”, or both',
      ]);
      const again = terminal(url, 'fr');
      expect(await again.run('items', 'import', file)).toBe(1);
      expect(again.out).toEqual(['2 l’étaient déjà.']);
      const database = await openedHere(url);
      const log = await database.db.auditEntry.findMany({ where: { act: 'survey.items' } });
      expect(log).toHaveLength(1);
    });

    it('lists all of them, with what is of the company’s own', async () => {
      const url = await freshUrl(engine);
      const file = fileOf('key,situation_fr,customer_fr,company_fr\nfuite,Une fuite.,Y aller.,Attendre.\n');
      expect(await terminal(url).run('items', 'import', file)).toBe(0);
      const listed = terminal(url, 'fr');
      expect(await listed.run('items', 'list')).toBe(0);
      expect(listed.out).toHaveLength(33);
      expect(listed.out).toContain('orientation  fuite  Une fuite.  (de votre cru)');
      const json = terminal(url);
      expect(await json.run('items', 'list', '--json')).toBe(0);
      expect(JSON.parse(json.out.join('\n'))).toContainEqual(
        expect.objectContaining({ kind: 'orientation', key: 'fuite', from: 'own', asked: true }),
      );
    });

    it('says what is wrong with a file, or with what was typed', async () => {
      const { run } = terminal(await freshUrl(engine));
      await expect(run('items', 'import', join(folder, 'none.csv'))).rejects.toMatchObject({
        code: 'items.noFile',
      });
      await expect(run('items', 'import', fileOf('a,b\n1,2\n'))).rejects.toMatchObject({
        code: 'items.columns',
      });
      await expect(run('items')).rejects.toBeInstanceOf(UsageError);
      await expect(run('items', 'import')).rejects.toBeInstanceOf(UsageError);
    });
  });
});
