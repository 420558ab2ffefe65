import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { csvRecord, unguarded } from '../../src/csv.ts';
import type { Database, Db } from '../../src/database/client.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { cellsOf, toCsv, toJson } from '../../src/sheet.ts';
import { act } from '../../src/suggestions/answer.ts';
import { type ExportPeriod, type ExportRow, exportRows } from '../../src/suggestions/export/rows.ts';
import { suggestionSheet } from '../../src/suggestions/export/sheet.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { addEvents, addIdeaCompany, addIdeas } from './ideas-on-file.ts';
import { onTheHour } from './on-the-hour.ts';

async function listOf<T>(each: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of each) list.push(one);
  return list;
}

const textOf = async (pieces: AsyncIterable<string>) => (await listOf(pieces)).join('');

async function* these(rows: readonly ExportRow[]): AsyncGenerator<ExportRow> {
  yield* rows;
}

/** Without the mark, as text. */
function parsed(csv: string, delimiter: ',' | ';'): string[][] {
  return parse(csv, { bom: true, delimiter });
}

const cellTexts = (row: ExportRow, locale: Locale) =>
  cellsOf(suggestionSheet, row, locale).map((cell) => (cell === null ? '' : String(cell)));

onAnyEngine((engine) => {
  let database: Database;
  let db: Db;
  const rows = (period?: ExportPeriod) => listOf(exportRows(db, 'acme', period));
  beforeAll(async () => {
    database = await freshDatabase(engine);
    db = database.db;
    await addIdeaCompany(db, 'acme', 'America/New_York');
    await addIdeaCompany(db, 'other');
    await addIdeas(db, 'other', [{ number: 1, title: 'Another company’s' }]);
  });
  beforeEach(async () => {
    await db.suggestion.deleteMany({ where: { workspaceId: 'acme' } });
  });

  it('gives each suggestion once, by number, over many pages', async () => {
    await addIdeas(
      db,
      'acme',
      Array.from({ length: 1_000 }, (_, i) => ({ number: i + 1 })),
    );
    expect((await rows()).map(({ number }) => number)).toEqual(
      Array.from({ length: 1_000 }, (_, i) => i + 1),
    );
    await addIdeas(db, 'acme', [{ number: 1_001 }]);
    expect((await rows()).at(-1)?.number).toBe(1_001);
  });

  it('says where each stands, what its author thinks, and the last answer that still stands', async () => {
    await addIdeas(db, 'acme', [
      { number: 1, details: 'More words', status: 'done', waitingSince: null, supporters: 3 },
      { number: 2, topicId: 'delivery', status: 'duplicate', duplicateOf: 'i1', ownerId: null },
    ]);
    await addEvents(db, 'acme', [
      { number: 1, kind: 'submitted', actorId: 'karim' },
      { number: 1, kind: 'taken-up', actorId: 'nadia', data: { text: '' } },
      { number: 1, kind: 'replied', actorId: 'nadia', data: { text: 'First' } },
      { number: 1, kind: 'contested', actorId: 'karim', data: { text: 'Not quite' } },
      { number: 1, kind: 'completed', actorId: 'nadia', data: { text: 'It is done' } },
      { number: 1, kind: 'replied', actorId: 'nadia', data: { text: '', changed: 'deleted' } },
      { number: 1, kind: 'confirmed', actorId: 'karim' },
    ]);
    const [first, second] = await rows();
    expect(first).toEqual({
      number: 1,
      title: 'Idea 1',
      details: 'More words',
      topic: { fr: 'Facturation', en: 'Billing' },
      status: 'done',
      anonymous: false,
      author: 'Karim Haddad',
      owner: 'Nadia Benali',
      submittedAt: '2026-11-09T09:00:00.000Z',
      firstDueAt: '2026-11-17T17:00:00.000Z',
      firstReplyAt: null,
      firstReplyMinutes: null,
      waitingSince: null,
      dueAt: '2026-11-17T17:00:00.000Z',
      supporters: 3,
      duplicateOf: null,
      verdicts: ['no', 'yes'],
      replies: 2,
      lastReply: 'It is done',
      trialHypothesis: null,
      trialEndsOn: null,
      trialResult: null,
      plannedFor: null,
    });
    expect(second).toMatchObject({ owner: null, duplicateOf: 1, replies: 0, verdicts: [], lastReply: null });
  });

  it('has what the last trial was to show, until when and what it showed, and for when an idea is planned', async () => {
    await addIdeas(db, 'acme', [
      { number: 1, status: 'planned' },
      { number: 2, status: 'testing' },
      { number: 3, status: 'planned' },
      { number: 4, status: 'under-review' },
    ]);
    const trial = (people: string, endsOn: string) => ({ trial: { people, endsOn } });
    await addEvents(db, 'acme', [
      { number: 1, kind: 'planned', data: { text: 'In spring', plan: { day: '2027-04-01' } } },
      { number: 1, kind: 'trial-started', data: { text: 'Fewer calls', ...trial('Lyon', '2026-11-20') } },
      { number: 1, kind: 'trial-concluded', data: { text: 'Half as many' } },
      { number: 1, kind: 'planned', data: { text: 'In May', plan: { day: '2027-05-03' } } },
      { number: 2, kind: 'trial-started', data: { text: 'Fewer calls', ...trial('Lyon', '2026-11-20') } },
      { number: 2, kind: 'trial-concluded', data: { text: 'None' } },
      { number: 2, kind: 'trial-started', data: { text: 'No calls', ...trial('Nice', '2026-12-04') } },
      { number: 3, kind: 'planned', data: { text: 'One day', plan: { day: null } } },
      { number: 4, kind: 'trial-started', data: { text: 'Calm', ...trial('Nice', '2026-12-04') } },
      { number: 4, kind: 'trial-concluded', data: { text: '', changed: 'deleted' } },
    ]);
    const columns = ({ trialHypothesis, trialEndsOn, trialResult, plannedFor }: ExportRow) =>
      [trialHypothesis, trialEndsOn, trialResult, plannedFor] as const;
    const expected = [
      ['Fewer calls', '2026-11-20', 'Half as many', '2027-05-03'],
      ['No calls', '2026-12-04', null, null],
      [null, null, null, null],
      ['Calm', '2026-12-04', null, null],
    ];
    expect((await rows()).map(columns)).toEqual(expected);
    const json: ExportRow[] = JSON.parse(await textOf(toJson(exportRows(db, 'acme'))));
    expect(json.map(columns)).toEqual(expected);
    const [heads = [], ...records] = parsed(
      await textOf(toCsv(suggestionSheet, exportRows(db, 'acme'), 'fr')),
      ';',
    );
    expect(heads.slice(-4)).toEqual([
      'Essai\u00a0: attendu',
      'Essai\u00a0: dernier jour',
      'Essai\u00a0: résultat',
      'Prévue pour le',
    ]);
    expect(records.map((cells) => cells.slice(-4))).toEqual(
      expected.map((cells) => cells.map((cell) => cell ?? '')),
    );
  });

  it('counts days in the company’s time zone, and of an anonymous one the day that is stored', async () => {
    await addIdeas(db, 'acme', [
      // In New York midnight is at 5:00 UTC.
      { number: 1, submittedAt: '2026-11-09T04:59:59Z' },
      { number: 2, submittedAt: '2026-11-09T05:00:00Z' },
      { number: 3, submittedAt: '2026-11-09T00:00:00Z', sealedAuthor: 'sealed' },
      { number: 4, submittedAt: '2026-11-08T00:00:00Z', sealedAuthor: 'sealed' },
      { number: 5, submittedAt: '2026-11-11T04:59:59Z' },
      { number: 6, submittedAt: '2026-11-11T05:00:00Z' },
    ]);
    const within = async (period: ExportPeriod) => (await rows(period)).map(({ number }) => number);
    expect(await within({ from: '2026-11-09' })).toEqual([2, 3, 5, 6]);
    expect(await within({ from: '2026-11-09', to: '2026-11-10' })).toEqual([2, 3, 5]);
    expect(await within({ to: '2026-11-08' })).toEqual([1, 4]);
  });

  it('holds nothing that tells who wrote an anonymous one, or at what time', async () => {
    const keys = keysFrom([newSecret()]);
    const person = (id: string) =>
      db.person.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: 'acme', id } } });
    const [karim, nadia] = [await person('karim'), await person('nadia')];
    await db.topicOwner.create({
      data: { workspaceId: 'acme', topicId: 'billing', personId: 'nadia', position: 0 },
    });
    const workspace = await workspaceById(db, 'acme');
    const at = (time: string) => ({ database, keys, workspace, now: new Date(time) });
    const { row } = await submitSuggestion(at('2026-11-09T14:37:41Z'), {
      author: karim,
      title: 'Quietly',
      details: '',
      topicId: 'billing',
      anonymous: true,
      link: null,
      formKey: 'quiet',
    });
    const doing = { suggestionId: row.id };
    await act(at('2026-11-10T15:00:00Z'), { ...doing, actor: nadia, act: 'reply', text: 'Thank you' });
    await act(at('2026-11-11T16:41:43Z'), { ...doing, actor: karim, act: 'contest', text: 'Why?' });
    await onTheHour(at('2026-11-11T16:41:43Z'));
    const stored = await db.suggestion.findFirstOrThrow({ where: { workspaceId: 'acme' } });
    expect(stored.sealedAuthor).toMatch(/^v1\./);
    for (const text of [
      await textOf(toCsv(suggestionSheet, exportRows(db, 'acme'), 'fr')),
      await textOf(toCsv(suggestionSheet, exportRows(db, 'acme'), 'en')),
      await textOf(toJson(exportRows(db, 'acme'))),
    ]) {
      expect(text).toContain('Quietly');
      expect(text).toContain('2026-11-11');
      for (const telling of ['karim', 'haddad', stored.sealedAuthor ?? '', '37:', '41:', 'why?'])
        expect(text.toLowerCase()).not.toContain(telling.toLowerCase());
    }
    expect((await rows())[0]).toMatchObject({
      author: null,
      anonymous: true,
      submittedAt: '2026-11-09',
      waitingSince: '2026-11-11',
      verdicts: ['no'],
      lastReply: 'Thank you',
    });
    await db.topicOwner.deleteMany({ where: { workspaceId: 'acme' } });
  });

  it('is read back from CSV cell by cell, in both languages, and from JSON whole', async () => {
    await addIdeas(db, 'acme', [
      { number: 1, title: 'Semicolons; commas, "quotes"', details: 'two\nlines\r\nthree ' },
      { number: 2, title: '=HYPERLINK("http://x";"y")', details: '@SUM(A1)', status: 'declined' },
      { number: 3, title: 'Éloge', sealedAuthor: 'sealed' },
    ]);
    await addEvents(db, 'acme', [{ number: 2, kind: 'declined', data: { text: '-1+2' } }]);
    const given = await rows();
    for (const [locale, separator, status] of [
      ['fr', ';', 'Déclinée'],
      ['en', ',', 'Declined'],
    ] as const) {
      const csv = await textOf(toCsv(suggestionSheet, these(given), locale));
      const [header = [], ...records] = parsed(csv, separator);
      expect(csv.startsWith('\uFEFF')).toBe(true);
      expect(new Set(header).size).toBe(Object.keys(given[0] ?? {}).length);
      const safe = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text);
      expect(records).toEqual(given.map((row) => cellTexts(row, locale).map(safe)));
      expect(records[1]?.slice(1, 5)).toEqual([
        '\'=HYPERLINK("http://x";"y")',
        "'@SUM(A1)",
        locale === 'fr' ? 'Facturation' : 'Billing',
        status,
      ]);
    }
    expect(JSON.parse(await textOf(toJson(these(given))))).toEqual(given);
  });
});

describe('the files', () => {
  it('of no suggestions are a header alone, and an empty array', async () => {
    expect(parsed(await textOf(toCsv(suggestionSheet, these([]), 'en')), ',')).toHaveLength(1);
    expect(await textOf(toJson(these([])))).toBe('[]\n');
  });

  it('are read back as they were written, whatever is in a cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        fc.constantFrom(',' as const, ';' as const),
        (table, separator) => {
          const csv = table.map((cells) => csvRecord(cells, separator)).join('');
          const back: string[][] = parse(csv, { delimiter: separator });
          expect(back.map((cells) => cells.map(unguarded))).toEqual(table);
        },
      ),
    );
  });
});
