import { describe, expect, it } from 'vitest';
import { type ColumnField, missingIn } from '../../src/feedback/files/columns.ts';
import { understand } from '../../src/feedback/files/recognition/understanding.ts';
import { importStates, mayBecome } from '../../src/imports/file-import.ts';
import {
  type Correction,
  corrected,
  fieldAt,
  firstPlan,
  foundIn,
  type ImportPlan,
  isAsPlanned,
  MOST_CHOICES,
  objectionTo,
  overridesOf,
  parsePlan,
} from '../../src/imports/plan.ts';

const plan: ImportPlan = firstPlan('avis.csv', []);

function found(headers: readonly string[], sheets: readonly string[] = []) {
  const summary = { rows: 0, columns: [], long: null };
  const { columns, metric } = understand(headers, summary, { overrides: [], usualDateOrder: 'dmy' });
  const missing = missingIn(
    columns.map(({ field }) => field),
    metric,
  );
  return foundIn({ columns, metric, missing, sheet: sheets[0] ?? null, sheets });
}

describe('the first plan', () => {
  const cold = { id: 'S1', name: 'avis', heat: 'cold' };
  it.each([
    ['names the source like the file', 'Avis clients.xlsx', [], { id: null, name: 'Avis clients' }, 'hot'],
    ['takes the source of that name, and its heat', 'avis.csv', [cold], { id: 'S1', name: 'avis' }, 'cold'],
    ['keeps a dot that ends nothing', 'v1.2026', [], { id: null, name: 'v1.2026' }, 'hot'],
    [
      'stays beside what customers answer to our questions',
      'community.csv',
      [],
      { id: null, name: 'community (import)' },
      'hot',
    ],
    ['names a file without a name', '.csv', [], { id: null, name: 'import' }, 'hot'],
  ])('%s', (_, file, sources, source, heat) => {
    expect(firstPlan(file, sources)).toMatchObject({ source, heat });
  });

  it('cuts a name that no source could have', () => {
    expect(firstPlan(`${'😀'.repeat(300)}.csv`, []).source.name.length).toBeLessThanOrEqual(100);
  });
});

describe('what a reading found', () => {
  it('tells the guess of each column, by its place', () => {
    expect(found(['Date', 'NPS', 'Commentaire', 'Ville'])).toMatchObject({
      columns: [
        { at: 0, label: 'Date', field: 'date' },
        { at: 1, label: 'NPS', field: 'score' },
        { at: 2, label: 'Commentaire', field: 'verbatim' },
        { at: 3, label: 'Ville', field: 'ignore' },
      ],
      rest: 0,
      metric: 'nps',
      missing: null,
    });
  });

  it.each([
    ['no date', ['NPS', 'Quand'], 'date'],
    ['neither score nor words', ['Date', 'Ville'], 'answer'],
    ['a score of what is not known', ['Date', 'Note'], 'metric'],
  ])('says that there is %s', (_, headers, missing) => {
    expect(found(headers).missing).toBe(missing);
  });

  it('offers the first columns, once each, and counts the others with what they are', () => {
    const many = Array.from({ length: 30 }, (_, i) => `Champ ${i}`);
    const read = found(['Ville', 'VILLE', '', 'x'.repeat(5_000), ...many, 'Date', 'NPS']);
    expect(read.columns).toHaveLength(MOST_CHOICES);
    expect(read.columns.slice(0, 2).map(({ at }) => at)).toEqual([0, 4]);
    expect(read.rest).toBe(36 - MOST_CHOICES);
    expect(read.restFields.toSorted()).toEqual(['date', 'ignore', 'score']);
  });

  it('offers a column whose name has no letters too, and finds it again by its place', () => {
    const headers = ['', '#', 'NPS', 'Submit Date (UTC)'];
    expect(found(headers).columns.map(({ at }) => at)).toEqual([1, 2, 3]);
    expect(overridesOf({ ...plan, choices: { 1: 'ignore', 2: 'score' } }, headers)).toEqual([
      { left: '#2', right: 'ignore' },
      { left: 'NPS', right: 'score' },
    ]);
  });

  it('keeps nothing of a customer where the first row is one', () => {
    expect(JSON.stringify(found(['2026-01-02', '9', 'marie@exemple.fr']))).not.toContain('marie@');
  });
});

