// Carries the edits that take words out of the chat there, beside the running bot, and waits for them. What is edited is erasure's.
import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '../clock.ts';
import { slackConfig } from '../config/config.ts';
import { dispatcher } from '../delivery/dispatch.ts';
import type { Queued } from '../erasure/ledger.ts';
import { follow, listening, type Settled } from '../erasure/reach.ts';
import { kindsOf } from '../handlers/folds.ts';
import { features } from '../handlers/index.ts';
import type { logger } from '../log.ts';
import { type SlackPlatform, slackPlatform } from '../platforms/slack/slack.ts';
import type { BackOffice, Io } from './command.ts';
import { sayErase } from './erase-phrases.ts';

/** Milliseconds for the messages in the chat, and so many more for each: a chat takes about one a second in a channel. */
const PATIENCE = { least: 120_000, each: 2_000 } as const;
const LOOK_MS = 500;

/** By Slack's settings in the environment; null where there are none. To be stopped afterwards. */
export function openChat(io: Io, log: ReturnType<typeof logger>): SlackPlatform | null {
  const config = slackConfig(io.env);
  return config === null ? null : slackPlatform(config, { log, clock: io.clock });
}

interface Reaching {
  readonly edits: readonly Queued[];
  /** Null where none is set up here. */
  readonly chat: SlackPlatform | null;
  readonly log: ReturnType<typeof logger>;
}

/** What became of each edit, in their order; with no chat from here they wait for the running bot. */
export async function reach(
  office: BackOffice,
  io: Io,
  { edits, chat: platform, log }: Reaching,
): Promise<Settled[]> {
  const { database, workspaceId, keys } = office;
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
