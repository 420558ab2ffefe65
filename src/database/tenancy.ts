// The guard between companies: the client that the program gets refuses each call that does not say of which company it is. What may be
// asked beyond one is named here.
import { Prisma } from './generated/sqlite/client.ts';
import type { Store } from './store.ts';

/** No row of these is a company's: they are the process's and the database file's own. */
export const OF_NO_COMPANY: ReadonlySet<string> = new Set(['KeyOnFile', 'KeyHolder', 'WriteCheck']);

/** A call that names no company, or more than one. A bug, never somebody's mistake. */
export class NoCompany extends Error {
  constructor(model: string, operation: string, why = 'names no workspace') {
    super(`${model}.${operation} ${why}: see src/database/tenancy.ts`);
    this.name = 'NoCompany';
  }
}

/** Why a call may be about more than one company. */
export type Beyond =
  /** Of whom a request, a token or a row is: asked before anything else is. */
  | 'whose it is'
  /** What an operator does to the database as a whole, and what is about the server and no row: keys, migrations, locks, its clock. */
  | 'the whole database';

/** Under this name a guarded client, and whoever passes it on, has the one that it stands before. */
const BEHIND: unique symbol = Symbol('behind the guard');

/** The client without the guard. Named at each place that asks; tests/database/tenancy.test.ts holds the list of those. */
export function beyond<S extends Store>(store: S, _why: Beyond): S {
  return behind(store);
}

function behind<S extends Store>(store: S): S {
  return (store as S & { readonly [BEHIND]?: S })[BEHIND] ?? store;
}

/** Statements of our own SQL about one company. */
export interface Statements {
  query<Rows extends unknown[]>(
    sql: Prisma.Sql | TemplateStringsArray,
    ...values: readonly unknown[]
  ): Prisma.PrismaPromise<Rows>;
  execute(
    sql: Prisma.Sql | TemplateStringsArray,
    ...values: readonly unknown[]
  ): Prisma.PrismaPromise<number>;
  /** The same for text with numbered parameters, which no `Prisma.sql` writes. */
  queryText<Rows extends unknown[]>(text: string, ...values: readonly unknown[]): Prisma.PrismaPromise<Rows>;
  executeText(text: string, ...values: readonly unknown[]): Prisma.PrismaPromise<number>;
}

/**
 * The one way to the database for SQL that we write ourselves. That a statement binds its rows to the company is for its author to see to:
 * it is refused where the company is not even among its parameters.
 */
export function statements(store: Store, workspaceId: string): Statements {
  const db = behind(store);
  const bound = (operation: string, values: readonly unknown[]) => {
    if (!values.includes(workspaceId)) throw new NoCompany('SQL', operation);
  };
  return {
    query(sql, ...values) {
      const whole = composed(sql, values);
      bound('query', whole.values);
      return db.$queryRaw(whole);
    },
    execute(sql, ...values) {
      const whole = composed(sql, values);
      bound('execute', whole.values);
      return db.$executeRaw(whole);
    },
    queryText(text, ...values) {
      bound('queryText', values);
      return db.$queryRawUnsafe(text, ...values);
    },
    executeText(text, ...values) {
      bound('executeText', values);
      return db.$executeRawUnsafe(text, ...values);
    },
  };
}

function composed(sql: Prisma.Sql | TemplateStringsArray, values: readonly unknown[]): Prisma.Sql {
  return 'raw' in sql ? Prisma.sql(sql, ...values) : sql;
}

const RAW: ReadonlySet<string | symbol> = new Set([
  '$queryRaw',
  '$executeRaw',
  '$queryRawUnsafe',
  '$executeRawUnsafe',
]);

/** What becomes of a call that names no company; one that it returns from is made. */
export type Refuse = (error: NoCompany) => void;

function refused(error: NoCompany): never {
  throw error;
}

/**
 * The client, and every transaction of it, behind the guard. A proxy rather than Prisma's own extension, which copies all arguments of
 * every call and refuses late.
 */