describe('corrections', () => {
  const headers = ['Quand', 'Note', 'Metric', 'Note'];

  it('name the columns that were chosen, and a metric by a name that no column has', () => {
    const choices = { 0: 'date', 1: 'score', 2: 'ignore', 3: 'id', 9: 'date' } as const;
    expect(overridesOf({ ...plan, choices, metric: 'ces' }, headers)).toEqual([
      { left: 'Quand', right: 'date' },
      { left: 'Note', right: 'score' },
      { left: 'Metric', right: 'ignore' },
      { left: 'metrique', right: 'ces' },
    ]);
  });

  it('do to the columns what they say', () => {
    const choices = { 0: 'date', 1: 'score', 2: 'ignore' } as const;
    const overrides = overridesOf({ ...plan, choices, metric: 'ces' }, headers);
    const summary = { rows: 0, columns: [], long: null };
    const mapping = understand(headers, summary, { overrides, usualDateOrder: 'dmy' });
    expect(mapping.metric).toBe('ces');
    expect(mapping.columns.map(({ field }) => field)).toEqual(['date', 'score', 'ignore', 'score']);
  });

  const unsaid = { day: null, answers: {}, only: [], without: [] };
  const base: Correction = {
    source: plan.source,
    heat: 'hot',
    metric: null,
    sheet: null,
    choices: {},
    ...unsaid,
  };
  const odd = found(['Quand', 'Note', 'Texte libre']);
  it.each<[string, Record<number, ColumnField>, Correction['metric'], ReturnType<typeof objectionTo>]>([
    ['no date', {}, 'nps', { kind: 'missing', what: 'date' }],
    ['no answer', { 0: 'date', 1: 'segment' }, null, { kind: 'missing', what: 'answer' }],
    ['no metric', { 0: 'date' }, null, { kind: 'missing', what: 'metric' }],
    ['a field twice', { 0: 'date', 2: 'date' }, 'nps', { kind: 'twice', places: [2] }],
    ['nothing', { 0: 'date' }, 'csat', null],
    ['nothing where names are several', { 0: 'name', 1: 'date', 2: 'verbatim' }, null, null],
  ])('are refused for %s', (_, choices, metric, objection) => {
    const given = Object.fromEntries(Object.entries(choices));
    expect(objectionTo({ ...base, choices: given, metric }, odd)).toEqual(objection);
  });

  it('are content with a date that stands among the columns that are not shown', () => {
    const many = Array.from({ length: MOST_CHOICES }, (_, i) => `Champ ${i}`);
    const wide = found([...many, 'Date']);
    expect(objectionTo({ ...base, choices: { 0: 'verbatim' } }, wide)).toBeNull();
  });

  it('to what is planned already are none, read that way yet or not', () => {
    const planned = { ...plan, found: odd, choices: { 0: 'date' }, metric: 'nps' } as const;
    const columns = odd.columns.map((column) => [String(column.at), fieldAt(planned, column)] as const);
    const same = { ...base, metric: 'nps', choices: Object.fromEntries(columns) } as const;
    expect(isAsPlanned(planned, same)).toBe(true);
    expect(isAsPlanned(planned, { ...same, source: { id: 'S1', name: plan.source.name } })).toBe(true);
    const others: Partial<Correction>[] = [
      { source: { id: null, name: 'Other' } },
      { heat: 'cold' },
      { metric: 'ces' },
      { sheet: 'Two' },
      { choices: { ...same.choices, 0: 'segment' } },
    ];
    for (const other of others) expect(isAsPlanned(planned, { ...same, ...other })).toBe(false);
  });

  it('of columns do not outlive their sheet', () => {
    const before = { ...plan, found: found(['Date', 'NPS'], ['Un', 'Deux']) };
    const choices = { 0: 'ignore' } as const;
    expect(corrected(before, { ...base, sheet: 'Deux', choices }).choices).toEqual({});
    expect(corrected(before, { ...base, sheet: 'Un', choices }).choices).toEqual(choices);
  });
});

it('a plan is read back as it was kept, and what is none is refused', () => {
  const kept = { ...plan, found: found(['Date', 'NPS']) };
  expect(parsePlan(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  expect(() => parsePlan({ ...kept, heat: 'warm' })).toThrow();
});

it('an import goes from state to state only as said', () => {
  const allowed = importStates.flatMap((from) =>
    importStates.filter((to) => mayBecome(from, to)).map((to) => `${from} -> ${to}`),
  );
  expect(allowed).toEqual([
    'offered -> offered',
    'offered -> running',
    'offered -> failed',
    'offered -> cancelled',
    'running -> running',
    'running -> done',
    'running -> failed',
    'done -> offered',
    'failed -> offered',
    'failed -> cancelled',
    'cancelled -> offered',
  ]);
});
