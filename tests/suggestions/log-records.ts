// Both engines' write-ahead logs as a reader of the files has them: record by record, with the people whom each names.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/database/client.ts';
import { some } from './mixed.ts';
import { logOf, writtenSince } from './write-ahead-log.ts';

export interface LogRecord {
  readonly text: string;
  /** Whose rows it wrote, by the id that stands in them. */
  readonly named: readonly string[];
}

export interface LogReader {
  /** What was written since the last time. */
  read(): Promise<readonly LogRecord[]>;
}

/** As the people of the tests are called in their chat. */
const PERSON = /U1[01]\d\d/g;
/** A row of a person is shorter. */
const ROW = 160;

/** Everybody who is named in it, as often as they are. */
export function namedIn(text: string): string[] {
  return [...text.matchAll(PERSON)].map(([id]) => id);
}

/** Each frame holds a page: of those named in it, whose bytes were not in the page as it was before. */
export function fileLog(url: string): LogReader {
  const file = readFileSync(fileURLToPath(url));
  const size = file.readUInt16BE(16);
  const pages = new Map<number, string>();
  for (let at = 0; at < file.length; at += size)
    pages.set(at / size + 1, file.toString('latin1', at, at + size));
  const take = (frame: string): LogRecord => {
    const page = Buffer.from(frame.slice(0, 4), 'latin1').readUInt32BE(0);
    const text = frame.slice(24);
    const old = new Set(rowsIn(pages.get(page) ?? '').map(({ row }) => row));
    pages.set(page, text);
    return { text, named: rowsIn(text).flatMap(({ who, row }) => (old.has(row) ? [] : [who])) };
  };
  let log = logOf(url);
  for (const frame of log.frames) take(frame);
  return {
    async read() {
      const records = writtenSince(url, log).map(take);
      log = logOf(url);
      return records;
    },
  };
}

function rowsIn(page: string) {
  return [...page.matchAll(PERSON)].map((found) => ({
    who: found[0],
    row: page.slice(found.index, found.index + ROW),
  }));
}

/** By the server's own reader of its log (pg_walinspect): what pg_waldump prints, with the bytes of each row. */
export async function serverLog({ db }: Database): Promise<LogReader> {
  await db.$executeRawUnsafe('CREATE EXTENSION IF NOT EXISTS pg_walinspect');
  const end = async () => {
    // A record of our own, flushed with its commit: a stretch of the log without one whole record cannot be read.
    await db.$queryRawUnsafe(`SELECT pg_logical_emit_message(true, 'read', '')::text`);
    const [found] = await db.$queryRawUnsafe<{ lsn: string }[]>(
      'SELECT pg_current_wal_flush_lsn()::text AS lsn',
    );
    if (!found) throw new Error('the log has no end');
    return found.lsn;
  };
  let from = await end();
  return {
    async read() {
      const to = await end();
      const rows = await db.$queryRawUnsafe<{ text: string }[]>(
        `SELECT encode(coalesce(block_data, block_fpi_data), 'escape') AS text
         FROM pg_get_wal_block_info('${from}', '${to}')
         WHERE reldatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND coalesce(block_data, block_fpi_data) IS NOT NULL
         ORDER BY start_lsn, block_id`,
      );
      from = to;
      // A whole page names all who are in it.
      return rows.map(({ text }) => ({ text, named: text.length > 4_000 ? [] : namedIn(text) }));
    },
  };
}

/** Who is named in the log around what first names `id`. */
export function namedAround(records: readonly LogRecord[], id: string) {
  const at = records.findIndex(({ text }) => text.includes(id));
  const found = records.flatMap(({ named }, i) => (named.length > 0 ? [{ named, far: i - at }] : []));
  const one = (record: { readonly named: readonly string[] } | undefined) => some(record?.named ?? [], 1)[0];
  return {
    isFound: at >= 0,
    before: one(found.findLast(({ far }) => far <= 0)),
    after: one(found.find(({ far }) => far >= 0)),
    nearest: one(found.toSorted((a, b) => Math.abs(a.far) - Math.abs(b.far))[0]),
  };
}

/** Who is named nearest to it in all bytes of the file and of its log: live pages, free ones and what was left between rows. */
export function nearestInBytes(url: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const path = fileURLToPath(url);
  const bytes = ['', '-wal'].map((part) => readFileSync(`${path}${part}`).toString('latin1')).join('');
  const people = [...bytes.matchAll(PERSON)].map(({ 0: who, index }) => ({ who, index }));
  const nearest = new Map<string, string>();
  for (const id of ids) {
    let least = Number.POSITIVE_INFINITY;
    for (let at = bytes.indexOf(id); at >= 0; at = bytes.indexOf(id, at + 1)) {
      for (const { who, index } of people) {
        if (Math.abs(index - at) >= least) continue;
        least = Math.abs(index - at);
        nearest.set(id, who);
      }
    }
  }
  return nearest;
}
