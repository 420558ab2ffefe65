import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { menu } from '../../../src/handlers/index.ts';
import { help } from '../../../src/handlers/portevoix.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { slackWords } from '../../../src/platforms/slack/spoken.ts';
import { spokenMessage } from '../../../src/platforms/spoken.ts';
import { freshDesk } from '../../handlers/desk.ts';

const COMMAND = /(?<![\p{L}\p{N}/.:])\/[\p{L}]+/gu;

describe('help names the commands that this Slack has', () => {
  it.each([
    ['fr', 'both', ['/idee', '/idees', '/recit', '/merci', '/lecon']],
    ['fr', 'fr', ['/idee', '/idees', '/recit', '/merci', '/lecon']],
    ['fr', 'en', ['/suggest', '/suggestions', '/story', '/thanks', '/lesson']],
    ['en', 'both', ['/suggest', '/suggestions', '/story', '/thanks', '/lesson']],
    ['en', 'fr', ['/idee', '/idees', '/recit', '/merci', '/lecon']],
    ['en', 'en', ['/suggest', '/suggestions', '/story', '/thanks', '/lesson']],
  ] as const)('in %s where its manifest is %s', async (locale, commands, named) => {
    const desk = await freshDesk('sqlite', locale);
    const said = await help(await desk.ask());
    if (said.kind !== 'say') throw new Error('help said nothing');
    const shown = JSON.stringify(spokenMessage(said.message, slackWords(commands)));
    expect([...shown.matchAll(COMMAND)].map(([each]) => each).slice(0, 5)).toEqual(named);
  });
});

describe('what people said is left as it is', () => {
  it('though it names a command', () => {
    const quote = { kind: 'quote', text: 'Tapez /idees', by: 'X' } as const;
    const message = {
      summary: 'Voir /idees',
      blocks: [quote, { kind: 'note', text: 'Voir /idees.' } as const],
    };
    expect(spokenMessage(message, slackWords('en'))).toEqual({
      summary: 'Voir /suggestions',
      blocks: [quote, { kind: 'note', text: 'Voir /suggestions.' }],
    });
  });
});

describe('no sentence in our phrases', () => {
  const folder = fileURLToPath(new URL('../../../src/', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      path.endsWith('.ts') &&
      /^(handlers|suggestions|cases|stories|imports|digests|platforms\/slack)\//.test(path),
  );

  it.each(['fr', 'en'] as const)(
    'in %s names a command that the manifest of that language lacks',
    (locale) => {
      const registered = new Set(
        JSON.stringify(slackManifest(menu, locale))
          .match(/"\/\w+"/g)
          ?.map((each) => each.slice(1, -1)),
      );
      const named = files.flatMap((path) =>
        [...readFileSync(join(folder, path), 'utf8').matchAll(/^( *)(en|fr): \{\n(.*?)^\1\},?$/gms)]
          .filter(([, , language]) => language === locale)
          .flatMap(([, , , words = '']) => words.match(/(?<=['`“« ])\/[\p{L}]+/gu) ?? []),
      );
      expect(named.length).toBeGreaterThan(10);
      expect(named.filter((each) => !registered.has(each) && each !== '/invite')).toEqual([]);
    },
  );
});