export function guarded<S extends Store>(client: S, refuse: Refuse = refused): S {
  const models = new Map<string, object>();
  return new Proxy(client, {
    get(target, name) {
      if (typeof name === 'symbol') return name === BEHIND ? target : Reflect.get(target, name);
      if (name === '$transaction') return guardedTransaction(target, refuse);
      const known = models.get(name);
      if (known) return known;
      const value: unknown = Reflect.get(target, name);
      if (RAW.has(name) && typeof value === 'function') return guardedRaw(name, value.bind(target), refuse);
      if (typeof value === 'function') return value.bind(target);
      if (name.startsWith('$') || name.startsWith('_') || typeof value !== 'object' || value === null)
        return value;
      const model = guardedModel(name.charAt(0).toUpperCase() + name.slice(1), value, refuse);
      models.set(name, model);
      return model;
    },
  });
}

function guardedRaw(operation: string, call: (...args: unknown[]) => unknown, refuse: Refuse) {
  return (...args: unknown[]) => {
    refuse(new NoCompany('SQL', operation, 'passes by statements(store, workspaceId)'));
    return call(...args);
  };
}

/** Of a list of calls each was looked at when it was made. */
function guardedTransaction(client: Store, refuse: Refuse) {
  if (!('$transaction' in client)) return undefined;
  return (work: unknown, ...options: []) =>
    client.$transaction(
      (typeof work === 'function'
        ? (tx: Prisma.TransactionClient) => work(guarded(tx, refuse))
        : work) as never,
      ...options,
    );
}

type Call = (args?: Args) => unknown;
interface Args {
  readonly where?: unknown;
  readonly data?: unknown;
  readonly create?: unknown;
  readonly update?: unknown;
}

function guardedModel(model: string, delegate: object, refuse: Refuse): object {
  if (OF_NO_COMPANY.has(model)) return delegate;
  const calls = new Map<string | symbol, Call>();
  return new Proxy(delegate, {
    get(target, operation) {
      const known = calls.get(operation);
      if (known) return known;
      const value: unknown = Reflect.get(target, operation);
      if (typeof value !== 'function' || typeof operation === 'symbol') return value;
      const call: Call = (args) => {
        const wrong = whatIsWrong(model, operation, args ?? {});
        if (wrong !== null) refuse(new NoCompany(model, operation, wrong));
        return value(args);
      };
      calls.set(operation, call);
      return call;
    },
  });
}

/** Of rows that are written by one statement of our own. @throws NoCompany */
export function mustBeOfOneCompany(table: string, rows: readonly object[]): void {
  const wrong = OF_NO_COMPANY.has(table) ? null : whatIsWrong(table, 'createMany', { data: rows });
  if (wrong !== null) throw new NoCompany(table, 'insertMany', wrong);
}

/** Null where everything that is asked for and written is one company's. */
function whatIsWrong(model: string, operation: string, args: Args): string | null {
  const key = model === 'Workspace' ? 'id' : 'workspaceId';
  const { where, data, create, update } = args;
  const named = operation.startsWith('create')
    ? (Array.isArray(data) ? data : [data]).map((row) => written(row, key))
    : [asked(where, key), ...(operation === 'upsert' ? [written(create, key)] : [])];
  if (named.some((id) => id === null)) return 'names no workspace';
  // Nothing moves from one company to another.
  const moved = operation.startsWith('update') ? written(data, key) : written(update, key);
  return new Set([...named, ...(moved === null ? [] : [moved])]).size > 1 ? 'names several workspaces' : null;
}

function written(row: unknown, key: string): string | null {
  return isObject(row) && typeof row[key] === 'string' ? row[key] : null;
}

/** The company to which a condition holds its rows; null where it holds them to none. One that is undefined is none: Prisma leaves it out. */
function asked(where: unknown, key: string): string | null {
  if (!isObject(where)) return null;
  const own = oneOf(where[key]);
  if (own !== null) return own;
  for (const field in where) {
    const value = where[field];
    if (field.startsWith(`${key}_`)) return written(value, key);
    if (field !== 'AND') continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      const found = asked(each, key);
      if (found) return found;
    }
  }
  return null;
}

/** Said as itself, or as a list of nothing else: PostgreSQL plans the two differently (feedback/themes/recent.ts). */
function oneOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const list: unknown = isObject(value) ? value['in'] : null;
  const [first, ...others] = Array.isArray(list) ? list : [];
  return typeof first === 'string' && others.every((each) => each === first) ? first : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
