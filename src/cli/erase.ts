// `portevoix erase`: takes one customer out of everything, messages in the chat included. What is erased and how: erasure. A colleague:
// erase-person.ts.
import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '../clock.ts';
import { slackConfig } from '../config.ts';
import { dispatcher } from '../delivery/dispatch.ts';
import { type Erasure, eraseCustomer } from '../erasure/erase.ts';
import { follow, listening, type Settled } from '../erasure/reach.ts';
import { customerHashes } from '../feedback/retention.ts';
import { keptOf, kindsOf } from '../handlers/folds.ts';
import { features } from '../handlers/index.ts';
import type { Locale } from '../i18n/locale.ts';
import { keysFrom } from '../keys.ts';
import { logger } from '../log.ts';
import { type SlackPlatform, slackPlatform } from '../platforms/slack/slack.ts';
import { storageConfig } from '../storage-config.ts';
import { argumentsIn } from './arguments.ts';
import { openBackOffice } from './back-office.ts';
import { type BackOffice, type Command, type ExitStatus, type Io, UsageError } from './command.ts';
import { erasePersonCalled } from './erase-person.ts';
import { sayErase } from './erase-phrases.ts';
import { eraseReport, placeNames, reportJson } from './erase-report.ts';
import { eraseUsage } from './usage/erase.ts';

export const eraseCommand: Command = {
  name: 'erase',
  summary: {
    en: 'Take a customer’s words, or a colleague’s name, out of everything',
    fr: 'Effacer partout les mots d’un client, ou le nom d’un collègue',
  },
  usage: eraseUsage,
  async run(args, io) {
    const { of, reference, dryRun, json } = await parse(args, io);
    const office = await openBackOffice(io);
    try {
      if (of === 'person') return await erasePersonCalled(office, io, { called: reference, dryRun, json });
      return await erase(office, io, { reference, dryRun, json });
    } finally {
      await office.close();
    }
  },
};

interface EraseArguments {
  readonly reference: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

async function parse(
  args: readonly string[],
  io: Io,
): Promise<EraseArguments & { readonly of: 'customer' | 'person' }> {
  const { customer, person, ...how } = valuesOf(args, io.locale);
  const given = customer ?? person ?? '';
  const reference = given === '-' ? await io.input() : given;
  const isOne = (customer === undefined) !== (person === undefined);
  if (!isOne || reference.trim() === '') throw new UsageError(sayErase(io.locale).noCustomer);
  const of = person === undefined ? 'customer' : 'person';
  return { of, reference, dryRun: how['dry-run'] ?? false, json: how.json ?? false };
}

const OPTIONS = {
  customer: { type: 'string' },
  person: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** @throws UsageError that repeats nothing of what was typed: it may be the reference */
function valuesOf(args: readonly string[], locale: Locale) {
  try {
    return argumentsIn(args, { options: OPTIONS }, locale).values;
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(sayErase(locale).noCustomer);
    throw error;
  }
}

/** Milliseconds for the messages in the chat, and so many more for each: a chat takes about one a second in a channel. */
const PATIENCE = { least: 120_000, each: 2_000 } as const;
const LOOK_MS = 500;

async function erase(
  office: BackOffice,
  io: Io,
  { reference, dryRun, json }: EraseArguments,
): Promise<ExitStatus> {
  const { database, workspaceId, keys } = office;
  const secrets = storageConfig(io.env).secretKeys.map((each) => keysFrom([each]));
  const erasure = await eraseCustomer(
    database,
    workspaceId,
    customerHashes(keys, secrets, workspaceId, reference),
    {
      kept: keptOf(features),
      now: io.clock.now(),
      dryRun,
    },
  );
  const log = logger(office.config, io.terminal);
  const config = slackConfig(io.env);
  const platform = config === null ? null : slackPlatform(config, { log, clock: io.clock });
  try {
    const settled = await reach(office, io, { erasure, platform, log });
    const nameOf = placeNames(database.db, workspaceId, platform);
    if (json) io.out(JSON.stringify(await reportJson({ erasure, settled, dryRun, nameOf }), null, 2));
    else await eraseReport({ erasure, settled, dryRun, nameOf }, io);
    const isElsewhere = erasure.doubtful.length + erasure.mailed.length > 0;
    const isAll = settled.every(({ fate }) => fate.kind === 'reached') && !isElsewhere;
    const { answers, kept, digests, posted } = erasure;
    const reached = settled.filter(({ fate }) => fate.kind === 'reached').length;
    if (!dryRun) log.info({ answers, kept, digests, posted, reached }, 'a customer was erased');
    return isAll || dryRun ? 0 : 1;
  } finally {
    await platform?.stop();
  }
}

interface Reaching {
  readonly erasure: Erasure;
  readonly platform: SlackPlatform | null;
  readonly log: ReturnType<typeof logger>;
}

async function reach(office: BackOffice, io: Io, { erasure, platform, log }: Reaching): Promise<Settled[]> {
  const { database, workspaceId, keys } = office;
  const { edits } = erasure;
  const words = sayErase(io.locale);
  const isThere = platform !== null && (await answers(platform));
  if (edits.length > 0 && !isThere) io.err(words.noChat);
  const chat = platform !== null && isThere ? listening(platform) : null;
  const sending =
    chat === null || platform === null
      ? null
      : dispatcher({
          db: database.db,
          workspaceId,
          kinds: kindsOf(features),
          keys,
          clock: io.clock,
          log,
          carriers: new Map([[platform.name, chat.carrier]]),
          claimant: newId(),
        });
  const until = performance.now() + PATIENCE.least + PATIENCE.each * edits.length;
  const settled = await follow(database.db, workspaceId, edits, {
    send: sending === null || edits.length === 0 ? null : () => sending.run(),
    codeOf: chat?.codeOf ?? (() => null),
    isOver: () => performance.now() > until,
    rest: () => wait(LOOK_MS),
    onProgress: (count, all) => {
      if (io.terminal && all > 0) io.progress(words.progress(String(count), String(all)));
    },
  });
  if (io.terminal && edits.length > 0) io.progress('');
  return settled;
}

async function answers(platform: SlackPlatform): Promise<boolean> {
  return platform.introduce().then(
    () => true,
    () => false,
  );
}
