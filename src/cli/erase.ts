// `portevoix erase`: takes one customer out of everything, messages in the chat included. What is erased and how: erasure.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { newId } from '../clock.ts';
import { slackConfig, storageConfig } from '../config.ts';
import { dispatcher } from '../delivery/dispatch.ts';
import { type Erasure, eraseCustomer } from '../erasure/erase.ts';
import { follow, listening, type Settled } from '../erasure/reach.ts';
import { customerHashes } from '../feedback/retention.ts';
import { keysFrom } from '../keys.ts';
import { logger } from '../log.ts';
import { type SlackPlatform, slackPlatform } from '../platforms/slack/slack.ts';
import { type Command, type Desk, type ExitStatus, type Io, UsageError } from './command.ts';
import { openDesk } from './desk.ts';
import { sayErase } from './erase-phrases.ts';
import { eraseReport, placeNames, reportJson } from './erase-report.ts';

export const eraseCommand: Command = {
  name: 'erase',
  summary: 'Take a customer’s words out of everything, messages in the chat included',
  usage: `portevoix erase --customer REF [--dry-run] [--json]

Finds every answer of the customer whom the source calls REF and blanks its words, its original, its customer and its segments, on file, in
stored digests, in cases and in stories; the score and the date stay, as a number of nobody. Messages in the chat that quoted the customer are
edited: the quote gives way to a sentence, the rest stays. With Slack's settings in the environment the command makes the edits itself, beside
the running bot, and waits for them; otherwise the running bot makes them. Says what it could not reach, and what somebody has to look at.

  --customer REF   as the source gives it; - reads it from standard input, so that it stays out of the shell's history. It is not logged
  --dry-run        count, and change nothing
  --json           { dryRun, answers, kept, digests, posted, reached, notReached: [{ place, reason }], waiting: [place],
                   doubtful: [place], cases: [number], stories: [number] }

Ends with 0 where every message was reached or nothing was found, 1 otherwise. Doing it again changes nothing more.`,
  async run(args, io) {
    const { reference, dryRun, json } = await parse(args, io);
    const desk = await openDesk(io);
    try {
      return await erase(desk, io, { reference, dryRun, json });
    } finally {
      await desk.close();
    }
  },
};

interface Asked {
  readonly reference: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

async function parse(args: readonly string[], io: Io): Promise<Asked> {
  const { customer, ...how } = optionsIn(args);
  const reference = customer === '-' ? await io.input() : (customer ?? '');
  if (reference.trim() === '') throw new UsageError(sayErase(io.locale).noCustomer);
  return { reference, dryRun: how['dry-run'] ?? false, json: how.json ?? false };
}

function optionsIn(args: readonly string[]) {
  const options = {
    customer: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch {
    // The parser's own words may repeat the reference.
    throw new UsageError('erase --customer REF [--dry-run] [--json]');
  }
}

/** Milliseconds for the messages in the chat, and so many more for each: a chat takes about one a second in a channel. */
const PATIENCE = { least: 120_000, each: 2_000 } as const;
const LOOK_MS = 500;

async function erase(desk: Desk, io: Io, { reference, dryRun, json }: Asked): Promise<ExitStatus> {
  const { database, workspaceId } = desk;
  const secrets = storageConfig(io.env).secretKeys.map((each) => keysFrom([each]));
  const erasure = await eraseCustomer(database, workspaceId, customerHashes(secrets, reference), {
    now: io.clock.now(),
    dryRun,
  });
  const log = logger(desk.config, io.terminal);
  const config = slackConfig(io.env);
  const platform = config === null ? null : slackPlatform(config, { log, clock: io.clock });
  try {
    const settled = await reach(desk, io, { erasure, platform, log });
    const nameOf = placeNames(database.db, workspaceId, platform);
    if (json) io.out(JSON.stringify(await reportJson({ erasure, settled, dryRun, nameOf }), null, 2));
    else await eraseReport({ erasure, settled, dryRun, nameOf }, io);
    const isAll = settled.every(({ fate }) => fate.kind === 'reached') && erasure.doubtful.length === 0;
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

async function reach(desk: Desk, io: Io, { erasure, platform, log }: Reaching): Promise<Settled[]> {
  const { database, workspaceId, keys } = desk;
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
          keys,
          clock: io.clock,
          log,
          carriers: new Map([[platform.name, chat.carrier]]),
          claimant: newId(),
        });
  const until = io.clock.now().getTime() + PATIENCE.least + PATIENCE.each * edits.length;
  const settled = await follow(database.db, workspaceId, edits, {
    send: sending === null || edits.length === 0 ? null : () => sending.run(),
    codeOf: chat?.codeOf ?? (() => null),
    isOver: () => io.clock.now().getTime() > until,
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
