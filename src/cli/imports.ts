// `portevoix imports`: what came in, batch by batch, and taking one back. Taking back itself is undoing/.
import { batchNumbered, latestBatches } from '../feedback/batches/batch.ts';
import { findSource } from '../feedback/sources/source.ts';
import { tellUndone } from '../imports/undone.ts';
import { postedQuotes } from '../undoing/quoted.ts';
import { beginUndo, finishUndo } from '../undoing/undo.ts';
import { argumentsIn } from './arguments.ts';
import { openBackOffice } from './back-office.ts';
import { type BackOffice, type Command, type Io, UsageError } from './command.ts';
import { placeNames } from './erase-report.ts';
import { batchJson, batchLines, peopleOf } from './imports-line.ts';
import { sayImportsCommand } from './imports-phrases.ts';
import { importsUsage } from './usage/imports.ts';

export const importsCommand: Command = {
  name: 'imports',
  summary: {
    en: 'What was imported, and taking an import back',
    fr: 'Ce qui a été importé, et de quoi retirer un import',
  },
  usage: importsUsage,
  async run(args, io) {
    const asked = parse(args, io);
    const office = await openBackOffice(io);
    try {
      if (asked.kind === 'list') await list(office, io, asked);
      else await undo(office, io, asked);
      return 0;
    } finally {
      await office.close();
    }
  },
};

interface Listing {
  readonly kind: 'list';
  readonly source: string | null;
  readonly isWhole: boolean;
  readonly json: boolean;
}

interface Undo {
  readonly kind: 'undo';
  readonly number: number;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const OPTIONS = {
  source: { type: 'string' },
  all: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** @throws UsageError in the operator's language */
function parse(args: readonly string[], { locale }: Io): Listing | Undo {
  const words = sayImportsCommand(locale);
  const { values, positionals } = argumentsIn(args, { options: OPTIONS, allowPositionals: true }, locale);
  const [verb, given, ...more] = positionals;
  const json = values.json ?? false;
  if (verb === undefined)
    return { kind: 'list', source: values.source ?? null, isWhole: values.all ?? false, json };
  if (verb !== 'undo' || more.length > 0) throw new UsageError(words.badVerb);
  const number = Number(given?.replace(/^#/, ''));
  if (given === undefined || !Number.isSafeInteger(number) || number < 1)
    throw new UsageError(words.badNumber(given ?? ''));
  return { kind: 'undo', number, dryRun: values['dry-run'] ?? false, json };
}

/** How many lines are shown unless all are asked for. */
const SHOWN = 20;

async function list(office: BackOffice, io: Io, { source: name, isWhole, json }: Listing): Promise<void> {
  const { database, workspaceId } = office;
  const words = sayImportsCommand(io.locale);
  const source = name === null ? null : await findSource(database.db, workspaceId, name);
  if (name !== null && source === null) throw new UsageError(words.noSource(name));
  const batches = await latestBatches(database.db, workspaceId, { sourceId: source?.id ?? null, most: null });
  const names = await peopleOf(database.db, workspaceId, batches);
  const now = io.clock.now();
  if (json) {
    io.out(
      JSON.stringify(
        batches.map((batch) => batchJson(batch, names, now)),
        null,
        2,
      ),
    );
    return;
  }
  const { timeZone } = await database.db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const lines = batchLines(batches, names, { locale: io.locale, timeZone, now });
  if (lines.length === 0) io.err(words.none);
  for (const line of isWhole ? lines : lines.slice(0, SHOWN)) io.out(line);
  if (!isWhole && lines.length > SHOWN) io.err(words.more(lines.length - SHOWN));
}

async function undo(office: BackOffice, io: Io, { number, dryRun, json }: Undo): Promise<void> {
  const { database, workspaceId } = office;
  const words = sayImportsCommand(io.locale);
  const before = await batchNumbered(database.db, workspaceId, number);
  const posted = await postedQuotes(database.db, workspaceId, number);
  const nameOf = placeNames(database.db, workspaceId, null);
  const places = await Promise.all(
    posted.map(async ({ address, messages }) => ({ place: await nameOf(address), messages })),
  );
  if (dryRun) {
    if (json) io.out(JSON.stringify({ dryRun: true, number, state: before.state, posted: places }, null, 2));
    else for (const line of words.would(before, places)) io.out(line);
    return;
  }
  const now = () => io.clock.now();
  const all = before.imported + before.replaced;
  const isBegun = await beginUndo(database, workspaceId, number, { byId: null, now: now() });
  const onProgress = (taken: number) => {
    if (io.terminal && all > 0) io.progress(words.progress(Math.min(taken, all), all));
  };
  const after = isBegun ? await finishUndo({ database, workspaceId, now, onProgress }, number) : before;
  if (isBegun) await tellUndone(database, after, now());
  if (io.terminal) io.progress('');
  if (!isBegun) io.err(words.already(number));
  if (json) {
    const { removed, restored, edited } = after;
    io.out(JSON.stringify({ number, state: after.state, removed, restored, edited, posted: places }));
  } else if (isBegun) for (const line of words.undone(after, places)) io.out(line);
}
