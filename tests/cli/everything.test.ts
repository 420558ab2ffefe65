import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { verify } from '../../src/audit/verify.ts';
import { auditCommand } from '../../src/cli/audit.ts';
import { type Io, UsageError } from '../../src/cli/command.ts';
import { exportCommand } from '../../src/cli/export.ts';
import { importCommand } from '../../src/cli/import.ts';
import { ConfigError } from '../../src/config/config.ts';
import { holding } from '../../src/keyring/holder.ts';
import { deskPlace, folderOfTheirOwn, now, SECRET } from '../archive/places.ts';
import { onEachEngine, openedHere, unmigratedUrl } from '../harness/database.ts';

const folder = folderOfTheirOwn();

async function run(
  { run: command }: typeof exportCommand,
  args: readonly string[],
  env: Io['env'],
  locale: Io['locale'] = 'en',
) {
  const said: string[] = [];
  const drawn: string[] = [];
  const status = await command(args, {
    env,
    clock: { now: () => now },
    locale,
    terminal: true,
    out: (line) => said.push(line),
    err: (line) => said.push(line),
    input: async () => '',
    progress: (line) => drawn.push(line),
  });
  return { status, said: said.join('\n'), drawn };
}

onEachEngine((engine) => {
  const other = engine === 'sqlite' ? 'postgresql' : 'sqlite';

  it('everything moves by two commands, in either language, which say what the new place needs', async () => {
    const { url } = await deskPlace(engine);
    const to = folder(`${engine} house`);
    const key = folder(`${engine} key`);
    writeFileSync(key, SECRET);
    const old = { DATABASE_URL: url, PORTEVOIX_SECRET_KEY: SECRET };
    const left = await run(exportCommand, ['all', '--to', to], old);
    expect(left).toMatchObject({ status: 0 });
    expect(left.said).toMatch(
      /^\d+ rows of \d+ tables in .* as secret as the database\.\n.*needs the secret key known as \S{8},.*from PORTEVOIX_SECRET_KEY\.$/,
    );
    expect(left.said).not.toContain(SECRET);
    expect(left.drawn.join('\n')).toMatch(/Writing: Suggestion, \d of \d/);
    const { tables } = JSON.parse(readFileSync(`${to}/manifest.json`, 'utf8')) as {
      tables: { rows: number }[];
    };
    const rows = tables.reduce((sum, each) => sum + each.rows, 0);
    const env = { DATABASE_URL: await unmigratedUrl(other), PORTEVOIX_SECRET_KEY: SECRET };
    const came = await run(importCommand, ['all', to], env, 'fr');
    expect(came).toMatchObject({ status: 0 });
    expect(came.said).toMatch(
      new RegExp(`^Exemple\u00a0: ${rows} lignes de ${tables.length} tables, aux comptes`),
    );
    expect(came.drawn.join('\n')).toMatch(
      /^Vérification\u00a0: .*Enregistrement\u00a0: .*Comparaison\u00a0: /s,
    );
    const again = await run(exportCommand, ['all', '--to', folder(`${engine} again`)], env);
    expect(again.status).toBe(0);
    expect(readFileSync(folder(`${engine} again/Suggestion.jsonl`))).toEqual(
      readFileSync(`${to}/Suggestion.jsonl`),
    );
  });

  it('each place notes that everything left or came, and the chain of them all is whole wherever it went', async () => {
    const begun = await deskPlace(engine);
    let env = { DATABASE_URL: begun.url, PORTEVOIX_SECRET_KEY: SECRET };
    const manifests: string[] = [];
    for (const [i, next] of ([other, engine, other] as const).entries()) {
      const to = folder(`${engine} chain ${i}`);
      await run(exportCommand, ['all', '--to', to], env);
      env = { ...env, DATABASE_URL: await unmigratedUrl(next) };
      await run(importCommand, ['all', to], env);
      manifests.push(
        createHash('sha256')
          .update(readFileSync(`${to}/manifest.json`))
          .digest('hex'),
      );
    }
    const { db } = await openedHere(env.DATABASE_URL);
    const entries = await db.auditEntry.findMany({ orderBy: { number: 'asc' } });
    const noted = entries.flatMap(({ act, by, details }) => {
      if (act === 'export.made') return [[act, by]];
      return act === 'import.all' ? [[act, by, JSON.parse(details).manifest]] : [];
    });
    expect(noted).toEqual(
      manifests.flatMap((manifest) => [
        ['export.made', 'command-line'],
        ['import.all', 'command-line', manifest],
      ]),
    );
    expect(await verify(db, begun.workspaceId)).toMatchObject({
      kind: 'whole',
      head: { number: entries.length },
    });
    const { said } = await run(auditCommand, [], env);
    expect(said).toMatch(/took in everything of the company from another place: \d+ rows of \d+ tables/);
  });

  it('says that a bot is running, whose acts from now on are not in it', async () => {
    const { url } = await deskPlace(engine);
    const { db } = await openedHere(url);
    await holding(db, [SECRET]).beat(now);
    const env = { DATABASE_URL: url, PORTEVOIX_SECRET_KEY: SECRET };
    const { said } = await run(exportCommand, ['all', '--to', folder(`${engine} running`)], env);
    expect(said).toContain('A bot is running on this database');
  });
});

it('the new place makes no key of its own: what comes was sealed under the old one', async () => {
  const { url } = await deskPlace('sqlite');
  const to = folder('keyless');
  await run(exportCommand, ['all', '--to', to], { DATABASE_URL: url, PORTEVOIX_SECRET_KEY: SECRET });
  for (const engine of ['sqlite', 'postgresql'] as const) {
    const env = { DATABASE_URL: await unmigratedUrl(engine), KEY_FOLDER: folder('keys') };
    const attempt = run(importCommand, ['all', to], env);
    await expect(attempt).rejects.toBeInstanceOf(ConfigError);
    const error: unknown = await attempt.catch((each: unknown) => each);
    expect(error instanceof ConfigError && error.problemsIn('en').join()).toContain('of the old place');
    expect(existsSync(folder('keys'))).toBe(false);
  }
});

it.each([
  { command: exportCommand, args: ['all'], says: 'Say where to: --to FOLDER' },
  { command: exportCommand, args: ['all', '--format', 'csv', '--to', 'x'], says: 'no option --format' },
  { command: importCommand, args: ['all'], says: 'Say which folder' },
  { command: importCommand, args: ['all', 'a', 'b'], says: 'Say which folder' },
])('$args is refused before anything is opened', async ({ command, args, says }) => {
  const refused = run(command, args, {});
  await expect(refused).rejects.toBeInstanceOf(UsageError);
  await expect(refused).rejects.toThrow(says);
});
