import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../../src/feedback/indicators/counts/file.ts';
import type { Locale } from '../../../../src/i18n/locale.ts';

const read = (text: string, more: { sourceId?: string | null; locale?: Locale } = {}) =>
  countsOf(text, {
    sourceId: 'survey',
    timeZone: 'Europe/Paris',
    usualDateOrder: 'dmy',
    now: new Date('2026-11-22T10:00:00Z'),
    locale: 'en',
    ...more,
  });
const october = { from: new Date('2026-09-30T22:00:00Z'), to: new Date('2026-10-31T23:00:00Z') };
const fifth = { from: new Date('2026-10-04T22:00:00Z'), to: new Date('2026-10-05T22:00:00Z') };

describe('a file of counts', () => {
  it.each([
    ['a month', '2026-10', october],
    ['a month as French people write it', '10/2026', october],
    ['a day', '2026-10-05', fifth],
    ['a day as French people write it', '05/10/2026', fifth],
    ['a day with a time', '2026-10-05 23:59', fifth],
  ])('is about %s of the company’s own time zone', (_, date, period) => {
    expect(read(`date,lost\n${date},12\n`)).toEqual({
      ok: true,
      rows: [{ kind: 'lost', of: '', ...period, count: 12 }],
    });
  });

  it('may count all three in French, with gaps and columns of no interest', () => {
    const text = 'Mois;Clients;Perdus;Invitations;Équipe\n2026-09;1 284;;500;A\n2026-10;1\u202f300;0;;B\n';
    const found = read(text);
    expect(found.ok && found.rows.map(({ kind, of, count }) => [kind, of, count])).toEqual([
      ['invitations', 'survey', 500],
      ['customers', '', 1284],
      ['customers', '', 1300],
      ['lost', '', 0],
    ]);
  });

  it.each([
    ['a day that does not exist', '2026-02-31,1,', '“2026-02-31” is neither a month'],
    ['a month that does not exist', '2026-13,1,', '“2026-13” is neither a month'],
    ['no date', ',1,', '“” is neither a month'],
    ['a month to come', '2026-12,1,', '“2026-12” is still to come.'],
    ['part of a customer', '2026-10,12.5,', '“12.5” is not a whole number'],
    ['less than nobody', '2026-10,-3,', '“-3” is not a whole number'],
    ['more people than there are', '2026-10,99999999999,', 'at most a thousand million'],
    ['words', '2026-10,many,', '“many” is not a whole number'],
    ['nothing', '2026-10,,', 'there is no number on this line.'],
    ['a number cut by its comma', '2026-10,1,284,5', '4 cells where the first line has 3'],
    ['more lost than there were', '2026-10,100,101', '101 customers lost of 100'],
    ['a quote that is not closed', '2026-10,"100,1', 'a quote is not closed'],
  ])('takes no row when one line has %s, and names the line', (_, bad, reason) => {
    const found = read(`date,customers,lost\n2026-09,100,1\n\n${bad}\n2026-08,90,2\n`);
    expect(found).toMatchObject({ ok: false, problems: [{ line: 4 }] });
    expect(!found.ok && found.problems[0]?.reason).toContain(reason);
  });

  it.each([
    ['a whole last line without a line break', 'date,customers,lost\n2026-09,100,1\n2026-10,90,2', 4],
    ['one that lacks a cell as another does', 'date,customers,lost\n2026-09,100\n2026-10,90', 2],
  ])('takes %s', (_, text, counts) => {
    const found = read(text);
    expect(found.ok && found.rows).toHaveLength(counts);
  });

  it.each(['2026-10', '2026-10,9'])('takes no row where the file was cut in “%s”, and says so', (last) => {
    expect(read(`date,customers,lost\n2026-09,100,1\n${last}`)).toEqual({
      ok: false,
      problems: [{ line: 3, reason: 'the file stops in the middle of this line.' }],
    });
  });

  it('names every line that counts a day twice', () => {
    const found = read('date,lost\n2026-10,10\n2026-10-05,1\n2026-11-01,2\n2026-11-01,3\n');
    expect(!found.ok && found.problems).toEqual([
      { line: 3, reason: 'line 2 already counts these days.' },
      { line: 5, reason: 'line 4 already counts these days.' },
    ]);
  });

  it.each([
    ['date,score\n2026-10,5\n', 'counts.columns'],
    ['lost\n5\n', 'counts.columns'],
    ['', 'counts.columns'],
    ['date,lost\n', 'counts.empty'],
  ])('is refused whole where it says nothing: %j', (text, code) => {
    expect(() => read(text)).toThrow(code);
  });

  it('with invitations needs a source', () => {
    expect(() => read('date,invitations\n2026-10,5\n', { sourceId: null })).toThrow('counts.noSource');
    expect(read('date,lost\n2026-10,5\n', { sourceId: null }).ok).toBe(true);
  });

  it('is told what is wrong in French', () => {
    const found = read('date;perdus\n2026-10;douze\n', { locale: 'fr' });
    expect(!found.ok && found.problems[0]?.reason).toBe(
      '«\u00a0douze\u00a0» n’est pas un nombre entier, d’un milliard au plus.',
    );
  });
});
