// A secret's file may be anything that stands at a path: what holds none is said at once, with the setting's name, and never hangs.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { secretNames, withSecretFiles } from '../../src/cli/secret-files.ts';
import { ConfigError } from '../../src/config/config.ts';
import { storageConfig } from '../../src/config/storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'portevoix-kinds-'));
const at = (name: string) => join(folder, name);
const written = (name: string, content: string | Buffer) => {
  writeFileSync(at(name), content);
  return at(name);
};
const pipe = (name: string) => {
  expect(spawnSync('mkfifo', [at(name)]).status).toBe(0);
  return at(name);
};
const huge = () => {
  truncateSync(written('huge', 'xoxb-huge'), 1024 ** 4);
  return at('huge');
};
const folderAt = (name: string) => {
  mkdirSync(at(name), { recursive: true });
  return at(name);
};
const linkTo = (target: string, name: string) => {
  symlinkSync(target, at(name));
  return at(name);
};

const kinds: readonly [string, () => string, RegExp][] = [
  ['a pipe to which nobody writes', () => pipe('pipe'), /pipe, a socket or a device/],
  ['a link to such a pipe', () => linkTo(pipe('far'), 'near'), /pipe, a socket or a device/],
  ['a device without an end', () => '/dev/zero', /pipe, a socket or a device/],
  ['a device that gives nothing', () => '/dev/null', /pipe, a socket or a device/],
  ['a folder', () => folderAt('folder'), /it is a folder/],
  ['a file of a terabyte', huge, /larger than 64 KB/],
  ['an empty file', () => written('empty', ''), /it is empty/],
  ['a file of line ends', () => written('blank', '\ufeff \r\n\n'), /it is empty/],
  ['a file of bytes', () => written('bytes', Buffer.from([0xff, 0xfe, 0x41, 0])), /it holds no text/],
  ['no file', () => at('nothing'), /there is no such file/],
  ['a path through a file', () => join(written('plain', 'x'), 'below'), /there is no such file/],
  ['a link to nowhere', () => linkTo(at('nowhere'), 'lost'), /there is no such file/],
  ['a link to itself', () => linkTo(at('loop'), 'loop'), /cannot be read/],
  ['a name of five thousand characters', () => at('x'.repeat(5_000)), /cannot be read/],
];

function problemsOf(env: Record<string, string>, locale: 'en' | 'fr' = 'en'): readonly string[] {
  try {
    withSecretFiles(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problemsIn(locale);
    throw error;
  }
  return [];
}

it.each(kinds)('%s is no secret, and it is said which setting names it, and why', (_, make, why) => {
  const file = make();
  for (const name of secretNames) {
    const setting = `${name}_FILE`;
    expect(problemsOf({ [setting]: file })).toEqual([expect.stringMatching(why)]);
    for (const locale of ['en', 'fr'] as const)
      expect(problemsOf({ [setting]: file }, locale)).toEqual([
        expect.stringMatching(new RegExp(`^${setting}=`)),
      ]);
  }
  expect(problemsOf({ SLACK_BOT_TOKEN_FILE: file }).join()).not.toContain('xoxb-huge');
});

it('a socket is no secret', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(at('socket'), resolve));
  expect(problemsOf({ SLACK_BOT_TOKEN_FILE: at('socket') })).toEqual([
    expect.stringContaining('a pipe, a socket'),
  ]);
  server.close();
});

it.skipIf(process.getuid?.() === 0)('a file of somebody else’s is no secret', () => {
  chmodSync(written('theirs', 'xoxb-theirs'), 0);
  expect(problemsOf({ SLACK_BOT_TOKEN_FILE: at('theirs') })).toEqual([
    expect.stringContaining('may not read it'),
  ]);
});

it('a file of the largest size, and one that is linked to, are read', () => {
  const most = written('most', 'x'.repeat(64 * 1024));
  expect(withSecretFiles({ TEAMS_APP_CERTIFICATE_FILE: most })).toMatchObject({
    TEAMS_APP_CERTIFICATE: 'x'.repeat(64 * 1024),
  });
  const linked = linkTo(written('target', 'xoxb-1\n'), 'linked');
  expect(withSecretFiles({ SLACK_BOT_TOKEN_FILE: linked })).toMatchObject({ SLACK_BOT_TOKEN: 'xoxb-1' });
});

it.each(['pipe', 'folder'])('a %s in the place of the secret key is refused at once', (kind) => {
  const keys = folderAt(`keys-${kind}`);
  if (kind === 'pipe') pipe(`keys-${kind}/secret.key`);
  else folderAt(`keys-${kind}/secret.key`);
  const read = () => storageConfig({ DATABASE_URL: `file:${at('none.db')}`, KEY_FOLDER: keys });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(/secret\.key: it is a /);
});
