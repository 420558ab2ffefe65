// The parity tables of the docs against the program: nothing that can be asked or said is missing there, and nothing is made up.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { menu } from '../../../src/handlers/index.ts';
import { namesAsked } from './parity-names.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const text = readFileSync(join(ROOT, 'docs/parity.md'), 'utf8');

/** The rows of its tables, without heads: asked or said, on Slack, on Teams, names. */
function rowsUnder(head: string): string[][] {
  const [, table = ''] = text.split(new RegExp(`^\\| ${head} \\|.*\\n\\|[-|]+\\|\\n`, 'm'));
  const [rows = ''] = table.split('\n\n');
  return rows.split('\n').map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

function namesIn(rows: readonly string[][]): string[] {
  return rows.flatMap(([, , , names = '']) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
  );
}

const unique = (names: readonly string[]) => [...new Set(names)].toSorted();

describe('the parity tables in the docs', () => {
  const asked = rowsUnder('asked');
  const said = rowsUnder('said');

  it('names everything in the menu, and nothing else', () => {
    const all = namesAsked(menu);
    expect(all.length).toBeGreaterThan(90);
    expect(unique(namesIn(asked))).toEqual(all);
  });

  it('names each message action as people read it', () => {
    for (const { title } of menu.shortcuts) expect(text).toContain(`*${title.en.replaceAll('’', "'")}*`);
  });

  it('names every section of a digest and every kind of message, and nothing else', () => {
    const all = [...menu.sections.map(({ id }) => id), ...menu.kinds.keys()];
    expect(unique(namesIn(said))).toEqual(unique(all));
  });

  it('says of each how it is on Slack and on Teams', () => {
    for (const row of [...asked, ...said]) {
      expect(row, row[0]).toHaveLength(4);
      for (const cell of row.slice(0, 3)) expect(cell, row[0]).not.toBe('');
    }
  });
});
