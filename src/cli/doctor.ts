// `portevoix doctor`: checks settings, database, reach of Slack, Teams' credentials, channels, health of sources; says what to do about each.
import {
  ConfigError,
  generalConfig,
  missingPlatform,
  slackConfig,
  storageConfig,
  teamsConfig,
} from '../config.ts';
import { type Database, openDatabase } from '../database/client.ts';
import { migrate } from '../database/migrate.ts';
import { healthOf } from '../feedback/sources/health.ts';
import { healthRemedy, healthText } from '../feedback/sources/health-words.ts';
import { listSources } from '../feedback/sources/source.ts';
import { keysFrom } from '../keys.ts';
import { logger } from '../log.ts';
import { place } from '../messages/message.ts';
import type { SlackPlatform } from '../platforms/slack/slack.ts';
import { reach } from '../platforms/teams/conversations.ts';
import { missingPackages, signIn } from '../platforms/teams/ready.ts';
import type { TeamsConfig } from '../platforms/teams/settings.ts';
import { allSchedules } from '../schedules/schedule.ts';
import type { Command, Io } from './command.ts';

/** Null, and a finding, where it fails. */
type Check = <T>(what: string, look: () => T | Promise<T>, found: (value: T) => string) => Promise<T | null>;

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  /** What was found, or what to do. */
  readonly detail: string;
}

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Check settings, database, Slack, Teams, channels and sources',
  usage: `portevoix doctor [--json]

Checks one after the other and says what to do about what is wrong. Ends with 1 when something is.`,
  async run(args, io) {
    const findings = await examine(io);
    if (args.includes('--json')) io.out(JSON.stringify(findings));
    else for (const { what, ok, detail } of findings) io.out(`${ok ? 'ok  ' : 'FAIL'} ${what}: ${detail}`);
    return findings.every((each) => each.ok) ? 0 : 1;
  },
};

async function examine(io: Io): Promise<Finding[]> {
  const findings: Finding[] = [];
  const check: Check = async (what, look, found) => {
    try {
      const value = await look();
      findings.push({ what, ok: true, detail: found(value) });
      return value;
    } catch (error) {
      const detail =
        error instanceof ConfigError
          ? error.problems.join(' | ')
          : error instanceof Error
            ? error.message
            : String(error);
      findings.push({ what, ok: false, detail });
      return null;
    }
  };
  const general = await check(
    'general settings',
    () => generalConfig(io.env),
    ({ host, port }) => `web server on ${host}:${port}`,
  );
  const storage = await check(
    'secret key',
    () => {
      const found = storageConfig(io.env);
      keysFrom(found.secretKeys);
      return found;
    },
    ({ secretKeys }) => `${secretKeys.length} in use`,
  );
  const database =
    storage &&
    (await check(
      'database',
      async () => {
        await migrate(storage.databaseUrl);
        return openDatabase(storage.databaseUrl);
      },
      ({ engine }) => `${engine}, up to date`,
    ));
  const teams = await check(
    'Teams settings',
    () => teamsConfig(io.env),
    (found) =>
      found === null ? 'not used' : (found.credentials?.kind ?? 'no credentials, on this machine alone'),
  );
  const slack = await check(
    'Slack settings',
    () => {
      const found = slackConfig(io.env);
      if (!found && !teams) throw new ConfigError(missingPlatform());
      return found;
    },
    (found) => {
      if (found === null) return 'not used';
      return found.mode.kind === 'socket' ? 'Socket Mode' : 'HTTP with signatures';
    },
  );
  if (general && slack) {
    const log = logger({ logLevel: 'silent', logFormat: 'json' }, false);
    const { slackPlatform } = await import('../platforms/slack/slack.ts');
    const platform = slackPlatform(slack, { log, clock: io.clock });
    const team = await check(
      'Slack',
      () => platform.introduce(),
      ({ name }) => `connected to ${name}`,
    );
    if (team) {
      await check(
        'Slack rights',
        () => rightsOf(platform),
        () => 'none missing',
      );
    }
    const workspace =
      team && database ? await database.db.workspace.findUnique({ where: { slackTeamId: team.id } }) : null;
    if (workspace && database) {
      for (const schedule of await allSchedules(database.db, workspace.id)) {
        for (const { address, name } of schedule.channels.filter(isSlack)) {
          await check(
            `#${name} of "${schedule.name}"`,
            async () => {
              const channel = await platform.channel(address);
              if (!channel)
                throw new Error(
                  'deleted, or private and the bot is not in it: invite it, or change the schedule',
                );
              if (channel.isArchived) throw new Error('archived: restore it, or change the schedule');
              if (!channel.isJoined) throw new Error('the bot is not in it: /invite it there');
            },
            () => 'reachable',
          );
        }
      }
    }
    await platform.stop();
  }
  if (teams) await examineTeams(teams, database, check);
  if (database) await examineSources(database, io, findings);
  await database?.close();
  return findings;
}

function isSlack({ address }: { readonly address: string }): boolean {
  return address.startsWith('slack:');
}

/** Teams calls us and never the other way round before it did: what can be tried from here is the sign-in. */
async function examineTeams(
  { credentials, tenantId }: TeamsConfig,
  database: Database | null,
  check: Check,
): Promise<void> {
  await check(
    'Teams packages',
    () => {
      const missing = missingPackages();
      if (missing.length === 0) return;
      throw new Error(`missing ${missing.join(', ')}: run npm ci without --omit=optional`);
    },
    () => 'installed',
  );
  if (credentials !== null) {
    await check(
      'Teams credentials',
      () => signIn({ credentials, tenantId }),
      () => 'accepted by Microsoft',
    );
  }
  if (database === null) return;
  const { db } = database;
  for (const { id } of await db.workspace.findMany({ select: { id: true } })) {
    for (const schedule of await allSchedules(db, id)) {
      for (const { address, name } of schedule.channels.filter(isTeams)) {
        await check(
          `#${name} of "${schedule.name}"`,
          async () => {
            const known = await reach({ db, workspaceId: id }, place(address).id);
            if (!known || known.isGone)
              throw new Error(
                'deleted, or the bot was taken out of its team: add it there again, or change the schedule',
              );
          },
          () => 'the bot is in its team',
        );
      }
    }
  }
}

function isTeams({ address }: { readonly address: string }): boolean {
  return address.startsWith('teams:');
}

/** A source that is refused or silent is something to see to, whether or not Slack is set up. */
async function examineSources({ db }: Database, io: Io, findings: Finding[]): Promise<void> {
  const telling = { locale: 'en', now: io.clock.now() } as const;
  for (const { id } of await db.workspace.findMany({ select: { id: true } })) {
    for (const source of await listSources(db, id)) {
      const health = healthOf(source, telling.now);
      const remedy = healthRemedy(health, telling.locale);
      const detail = [healthText(health, telling), ...(remedy === null ? [] : [remedy])].join('. ');
      findings.push({ what: `source "${source.name}"`, ok: remedy === null, detail });
    }
  }
}

async function rightsOf(platform: SlackPlatform): Promise<void> {
  const missing = await platform.missingRights();
  if (missing.length === 0) return;
  const what = missing.join(', ');
  throw new Error(`missing ${what}: paste manifest.json again (App Manifest), then reinstall the app`);
}
