// What the columns of a file of contacts are by their names.
import { expect, it } from 'vitest';
import { contactColumns, namesColumns } from '../../src/contacts/columns.ts';

const fieldsOf = (headers: readonly string[]) => {
  const columns = contactColumns(headers);
  if ('code' in columns) throw new Error(columns.code);
  return columns.map(({ field }) => field);
};

it.each([
  [
    ['Date d’appel', 'Motif', 'Canal', 'Durée (min)', 'Coût'],
    ['date', 'reason', 'channel', 'minutes', 'cost'],
  ],
  [
    ['Created at', 'Contact reason', 'Channel', 'Handle time (s)'],
    ['date', 'reason', 'channel', 'seconds'],
  ],
])('%j are %j', (headers, fields) => expect(fieldsOf(headers)).toEqual(fields));

it.each([['Subject'], ['Objet']])(
  'a ticket’s %s, which its customer wrote, is no reason that is kept for good, unless somebody says so',
  (header) => {
    expect(fieldsOf(['Date', 'Motif', header])).toEqual(['date', 'reason', null]);
    expect(namesColumns(['Date', header], [])).toBe(false);
    expect(namesColumns(['Date', header], [{ left: header, right: 'reason' }])).toBe(true);
  },
);
