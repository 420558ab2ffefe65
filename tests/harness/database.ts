// A database of its own for each test that asks, on both engines. Served by database-server.ts; given back by giving-back.ts.
import { describe, inject, onTestFinished } from 'vitest';
import { getCurrentTest } from 'vitest/suite';
import type { Database, Engine } from '../../src/database/client.ts';
import { openToLook } from './own-looks.ts';

interface Lent {
  readonly url: string;
  readonly database: Database;
}

/** What the tests of this file hold until all of them are over. */
const held: (() => Promise<void>)[] = [];
/** Closed, and opened again by the next question. A client that has learned its queries answers in half the time of a new one. */
const resting: Record<Engine, Lent[]> = { sqlite: [], postgresql: [] };
const request = globalThis.fetch;

const ENGINES: readonly Engine[] = ['sqlite', 'postgresql'];
/** Of what people see and rules decide, whatever the engine. EVERY_ENGINE=1 asks it of both, as CI does. */
const ENOUGH: readonly Engine[] = process.env['EVERY_ENGINE'] ? ENGINES : ['sqlite'];

/** Runs the suite once per engine: where SQL of our own, locks or what a row can hold decide. */
export function onEachEngine(suite: (engine: Engine) => void): void {
  describe.each(ENGINES)('%s', suite);
}

/** Runs the suite on one engine: where both can only do the same. */
export function onAnyEngine(suite: (engine: Engine) => void): void {
  describe.each(ENOUGH)('%s', suite);
}

/** Within onEachEngine: those of its tests that one engine answers for both. */
export function onceEnough(engine: Engine, tests: () => void): void {
  if (ENOUGH.includes(engine)) tests();
}

/**
 * The first of these journeys, as many as one needs: what the other rows add of chat, language or engine, other journeys have.
 * All of them where every engine is asked.
 */
export function enough<Row>(rows: readonly Row[], many = 1): readonly Row[] {
  return ENOUGH.length === ENGINES.length ? rows : rows.slice(0, many);
}

/**
 * Within onAnyEngine: of rows that differ in what no engine has to do with, a vendor or a fault, all on SQLite and the first on the other, which has
 * every statement that they come to in these.
 */
export function rowsOn<Row>(engine: Engine, rows: readonly Row[], many = 1): readonly Row[] {
  return engine === 'sqlite' ? rows : rows.slice(0, many);
}

/** Migrated, empty, nobody else's; closed when whoever asked is done: the test, or the file where a hook asked for all its tests. */
export function freshDatabase(engine: Engine): Promise<Database> {
  return lent(engine, `${engine}/migrated`);
}

/** The DATABASE_URL of such a database, to open it several times or from another process. */
export function freshUrl(engine: Engine): Promise<string> {
  return ask(`${engine}/migrated`);
}

/** A copy of a database that nobody has open now or later; closed as freshDatabase's. */
export function copyOf(engine: Engine, url: string): Promise<Database> {
  return lent(engine, copying(engine, url));
}

function copying(engine: Engine, url: string): string {
  return `${engine}/copy?of=${encodeURIComponent(url)}`;
}

/** The DATABASE_URL of a copy of a database that nobody has open now. */
export function copiedUrl(engine: Engine, url: string): Promise<string> {
  return ask(copying(engine, url));
}

/** The DATABASE_URL of a database without any table; on SQLite without even a file. */
export function unmigratedUrl(engine: Engine): Promise<string> {
  return ask(`${engine}/empty`);
}

/** Opens it, and closes it as freshDatabase's. */
export async function openedHere(url: string): Promise<Database> {
  const database = await openToLook(url);
  whenDone(database.close);
  return database;
}

/** What the tests of a file that is over still hold. */
export async function giveBack(): Promise<void> {
  await Promise.all(held.splice(0).map((close) => close()));
}

async function lent(engine: Engine, path: string): Promise<Database> {
  const rested = resting[engine].shift();
  const url = await ask(
    rested ? `${path}${path.includes('?') ? '&' : '?'}into=${encodeURIComponent(rested.url)}` : path,
  );
  const { database } = rested ?? { database: await openToLook(url) };
  whenDone(async () => {
    await database.close();
    resting[engine].push({ url, database });
  });
  return database;
}

function whenDone(close: () => Promise<void>): void {
  if (getCurrentTest()) onTestFinished(close);
  else held.push(close);
}

async function ask(path: string): Promise<string> {
  const response = await request(`${inject('databaseServer')}/${path}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`no database: ${text}`);
  return text;
}
