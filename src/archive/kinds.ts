// The kinds of values that columns hold: how each engine calls them, gives them, and takes them. What stands in an archive's lines for
// them is in lines.ts.
import type { Engine } from '../database/client.ts';

export type CellKind = 'text' | 'integer' | 'bigint' | 'real' | 'boolean' | 'instant' | 'json' | 'bytes';

/** By the type that Prisma's migrations declare. */
const kindsByType: Readonly<Record<Engine, Readonly<Record<string, CellKind>>>> = {
  sqlite: {
    TEXT: 'text',
    INTEGER: 'integer',
    BIGINT: 'bigint',
    REAL: 'real',
    BOOLEAN: 'boolean',
    DATETIME: 'instant',
    JSONB: 'json',
    BLOB: 'bytes',
  },
  postgresql: {
    text: 'text',
    integer: 'integer',
    bigint: 'bigint',
    'double precision': 'real',
    boolean: 'boolean',
    'timestamp(3) without time zone': 'instant',
    jsonb: 'json',
    bytea: 'bytes',
  },
};

/** @throws where no kind is known for it: it has to be written here before a model can have it */
export function kindOf(engine: Engine, type: string, column: string): CellKind {
  const kind = kindsByType[engine][type];
  if (kind === undefined)
    throw new Error(`${column} is of a type that archive/kinds.ts does not know: ${type}`);
  return kind;
}

/** How a column is asked for, so that nothing of it is lost on the way: see `valueOf` in lines.ts. */
export function asked(engine: Engine, kind: CellKind, column: string): string {
  const name = quoted(column);
  if (engine === 'sqlite') {
    if (kind === 'bigint') return `CAST(${name} AS TEXT)`;
    // hex() makes a text of no value, too.
    return kind === 'bytes' ? `CASE WHEN ${name} IS NOT NULL THEN lower(hex(${name})) END` : name;
  }
  if (kind === 'bigint' || kind === 'json') return `${name}::text`;
  if (kind === 'instant') return `(extract(epoch FROM ${name}) * 1000)::bigint::text`;
  return kind === 'bytes' ? `encode(${name}, 'hex')` : name;
}

/** The value at `place` of the JSON array `value`, as the column takes it: what `given` in lines.ts put there. */
export function taken(engine: Engine, kind: CellKind, place: number): string {
  const given = `value ->> ${place}`;
  if (engine === 'sqlite') {
    if (kind === 'bigint') return `CAST(${given} AS INTEGER)`;
    return kind === 'bytes' ? `unhex(${given})` : given;
  }
  return kind === 'bytes' ? `decode(${given}, 'hex')` : `(${given})::${POSTGRES[kind]}`;
}

const POSTGRES: Readonly<Record<Exclude<CellKind, 'bytes'>, string>> = {
  text: 'text',
  integer: 'integer',
  bigint: 'bigint',
  real: 'double precision',
  boolean: 'boolean',
  instant: 'timestamp(3)',
  json: 'jsonb',
};

export function quoted(identifier: string): string {
  if (!/^\w+$/.test(identifier)) throw new Error(`not a name of a table or column: ${identifier}`);
  return `"${identifier}"`;
}
