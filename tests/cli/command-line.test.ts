// What the command line says of itself. Its process is tried where it begins alone: its settings, its files and its exit status.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allCommands, runCli } from '../../src/cli/index.ts';
import { systemClock } from '../../src/clock.ts';
import { operatorLocale } from '../../src/config/config.ts';
import { locales } from '../../src/i18n/locale.ts';
import { unattended } from '../harness/unattended.ts';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** As a person would: a process of its own, in an empty folder, with no settings but those given. */
function run(args: readonly string[], env: Record<string, string> = {}) {
  const cwd = mkdtempSync(join(tmpdir(), 'portevoix-cli-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, stdout, stderr, cwd };
}

function linesOf(path: string): string[] {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').split('\n');
}

/** As `run`, in this process. */
async function runHere(args: readonly string[], env: Record<string, string> = {}) {
  const { io, out, err } = unattended({ env, clock: systemClock, locale: operatorLocale(env) });
  const status = await runCli(args, io);
  return { status, stdout: out.join('\n'), stderr: err.join('\n') };
}

describe('the command line', () => {
  it('without settings, start names every missing variable and where Slack shows it, and leaves no trace', () => {
    const { status, stderr, stdout, cwd } = run(['start'], { LANG: 'fr_FR.UTF-8' });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('réglages manquent');
    expect(stderr).toContain('SLACK_BOT_TOKEN');
    expect(stderr).toContain('OAuth & Permissions');
    expect(stderr).toContain('SLACK_APP_TOKEN');
    expect(existsSync(join(cwd, 'data'))).toBe(false);
  });

  it('as it is built, says of an error where in the source it came from', () => {
    const file = fileURLToPath(import.meta.url);
    const { status, stderr } = run(['migrate'], { LOG_LEVEL: 'debug', DATABASE_URL: `file:${file}/x.db` });
    expect(status).toBe(1);
    const [, at] = /at runCli \(src\/cli\/index\.ts:(\d+):\d+\)/.exec(stderr) ?? [];
    expect(stderr).toContain('EEXIST');
    expect(linesOf('src/cli/index.ts')[Number(at) - 1]).toContain('command.run(');
    expect(stderr).not.toContain('/dist/');
  });

  it('lists its commands, and explains each', async () => {
    const { status, stdout } = await runHere(['--help']);
    expect(status).toBe(0);
    for (const { name, usage } of await allCommands()) {
      expect(stdout).toContain(name);
      const { io, out } = unattended({ env: {}, clock: systemClock });
      expect(await runCli([name, '--help'], io)).toBe(0);
      expect(out).toEqual([usage.en]);
      for (const locale of locales) expect(usage[locale].startsWith(`portevoix ${name}`)).toBe(true);
    }
  });

  it.each([
    ['fr_FR.UTF-8', '', '--help', 'COMMANDE'],
    ['C.UTF-8', 'fr', '--help', 'COMMANDE'],
    ['en_GB.UTF-8', 'fr', '--help', 'COMMAND '],
    ['C', '', '--help', 'COMMAND '],
  ])(
    'speaks the language of the terminal, %s, else of LOCALE_DEFAULT %s',
    async (lang, locale, command, said) => {
      const { stdout } = await runHere([command], { LANG: lang, LOCALE_DEFAULT: locale });
      expect(stdout).toContain(said);
    },
  );

  it('explains each command in French, in as many words as in English', async () => {
    for (const { summary, usage } of await allCommands()) {
      expect(summary.fr).not.toBe(summary.en);
      expect(usage.fr).toMatch(/[éèàêûç’]/);
      expect(usage.fr.split('\n').length).toBeGreaterThanOrEqual(usage.en.split('\n').length - 3);
      for (const [option] of usage.en.matchAll(/--[a-z-]+/g)) expect(usage.fr).toContain(option);
    }
  });

  it.each([[['nonsense']], [['digest']], [['indicators', '--metric', 'joy']], [['import']]])(
    'ends %j with status 2 and its usage',
    async (args) => {
      const { status, stderr, stdout } = await runHere(args);
      expect(status).toBe(2);
      expect(stderr).toContain('portevoix');
      expect(stdout).toBe('');
    },
  );

  it('serves a database before any chat is connected, with JSON alone on standard output', () => {
    const { status, stdout, stderr } = run(['indicators', '--json']);
    expect({ status, value: JSON.parse(stdout) }).toEqual({ status: 0, value: [] });
    expect(stderr).toContain('secret.key');
  });

  it('says its version', async () => {
    expect(await runHere(['--version'])).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      stderr: '',
    });
  });
});
