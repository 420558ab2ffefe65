import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { features } from '../../src/handlers/index.ts';
import { rowsOf } from './role-table.ts';

it('docs/roles.md says of everything in the menu by which right it is asked', () => {
  const page = readFileSync(new URL('../../docs/roles.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('| feature |')).trim().split('\n').slice(2);
  expect(table.map((row) => row.replaceAll(/ +/g, ' '))).toEqual(
    rowsOf(features).map((row) => row.replaceAll(/ +/g, ' ')),
  );
});
