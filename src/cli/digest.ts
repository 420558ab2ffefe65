// `portevoix digest preview`: what a schedule would say. Posts nothing, records nothing.
import { parseArgs } from 'node:util';
import { preview } from '../digests/preview.ts';
import { UserError } from '../errors.ts';
import { menu } from '../handlers/index.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { plainText } from '../messages/plain.ts';
import { slackMessage } from '../platforms/slack/render.ts';
import { teamsMessage } from '../platforms/teams/render.ts';
import { allSchedules } from '../schedules/schedule.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { type Command, UsageError } from './command.ts';
import { openDesk } from './desk.ts';

export const digestCommand: Command = {
  name: 'digest',
  summary: 'What a digest would say: digest preview --schedule NAME',
  usage: `portevoix digest preview --schedule NAME [--at INSTANT] [--platform slack] [--json]

What the schedule would say at INSTANT (ISO 8601; default: now), as text. Posts nothing, records nothing.

  --platform slack     as the blocks that Slack would get, in JSON
  --json               { message, details } in JSON, before any platform`,
  async run(args, io) {
    const { verb, schedule: name, at, platform, json } = parse(args);
    if (verb !== 'preview' || !name) throw new UsageError('digest preview --schedule NAME');
    const instant = at === undefined ? io.clock.now() : new Date(at);
    if (Number.isNaN(instant.getTime()))
      throw new UsageError(`--at ${at}: an instant such as 2026-11-23T09:00:00+01:00`);
    const desk = await openDesk(io);
    try {
      const { db } = desk.database;
      const schedules = await allSchedules(db, desk.workspaceId);
      const schedule = schedules.find((each) => each.name === name);
      if (!schedule)
        throw unknown(
          name,
          schedules.map((each) => each.name),
        );
      const { message, details } = await preview(
        db,
        await workspaceById(db, desk.workspaceId),
        schedule,
        instant,
      );
      if (platform === 'slack') io.out(JSON.stringify(slackMessage(message, schedule.locale), null, 2));
      else if (platform === 'teams')
        io.out(JSON.stringify(teamsMessage(message, schedule.locale, teamsSurface).card, null, 2));
      else if (json) io.out(JSON.stringify({ message, details }));
      else for (const each of [message, details]) if (each) io.out(plainText(each, schedule.locale));
      return 0;
    } finally {
      await desk.close();
    }
  },
};

const teamsSurface = { kind: 'message', opening: new Set(menu.opening) } as const;

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        schedule: { type: 'string' },
        at: { type: 'string' },
        platform: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    if (values.platform !== undefined && values.platform !== 'slack' && values.platform !== 'teams') {
      throw new UsageError(`--platform ${values.platform}: slack or teams`);
    }
    return { verb: positionals[0], ...values };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function unknown(name: string, known: readonly string[]): UserError {
  return new UserError('schedule.not-found', (locale) =>
    words(locale).unknown(name, known.join(', ') || '–'),
  );
}

const words = phrases({
  en: { unknown: (name: string, known: string) => `There is no schedule “${name}”. There are: ${known}` },
  fr: { unknown: (name, known) => fr`Il n’y a pas de rendez-vous « ${name} ». Il y a : ${known}` },
});
