// Where an error came from, as the source has it: the program is built into large files, and each has a map beside it. What of an error
// is written, whoever writes it decides.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** From now on the stack of each error of this thread says files and lines of the source, where a map tells them. Costs nothing until one is read. */
export function tellSources(): void {
  Error.prepareStackTrace = (error, frames) => {
    const maps = new Map<string, SourceMap | null>();
    const lines = frames.map((frame) => `\n    at ${inSource(String(frame), maps)}`);
    return `${error}${lines.join('')}`;
  };
}

interface SourceMap {
  readonly sources: readonly string[];
  readonly mappings: string;
}

/** By what the frame says: the same error again reads no file. */
const told = new Map<string, string>();
const MOST_TOLD = 1_000;

function inSource(frame: string, maps: Map<string, SourceMap | null>): string {
  const known = told.get(frame);
  if (known !== undefined) return known;
  const said = frame.replace(/(file:\/\/[^\s()]+\.js):(\d+):(\d+)/, (place, file, line, column) => {
    if (!maps.has(file)) maps.set(file, mapOf(file));
    const map = maps.get(file);
    return (map && originOf(map, Number(line) - 1, Number(column) - 1)) || place;
  });
  if (told.size < MOST_TOLD) told.set(frame, said);
  return said;
}

function mapOf(file: string): SourceMap | null {
  try {
    return JSON.parse(readFileSync(fileURLToPath(`${file}.map`), 'utf8'));
  } catch {
    return null;
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * `src/file.ts:12:3`; null where the map tells nothing of it. Reads what is needed of the map (ECMA-426, "mappings") and keeps nothing:
 * all of it, as Node reads it, takes 30 MB and a sixth of a second.
 * @param line of the built file, from 0, as `column`
 */
function originOf({ sources, mappings }: SourceMap, line: number, column: number): string | null {
  /** Column of the built file; number of the source, its line and its column. */
  const at: [number, number, number, number] = [0, 0, 0, 0];
  let row = 0;
  let field = 0;
  let value = 0;
  let shift = 0;
  let found: string | null = null;
  for (const char of `${mappings};`) {
    if (char === ',' || char === ';') {
      if (row === line && field > 0 && at[0] <= column) found = field < 4 ? null : placed(at, sources);
      field = 0;
      if (char === ',') continue;
      if (row === line) return found;
      row += 1;
      at[0] = 0;
      continue;
    }
    const digit = DIGITS.indexOf(char);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    if (field < 4) at[field] = (at[field] ?? 0) + (value & 1 ? -(value >> 1) : value >> 1);
    field += 1;
    value = 0;
    shift = 0;
  }
  return null;
}

function placed([, source, line, column]: readonly number[], sources: readonly string[]): string | null {
  const name = sources[source ?? 0]?.replace(/^(\.\.\/)+/, '');
  return name === undefined ? null : `${name}:${(line ?? 0) + 1}:${(column ?? 0) + 1}`;
}
