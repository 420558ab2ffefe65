// `portevoix doctor`: checks settings, database, reach of Slack, Teams' credentials, channels, health of sources; says what to do about each.
import { mailer } from '../alerts/mail.ts';
import { ConfigError, generalConfig, missingPlatform, slackConfig, teamsConfig } from '../config/config.ts';
import { type StorageConfig, storageConfig } from '../config/storage.ts';
import { beyond, type Database, openDatabase } from '../database/client.ts';
import { migrate } from '../database/migrate.ts';
import { UserError } from '../errors.ts';
import type { Finding } from '../handlers/feature.ts';
import { checkupsOf } from '../handlers/folds.ts';
import { features } from '../handlers/index.ts';
import type { Locale } from '../i18n/locale.ts';
import { typeset } from '../i18n/phrases.ts';
import { openKeys } from '../keyring/open.ts';
import { readability } from '../keyring/unreadable.ts';
import type { Keys } from '../keys.ts';
import { logger } from '../log.ts';
import { place } from '../messages/message.ts';
import type { SlackPlatform } from '../platforms/slack/slack.ts';
import { channels, reach } from '../platforms/teams/conversations.ts';
import { isProvable, missingPackages, signIn } from '../platforms/teams/ready.ts';
import type { TeamsConfig } from '../platforms/teams/settings.ts';
import { namedOf } from '../schedules/matched.ts';
import { matchesPattern } from '../schedules/pattern.ts';
import { allSchedules, type Schedule } from '../schedules/schedule.ts';
import { argumentsIn } from './arguments.ts';
import type { Command, Io } from './command.ts';
import { installationsExamined } from './doctor-installations.ts';
import { mailExamined } from './doctor-mail.ts';
import { doctorWords } from './doctor-words.ts';

/** Null, and a finding, where it fails. */
type Check = <T>(what: string, look: () => T | Promise<T>, found: (value: T) => string) => Promise<T | null>;

type Words = ReturnType<typeof doctorWords>;

export const doctorCommand: Command = {
  name: 'doctor',
  summary: {
    en: 'Check settings, database, Slack, Teams, channels and sources',
    fr: 'Vérifier réglages, base, Slack, Teams, canaux et sources',
  },
  usage: {
    en: `portevoix doctor [--json]

Checks one after the other and says what to do about what is wrong. Ends with 1 when something is.

  --json  [{ what, ok, detail }], in English`,
    fr: typeset(`portevoix doctor [--json]

Vérifie une chose après l’autre et dit que faire quand l’une ne va pas. Se termine alors par 1.

  --json  [{ what, ok, detail }], en anglais`),
  },
  async run(args, io) {
    const { values } = argumentsIn(
      args,
      { options: { json: { type: 'boolean', default: false } } },
      io.locale,
    );
    const locale = values.json ? 'en' : io.locale;
    const findings = await examine(io, locale);
    const { line, good, bad } = doctorWords(locale);
    if (values.json) io.out(JSON.stringify(findings));
    else for (const { what, ok, detail } of findings) io.out(line(ok ? good : bad, what, detail));
    return findings.every((each) => each.ok) ? 0 : 1;
  },
};

async function examine(io: Io, locale: Locale): Promise<Finding[]> {
  const words = doctorWords(locale);
  const findings: Finding[] = [];
  const check: Check = async (what, look, found) => {
    try {
      const value = await look();
      findings.push({ what, ok: true, detail: found(value) });
      return value;
    } catch (error) {
      findings.push({ what, ok: false, detail: whatIsWrong(error, locale) });
      return null;
    }
  };
  const general = await check(
    words.general,
    () => generalConfig(io.env),
    ({ host, port }) => words.served(host, String(port)),
  );
  const alerts = general?.alerts;
  if (alerts)
    await check(
      words.alerts,
      () => mailer(alerts).verify(),
      () => words.mailed(alerts.to.join(', ')),
    );
  await check(
    words.newsletters,
    () => mailExamined(io, general?.publicUrl, locale),
    (from) => (from === null ? words.notUsed : words.mailedBy(from)),
  );
  const storage = await check(
    words.key,
    () => storageConfig(io.env),
    ({ secretKeys }) => words.keys(String(secretKeys.length)),
  );
  const database =
    storage &&
    (await check(
      words.database,
      async () => {
        await migrate(storage.databaseUrl);
        return openDatabase(storage.databaseUrl);
      },
      ({ engine }) => words.upToDate(engine),
    ));
  const keys = storage && database && (await examineKeys(storage, database, check, words));
  const teams = await check(
    words.teamsSettings,
    () => teamsConfig(io.env),
    (found) => (found === null ? words.notUsed : (found.credentials?.kind ?? words.noCredentials)),
  );
  const slack = await check(
    words.slackSettings,
    () => {
      const found = slackConfig(io.env);
      if (!found && !teams) throw new ConfigError(missingPlatform());
      return found;
    },
    (found) => {
      if (found === null) return words.notUsed;
      return found.mode.kind === 'socket' ? words.socket : words.http;
    },
  );
  if (general && slack) {
    const log = logger({ logLevel: 'silent', logFormat: 'json' }, false);
    const { slackPlatform } = await import('../platforms/slack/slack.ts');
    const platform = slackPlatform(slack, { log, clock: io.clock });
    const team = await check(
      words.slack,
      () => platform.introduce(),
      ({ name }) => words.connected(name),
    );
    if (team) {
      await check(
        words.slackRights,
        () => rightsOf(platform, words),
        () => words.noneMissing,
      );
    }
    const workspace =
      team && database
        ? await beyond(database.db, 'whose it is').workspace.findUnique({ where: { slackTeamId: team.id } })
        : null;
    if (workspace && database) {
      for (const schedule of await allSchedules(database.db, workspace.id)) {
        for (const { address, name } of namedOf(schedule).filter(isSlack)) {
          await check(
            words.channel(name, schedule.name),
            async () => {
              const channel = await platform.channel(address);
              if (!channel) throw new Error(words.deleted);
              if (channel.isArchived) throw new Error(words.archived);
              if (!channel.isJoined) throw new Error(words.notIn);
            },
            () => words.reachable,
          );
        }
        await examinePattern(schedule, async () => (await platform.joined?.())?.channels ?? [], check, words);
      }
    }
    await platform.stop();
  }
  const { oauth } = slack ?? {};
  if (slack && oauth && database && keys) {
    const parts = { database, keys, clock: io.clock, locale };
    for (const { what, look } of await installationsExamined({ ...slack, oauth }, parts))
      await check(what, look, (found) => found);
  }
  if (teams) await examineTeams(teams, database, check, words);
  if (database) {
    findings.push(...(await companiesFound(database, io, locale)));
  }
  await database?.close();
  return findings;
}

