// How long it takes to find what a draft resembles among 50,000 suggestions: ours against reading them all, and against the
// cheapest question that there is, in one run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, type Engine, insertMany } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { searchIn } from '../../src/suggestions/finding/search.ts';
import { similarTo } from '../../src/suggestions/finding/similar.ts';
import { indexTerms } from '../../src/suggestions/finding/terms.ts';
import { termsOf } from '../../src/terms/terms.ts';
import { startPostgres } from '../../tests/harness/embedded-postgres.ts';
import { openToLook } from '../../tests/harness/own-looks.ts';
import { quantile } from './figures.ts';
import { type Idea, idea, seeded } from './ideas.ts';

export interface SimilarBench {
  readonly engine: Engine;
  readonly suggestions: number;
  readonly entries: number;
  readonly drafts: number;
  /** Milliseconds. */
  readonly similar: Quantiles;
  readonly search: Quantiles;
  readonly scan: Quantiles;
  readonly lookup: Quantiles;
  /** Share of the drafts said in other words' forms whose original was offered. */
  readonly found: number;
  /** Share of the drafts drawn anew for which anything was offered. */
  readonly offeredToNew: number;
}

interface Quantiles {
  readonly p50: number;
  readonly p95: number;
}

const workspaceId = 'bench';
const at = new Date('2026-11-22T10:00:00Z');

