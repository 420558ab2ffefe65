// `portevoix digest preview`: what a schedule would say. Posts nothing, records nothing.
import { preview } from '../digests/preview.ts';
import { UserError } from '../errors.ts';
import { menu } from '../handlers/index.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases, typeset } from '../i18n/phrases.ts';
import { plainText } from '../messages/plain.ts';
import { slackMessage } from '../platforms/slack/render.ts';
import { teamsMessage } from '../platforms/teams/render.ts';
import { allSchedules } from '../schedules/schedule.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { openBackOffice } from './back-office.ts';
import { type Command, UsageError } from './command.ts';

export const digestCommand: Command = {
  name: 'digest',
  summary: {
    en: 'What a digest would say: digest preview --schedule NAME',
    fr: 'Ce que dirait un bulletin\u00a0: digest preview --schedule NOM',
  },
  usage: {
    en: `portevoix digest preview --schedule NAME [--at INSTANT] [--platform slack|teams] [--json]

What the schedule would say at INSTANT (ISO 8601; default: now), as text. Posts nothing, records nothing.

  --platform slack|teams  as the blocks or the card that the chat would get, in JSON
  --json                  { message, details } in JSON, before any platform`,
    fr: typeset(`portevoix digest preview --schedule NOM [--at INSTANT] [--platform slack|teams] [--json]

Ce que dirait le bulletin à INSTANT (ISO 8601 ; par défaut : maintenant), en texte. Ne publie rien, n’enregistre rien.

  --platform slack|teams  tel que la messagerie le recevrait, en JSON
  --json                  { message, details } en JSON, avant toute messagerie`),
  },
  async run(args, io) {
    const { verb, schedule: name, at, platform, json } = parse(args, io.locale);
    if (verb !== 'preview' || !name) throw new UsageError(words(io.locale).what);
    const instant = at === undefined ? io.clock.now() : new Date(at);
    if (Number.isNaN(instant.getTime())) throw new UsageError(words(io.locale).notAnInstant(at ?? ''));
    const office = await openBackOffice(io);
    try {
      const { db } = office.database;
      const schedules = await allSchedules(db, office.workspaceId);
      const schedule = schedules.find((each) => each.name === name);
      if (!schedule)
        throw unknown(
          name,
          schedules.map((each) => each.name),
        );
      const { message, details } = await preview(
        db,
        await workspaceById(db, office.workspaceId),
        schedule,
        instant,
        menu.sections,
      );
      if (platform === 'slack') io.out(JSON.stringify(slackMessage(message, schedule.locale), null, 2));
      else if (platform === 'teams')
        io.out(JSON.stringify(teamsMessage(message, schedule.locale, teamsSurface).card, null, 2));
      else if (json) io.out(JSON.stringify({ message, details }));
      else for (const each of [message, details]) if (each) io.out(plainText(each, schedule.locale));
      return 0;
    } finally {
      await office.close();
    }
  },
};

const teamsSurface = { kind: 'message', opening: new Set(menu.opening) } as const;

const OPTIONS = {
  schedule: { type: 'string' },
  at: { type: 'string' },
  platform: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

function parse(args: readonly string[], locale: Locale) {
  const { values, positionals } = argumentsIn(args, { options: OPTIONS, allowPositionals: true }, locale);
  if (values.platform !== undefined && values.platform !== 'slack' && values.platform !== 'teams') {
    throw new UsageError(words(locale).notAChat(values.platform));
  }
  return { verb: positionals[0], ...values };
}

function unknown(name: string, known: readonly string[]): UserError {
  return new UserError('schedule.not-found', (locale) =>
    words(locale).unknown(name, known.join(', ') || '–'),
  );
}

const words = phrases({
  en: {
    what: 'Say whose digest: digest preview --schedule NAME',
    notAnInstant: (given: string) => `--at ${given}: write an instant such as 2026-11-23T09:00:00+01:00`,
    notAChat: (given: string) => `--platform ${given}: slack or teams`,
    unknown: (name: string, known: string) => `There is no schedule “${name}”. There are: ${known}`,
  },
  fr: {
    what: fr`Dites quel bulletin : digest preview --schedule NOM`,
    notAnInstant: (given) => fr`--at ${given} : écrivez un instant comme 2026-11-23T09:00:00+01:00`,
    notAChat: (given) => fr`--platform ${given} : slack ou teams`,
    unknown: (name, known) => fr`Aucun bulletin ne s’appelle « ${name} ». Bulletins connus : ${known}`,
  },
});
