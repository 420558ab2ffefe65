// Secrets as files, and files for their owner alone.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { secretNames, withSecretFiles } from '../../src/cli/secret-files.ts';
import { ConfigError } from '../../src/config/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'portevoix-files-'));
const fileWith = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

function problemsOf(env: Record<string, string>, locale: 'en' | 'fr' = 'en'): readonly string[] {
  try {
    withSecretFiles(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problemsIn(locale);
    throw error;
  }
  return [];
}

it.each(secretNames)('%s may be given as a file', (name) => {
  const file = fileWith(name, `  the value of ${name}\n`);
  expect(withSecretFiles({ OTHER: 'x', [`${name}_FILE`]: file })).toMatchObject({
    OTHER: 'x',
    [name]: `the value of ${name}`,
  });
});

it('says what is wrong with each file at once, and never what is in one', () => {
  const env = {
    SLACK_BOT_TOKEN: 'xoxb-given',
    SLACK_BOT_TOKEN_FILE: fileWith('both', 'xoxb-filed'),
    SLACK_APP_TOKEN_FILE: join(folder, 'absent'),
    TEAMS_APP_PASSWORD_FILE: fileWith('empty', ' \n'),
  };
  for (const locale of ['en', 'fr'] as const) {
    const problems = problemsOf(env, locale);
    expect(problems).toEqual([
      expect.stringContaining('SLACK_BOT_TOKEN_FILE'),
      expect.stringContaining('absent'),
      expect.stringContaining('TEAMS_APP_PASSWORD_FILE'),
    ]);
    expect(problems.join()).not.toContain('xoxb');
  }
});

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const run = (at: string, env: Record<string, string>) =>
  spawnSync(process.execPath, [main, 'indicators', '--json'], {
    cwd: at,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    encoding: 'utf8',
  });

it('all that is written is for its owner alone, and the key is not among the data', () => {
  const at = mkdtempSync(join(tmpdir(), 'portevoix-fresh-'));
  expect(run(at, {})).toMatchObject({ status: 0 });
  for (const inside of ['data', 'keys']) {
    expect(statSync(join(at, inside)).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(join(at, inside)))
      expect([name, statSync(join(at, inside, name)).mode & 0o777]).toEqual([name, 0o600]);
  }
  expect(readdirSync(join(at, 'data'))).not.toContain('secret.key');
  expect(existsSync(join(at, 'keys', 'secret.key'))).toBe(true);
  chmodSync(join(at, 'data'), 0o755);
  chmodSync(join(at, 'data', 'portevoix.db'), 0o644);
  expect(run(at, {})).toMatchObject({ status: 0 });
  expect(statSync(join(at, 'data')).mode & 0o777).toBe(0o700);
  expect(statSync(join(at, 'data', 'portevoix.db')).mode & 0o777).toBe(0o600);
});