/** @param drafts how many are asked of each kind, in turn, after a tenth of that as warm-up */
export async function benchSimilar(
  engine: Engine,
  { suggestions, drafts }: { readonly suggestions: number; readonly drafts: number },
): Promise<SimilarBench> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-bench-'));
  const server = engine === 'postgresql' ? await startPostgres() : null;
  try {
    const url = server ? server.urlOf('postgres') : `file:${join(folder, 'bench.db')}`;
    await migrate(url);
    const database = await openToLook(url);
    try {
      const stored = await fill(database, suggestions);
      // What PostgreSQL does by itself within a minute of so many rows; SQLite is measured as it is.
      if (engine === 'postgresql') await database.db.$executeRawUnsafe('VACUUM ANALYZE');
      return { engine, suggestions, drafts, ...(await measure(database, stored, drafts)) };
    } finally {
      await database.close();
    }
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Stored extends Idea {
  readonly id: string;
  readonly open: boolean;
}

const columns = {
  workspaceId: 'text',
  id: 'text',
  number: 'integer',
  title: 'text',
  details: 'text',
  topicId: 'text',
  authorId: 'text',
  status: 'text',
  submittedAt: 'instant',
  firstDueAt: 'instant',
  dueAt: 'instant',
  anonymous: 'boolean',
  remindStep: 'integer',
  verdictAsked: 'boolean',
  supporters: 'integer',
  eventCount: 'integer',
  formKey: 'text',
} as const;
const termColumns = { workspaceId: 'text', term: 'text', suggestionId: 'text' } as const;

/** One in five is open. Ids are in no order, as in life. */
async function fill(database: Database, count: number): Promise<Stored[]> {
  const chance = seeded(42);
  const all: Stored[] = Array.from({ length: count }, () => ({
    ...idea(chance),
    id: Array.from({ length: 4 }, () =>
      Math.floor(chance() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('-'),
    open: chance() < 0.2,
  }));
  for (let start = 0; start < count; start += 500) {
    const some = all.slice(start, start + 500);
    const rows = some.map(({ id, title, details, open }, i) => ({
      ...{ workspaceId, id, number: start + i + 1, title, details, topicId: 'topic', authorId: 'author' },
      ...{ status: open ? 'received' : 'done', submittedAt: at, firstDueAt: at, dueAt: at, anonymous: false },
      ...{ remindStep: 0, verdictAsked: false, supporters: 0, eventCount: 1, formKey: id },
    }));
    await insertMany(database, 'Suggestion', columns, rows);
    const terms = some.flatMap(({ id, title, details }) =>
      termsOf(`${title}\n${details}`).map((term) => ({ workspaceId, term, suggestionId: id })),
    );
    await insertMany(database, 'SuggestionTerm', termColumns, terms);
  }
  const [first] = all;
  if (first && (await indexedOtherwise(database, first)))
    throw new Error('the bench indexes in a way of its own');
  return all;
}

/** The product's own way adds nothing to what was stored. */
async function indexedOtherwise(database: Database, { id, title, details }: Stored): Promise<boolean> {
  const before = await database.db.suggestionTerm.count({ where: { workspaceId, suggestionId: id } });
  await indexTerms(database, { workspaceId, id, title, details });
  return (await database.db.suggestionTerm.count({ where: { workspaceId, suggestionId: id } })) !== before;
}

async function measure({ db }: Database, stored: readonly Stored[], drafts: number) {
  const chance = seeded(7);
  const open = stored.filter((each) => each.open && termsOf(each.title).length >= 2);
  const ms: Record<'similar' | 'search' | 'scan' | 'lookup', number[]> = {
    similar: [],
    search: [],
    scan: [],
    lookup: [],
  };
  let [found, offeredToNew] = [0, 0];
  for (let i = -drafts / 10; i < drafts; i++) {
    const counted = i >= 0;
    const original = open[Math.floor(chance() * open.length)];
    if (!original) throw new Error('no open suggestion');
    const fresh = idea(chance);
    const timed = async <T>(kind: keyof typeof ms, work: () => Promise<T>): Promise<T> => {
      const started = performance.now();
      const result = await work();
      if (counted) ms[kind].push(performance.now() - started);
      return result;
    };
    const again = await timed('similar', () => similarTo(db, workspaceId, saidAgain(original)));
    const toNew = await timed('similar', () => similarTo(db, workspaceId, fresh));
    if (counted && again.some(({ id, title }) => id === original.id || title === original.title)) found++;
    if (counted && toNew.length > 0) offeredToNew++;
    const words = termsOf(original.title).slice(0, 2).join(' ');
    await timed('search', () => searchIn(db, workspaceId, words, { skip: 0, take: 10 }));
    const [word = ''] = fresh.title.split(' ').toReversed();
    await timed('scan', () =>
      db.suggestion.count({
        where: { workspaceId, OR: [{ title: { contains: word } }, { details: { contains: word } }] },
      }),
    );
    await timed('lookup', () =>
      db.suggestion.findUnique({ where: { workspaceId_id: { workspaceId, id: original.id } } }),
    );
  }
  const quantiles = (kind: keyof typeof ms) => ({
    p50: quantile(ms[kind], 0.5),
    p95: quantile(ms[kind], 0.95),
  });
  return {
    entries: await db.suggestionTerm.count(),
    similar: quantiles('similar'),
    search: quantiles('search'),
    scan: quantiles('scan'),
    lookup: quantiles('lookup'),
    found: found / drafts,
    offeredToNew: offeredToNew / drafts,
  };
}

/** As somebody else would write it: without accents, in capitals, in the plural, the words turned round, other details. */
function saidAgain({ title, details }: Idea): Idea {
  const words = title.split(' ').map((word) => (/[a-zé]{4,}[^sx]$/.test(word) ? `${word}s` : word));
  return {
    title: words.toReversed().join(' ').normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(),
    details: details.split('. ').slice(1).join('. '),
  };
}

export function similarBenchLines(bench: SimilarBench): string {
  const { engine, suggestions, entries, drafts, similar, search, scan, lookup } = bench;
  const grouped = (value: number) => value.toLocaleString('en-GB');
  const line = (name: string, { p50, p95 }: Quantiles) =>
    `  ${name.padEnd(22)} p50 ${p50.toFixed(1)} ms  p95 ${p95.toFixed(1)} ms`;
  const share = (value: number) => `${(100 * value).toFixed(0)} %`;
  return [
    `${engine}: similar among ${grouped(suggestions)} suggestions (${grouped(entries)} index entries), ${2 * drafts} drafts in turn with`,
    line('similar suggestions', similar),
    line('search, two words', search),
    line('LIKE over all of them', scan),
    line('one row by its key', lookup),
    `  ratio of medians       ${(similar.p50 / scan.p50).toFixed(2)} of the LIKE, ${(similar.p50 / lookup.p50).toFixed(0)} keys`,
    `  said again and found   ${share(bench.found)}; anything offered to a new one ${share(bench.offeredToNew)}`,
  ].join('\n');
}