/** Whether they are the keys of this database, and what no key opens. */
async function examineKeys(
  storage: StorageConfig,
  database: Database,
  check: Check,
  words: Words,
): Promise<Keys | null> {
  const keys = await check(
    words.fit,
    () => openKeys(database, storage, { isVisit: true }),
    () => words.fits,
  );
  if (keys === null) return null;
  await check(
    words.seals,
    async () => {
      const { seals, unreadable } = await readability(database, keys);
      if (unreadable > 0) throw new Error(words.unreadable(String(unreadable), String(seals)));
      return seals;
    },
    (seals) => words.readable(String(seals)),
  );
  return keys;
}

function isSlack({ address }: { readonly address: string }): boolean {
  return address.startsWith('slack:');
}

/** Teams calls us and never the other way round before it did: what can be tried from here is the sign-in. */
async function examineTeams(
  { credentials, tenantId }: TeamsConfig,
  database: Database | null,
  check: Check,
  words: Words,
): Promise<void> {
  await check(
    words.teamsPackages,
    () => {
      const missing = missingPackages();
      if (missing.length === 0) return;
      throw new Error(words.packagesMissing(missing.join(', ')));
    },
    () => words.installed,
  );
  if (credentials !== null) {
    await check(
      words.teamsCredentials,
      async () => isProvable(credentials) && (await signIn({ credentials, tenantId }).then(() => true)),
      (isTried) => (isTried ? words.accepted : words.byAzure),
    );
  }
  if (database === null) return;
  const { db } = database;
  for (const { id } of await beyond(db, 'the whole database').workspace.findMany({ select: { id: true } })) {
    for (const schedule of await allSchedules(db, id)) {
      for (const { address, name } of namedOf(schedule).filter(isTeams)) {
        await check(
          words.channel(name, schedule.name),
          async () => {
            const known = await reach({ db, workspaceId: id }, place(address).id);
            if (!known || known.isGone) throw new Error(words.outOfTeam);
          },
          () => words.inItsTeam,
        );
      }
      const ours = () => channels({ db, workspaceId: id });
      await examinePattern(schedule, ours, check, words);
    }
  }
}

/** What of a chat's channels a schedule's pattern means. */
async function examinePattern(
  { name: schedule, channelPattern: pattern }: Schedule,
  joined: () => Promise<readonly { readonly name: string | null }[]>,
  check: Check,
  words: Words,
): Promise<void> {
  if (pattern === null) return;
  await check(
    words.pattern(pattern, schedule),
    async () => (await joined()).filter(({ name }) => matchesPattern(pattern, name ?? '')).length,
    words.channelsToday,
  );
}

function isTeams({ address }: { readonly address: string }): boolean {
  return address.startsWith('teams:');
}

/** What the features look at, company by company. */
async function companiesFound(database: Database, io: Io, locale: Locale): Promise<Finding[]> {
  const { db, engine } = database;
  const found: Finding[] = [];
  const companies = await beyond(db, 'the whole database').workspace.findMany({ select: { id: true } });
  for (const { id: workspaceId } of companies)
    for (const { what, look } of checkupsOf(features))
      try {
        found.push(...(await look({ db, engine, workspaceId, now: io.clock.now(), locale })));
      } catch (error) {
        found.push({ what: what(locale), ok: false, detail: whatIsWrong(error, locale) });
      }
  return found;
}

async function rightsOf(platform: SlackPlatform, { rightsMissing }: Words): Promise<void> {
  const missing = await platform.missingRights();
  if (missing.length > 0) throw new Error(rightsMissing(missing.join(', ')));
}

function whatIsWrong(error: unknown, locale: Locale): string {
  if (error instanceof ConfigError) return error.problemsIn(locale).join(' | ');
  if (error instanceof UserError) return error.say(locale);
  return error instanceof Error ? error.message : String(error);
}
