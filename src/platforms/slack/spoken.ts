// Commands in our sentences as this company's Slack has them: by the names that its manifest registered. Not in what people said.
import { menu } from '../../handlers/index.ts';
import { commandName } from '../../handlers/request.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fold } from '../../terms/fold.ts';
import type { Say } from '../spoken.ts';
import type { ManifestLocale } from './manifest.ts';

/** @param commands what `npm run manifest -- --locale` was given: "/idees" is "/suggestions" where only English names are there */
export function slackWords(commands: ManifestLocale): Say {
  if (commands === 'both') return (text) => text;
  const called = new Map(
    menu.commands.map((command) => [
      nameIn(command, commands === 'fr' ? 'en' : 'fr'),
      nameIn(command, commands),
    ]),
  );
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}/.:])/(${[...called.keys()].join('|')})(?![\p{L}\p{N}/])`,
    'giu',
  );
  return (text) => text.replace(pattern, (_, name: string) => `/${called.get(name.toLowerCase()) ?? name}`);
}

function nameIn(command: Parameters<typeof commandName>[0], locale: Locale): string {
  return fold(commandName(command, locale));
}
