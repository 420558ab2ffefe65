// What one company has of the running program: its chats, its ledger, its imports, its work of each minute. Nothing here is another's;
// what all of them share comes from app/shared.ts.
import type { Logger } from 'pino';
import { openCases } from '../cases/open.ts';
import { caseWatch } from '../cases/watch.ts';
import type { Clock } from '../clock.ts';
import { withinCompany } from '../correspondence/outside.ts';
import { CUSTOMER } from '../customer-replies/address.ts';
import { customerCarrier } from '../customer-replies/carrier.ts';
import type { Database, Db } from '../database/client.ts';
import { connections } from '../delivery/connection.ts';
import { dispatcher } from '../delivery/dispatch.ts';
import type { Carrier } from '../delivery/outcome.ts';
import { pump } from '../delivery/pump.ts';
import { correctQuotes } from '../erasure/correct.ts';
import { tellFeed } from '../feed/post.ts';
import type { VendorFetch } from '../feedback/pulling/asking.ts';
import { pulling } from '../feedback/pulling/puller.ts';
import { indexMissingFeedback } from '../feedback/search/indexing.ts';
import type { Worker } from '../feedback/work/work.ts';
import type { Kit, Menu } from '../handlers/request.ts';
import { summarising } from '../handlers/summary/summarising.ts';
import { type HeartbeatParts, heartbeat } from '../heartbeat.ts';
import { importer } from '../imports/importer.ts';
import { tellUndone } from '../imports/undone.ts';
import type { Keys } from '../keys.ts';
import { pollingMailbox } from '../mail-in/poll.ts';
import { tokensOf } from '../mail-in/tokens.ts';
import { MAIL } from '../newsletter/addresses.ts';
import { type MailCarrierParts, mailCarrier } from '../newsletter/carrier.ts';
import { mailToCustomers } from '../newsletter/customer-mail.ts';
import { mailDirectory } from '../newsletter/directory.ts';
import { keepingNames } from '../people/channel-names.ts';
import { type Directory, routedDirectory } from '../people/directory.ts';
import { later } from '../people/later.ts';
import { routedFiles } from '../platforms/index.ts';
import type { Chat } from '../platforms/platform.ts';
import { indexMissing } from '../suggestions/finding/terms.ts';
import { evenSeals } from '../suggestions/outbox/even-seals.ts';
import { hostOf } from '../summary/settings.ts';
import type { SummaryDesk } from '../summary/summarise.ts';
import { noteTurned } from '../summary/turned.ts';
import { settleFeedback } from '../touchpoints/settling.ts';
import { takeOutDeleted } from '../undoing/deleted.ts';
import { undoer } from '../undoing/undoer.ts';
import { workspaceById } from '../workspace/workspace.ts';

/** What all companies of a process share. */
export interface Common {
  readonly database: Database;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Logger;
  /** Tells this process's claims from another's. */
  readonly claimant: string;
  readonly keepOriginals: boolean;
  readonly adminUsers: readonly string[];
  /** See Kit. */
  readonly publicUrl?: string;
  /** What people can ask. */
  readonly menu: Menu;
  readonly work: Worker;
  /** For answers that vendors are asked for. */
  readonly fetch: VendorFetch;
  /** What asks the model; left out where the operator set none. */
  readonly summary?: SummaryDesk;
  /** For what vendors are given: see CustomerCarrierParts. */
  readonly give: VendorFetch;
  /** Left out where no newsletters leave. */
  readonly mail?: Pick<MailCarrierParts, 'config' | 'post'>;
  /** Least time between two messages to one address, where the chat has another pace than Slack. */
  readonly paceMs?: number;
  /** Hears of each step of a minute, of whichever company; milliseconds, and what it threw. */
  readonly stepDone?: HeartbeatParts['stepDone'];
}

/** The chats that a company is on. */
export interface OnChats {
  readonly chats: ReadonlyMap<string, Chat>;
  /** What its letters leave by; its chats themselves where nothing stands before them. */
  readonly carriers?: readonly (readonly [string, Carrier])[];
  /** Whether a chat lets us in. */
  readonly isIn?: (platform: string) => boolean;
  /** Those that refused us at the start, with their own code. */
  readonly refusing?: readonly { readonly platform: string; readonly code: string }[];
  readonly deafTo?: Kit['deafTo'];
}

export interface Company {
  readonly workspaceId: string;
  /** By name, those that it is on. */
  readonly chats: readonly string[];
  /** What its people's requests are answered with. */
  readonly kit: Kit;
  /** What is done for it each minute; safe to call at any time. */
  beat(): Promise<void>;
  /** Ends what is under way, and begins nothing more. */
  stop(): Promise<void>;
}

export async function openCompany(common: Common, workspaceId: string, on: OnChats): Promise<Company> {
  const {
    database,
    keys,
    clock,
    log,
    claimant,
    keepOriginals,
    adminUsers,
    work,
    mail,
    paceMs,
    stepDone,
    publicUrl,
    summary: desk,
  } = common;
  const { db } = database;
  const { chats, carriers: ways = [...chats], isIn, refusing = [], deafTo = () => [] } = on;
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    await evenSeals({ database, keys, workspace: await workspaceById(db, workspaceId) });
    await noteTurned(database, workspaceId, desk?.config ?? null, clock.now());
    await indexMissing(database, workspaceId);
    stops.push(bringUpToDate(database, workspaceId, log));

    const directory = keepingNames(routedDirectory(withLists(chats, db, workspaceId), isIn), db, workspaceId);
    const files = routedFiles(chats);
    const guard = { db, workspaceId, directory, clock };
    const carriers = new Map(ways.map(([name, each]) => [name, withinCompany(each, guard)]));
    if (mail) carriers.set(MAIL, mailCarrier({ ...mail, database, workspaceId, keys, clock }));
    const customers = customerCarrier({
      ...{ database, workspaceId, keys, clock, fetch: common.give },
      ...(mail ? { mail: mailToCustomers(mail.config, mail.post) } : {}),
    });
    const gates = connections({ db, workspaceId, clock, log }, carriers);
    for (const { platform, code } of refusing) await gates.refused(platform, code);
    const sending = pump(
      dispatcher({
        ...{ db, workspaceId, keys, clock, log, claimant },
        kinds: common.menu.kinds,
        shutUntil: gates.shutUntil,
        // What customers are sent has no chat that could refuse us.
        carriers: new Map([...gates.carriers, [CUSTOMER, customers]]),
        ...(paceMs === undefined ? {} : { paceMs }),
      }),
      { clock, log },
    );
    stops.push(() => sending.stop());
    const { nudge } = sending;

    const casesNow = async () => {
      const shell = { database, workspace: await workspaceById(db, workspaceId), now: clock.now() };
      const opened = await openCases(shell);
      if (opened + (await tellFeed(shell)) > 0) nudge();
    };
    const hotCases = caseWatch(casesNow, log);
    stops.push(() => hotCases.stop());
    const answersCame = hotCases.look;

    const imports = importer({
      ...{ database, workspaceId, keys, keepOriginals, work, clock, log, files, nudge, answersCame },
    });
    stops.push(() => imports.stop());
    const undos = undoer({ database, workspaceId, now: () => clock.now(), log }, async (batch) => {
      await tellUndone(database, batch, clock.now());
      nudge();
    });
    stops.push(() => undos.stop());
    const pulls = pulling({
      ...{ database, workspaceId, keys, keepOriginals, work, clock, log, answersCame, fetch: common.fetch },
      replaces: correctQuotes,
      takeOut: async (ids) => {
        await takeOutDeleted(database, workspaceId, ids, clock.now());
        nudge();
      },
    });
    stops.push(() => pulls.stop());
    const mails = pollingMailbox({
      ...{ database, workspaceId, keys, keepOriginals, work, clock, log, answersCame, nudge },
      tokens: tokensOf(common.fetch, clock),
    });
    stops.push(() => mails.stop());
    const summaries = desk ? summarising({ database, workspaceId, clock, log, desk }, nudge) : null;
    stops.push(async () => summaries?.stop());
    const wakeImports = () => {
      imports.wake();
      undos.wake();
      pulls.wake();
      mails.wake();
      summaries?.wake();
    };

    const learned = later();
    stops.push(() => learned.end(db));
    const own = { later: learned, database, keys, clock, log, directory, adminUsers, nudge, wakeImports };
    const heart = heartbeat({ ...own, workspaceId, ...(stepDone ? { stepDone } : {}) });
    return {
      workspaceId,
      chats: [...chats.keys()],
      kit: {
        ...{ ...own, menu: common.menu, answersCame, refused: gates.refused, deafTo, files },
        ...(publicUrl === undefined ? {} : { publicUrl }),
        ...(desk ? { summary: shownOf(desk) } : {}),
      },
      beat: async () => void (await Promise.all([heart(), gates.look(true).then(nudge)])),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function shownOf({ config }: SummaryDesk): NonNullable<Kit['summary']> {
  return { model: config.model, host: hostOf(config), perDay: config.perDay };
}

/** Mailing lists are known whether or not anything leaves by e-mail just now: a schedule says their names. */
function withLists(chats: OnChats['chats'], db: Db, workspaceId: string): ReadonlyMap<string, Directory> {
  return new Map<string, Directory>([...chats, [MAIL, mailDirectory(db, workspaceId)]]);
}

/** A large company's earlier answers take minutes: meanwhile everything else works, and search finds those already indexed. Returns what ends it. */
function bringUpToDate(database: Database, workspaceId: string, log: Logger): () => Promise<unknown> {
  const ending = new AbortController();
  const done = Promise.all([
    indexMissingFeedback(database, workspaceId, ending).catch((error: unknown) =>
      log.error({ err: error }, 'earlier answers could not be indexed for search; the next start goes on'),
    ),
    settleFeedback(database, workspaceId, ending).catch((error: unknown) =>
      log.error(
        { err: error },
        'earlier answers could not be brought to their touchpoints; the next start goes on',
      ),
    ),
  ]);
  return () => {
    ending.abort();
    return done;
  };
}
