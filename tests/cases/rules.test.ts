import { describe, expect, it } from 'vitest';
import { concerns, type Rated, ruleFor } from '../../src/cases/rules/rule.ts';
import { createRule, deleteRule, updateRule } from '../../src/cases/rules/save.ts';
import { wouldHaveOpened } from '../../src/cases/rules/would-open.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { everything, MONDAY, makeCompany } from './on-file.ts';

const answer: Rated = {
  heat: 'hot',
  metric: 'nps',
  score: 3,
  touchpoint: 'delivery',
  segmentKeys: '',
  sourceId: 'phone',
};

describe('a rule', () => {
  it.each<[string, Partial<Rated>, Partial<typeof everything>, boolean]>([
    ['takes a score under its bound', {}, {}, true],
    ['takes a score at its bound', { score: 4 }, {}, true],
    ['leaves one above it', { score: 5 }, {}, false],
    ['leaves a relationship survey alone', { heat: 'cold' }, {}, false],
    ['leaves words without a score alone', { metric: null, score: null }, {}, false],
    ['measures each metric by its own bound', { metric: 'csat', score: 3 }, {}, false],
    [
      'leaves a metric that it does not name',
      { score: 0 },
      { bounds: { nps: null, csat: 2, ces: 2 } },
      false,
    ],
    ['takes a zero at bound zero', { score: 0 }, { bounds: { nps: 0, csat: null, ces: null } }, true],
    [
      'takes an answer for a further score',
      { score: 9, scores: [{ metric: 'csat', score: 1 }] },
      { bounds: { nps: 6, csat: 2, ces: null } },
      true,
    ],
    ['takes its own touchpoint', {}, { touchpoints: ['delivery', 'pay'] }, true],
    ['leaves another touchpoint', {}, { touchpoints: ['pay'] }, false],
    ['leaves an answer without one', { touchpoint: null }, { touchpoints: ['pay'] }, false],
    ['takes its own source', {}, { sourceIds: ['phone'] }, true],
    ['leaves another source', {}, { sourceIds: ['survey'] }, false],
  ])('%s', (_, about, draft, expected) => {
    expect(concerns({ ...everything, ...draft }, { ...answer, ...about })).toBe(expected);
  });

  it('that names touchpoint or source wins over a general one; among equals the oldest', () => {
    const made = (id: string, since: string, more: Partial<typeof everything> = {}) => ({
      ...everything,
      ...more,
      id,
      since: new Date(since),
    });
    const old = made('old', '2026-01-01');
    const young = made('young', '2026-02-01');
    const place = made('place', '2026-03-01', { touchpoints: ['delivery'] });
    const both = made('both', '2026-04-01', { touchpoints: ['delivery'], sourceIds: ['phone'] });
    const chosen = (...rules: (typeof old)[]) => [
      ruleFor(answer, rules)?.id,
      ruleFor(answer, rules.toReversed())?.id,
    ];
    expect(chosen(young, old)).toEqual(['old', 'old']);
    expect(chosen(old, place)).toEqual(['place', 'place']);
    expect(chosen(old, place, both)).toEqual(['both', 'both']);
    expect(ruleFor({ ...answer, score: 9 }, [old, place, both])).toBeNull();
  });
});

onEachEngine((engine) => {
  it('is saved once per form, and by the first of two admins who change it together', async () => {
    const { database, workspace, nadia, karim } = await makeCompany(await freshDatabase(engine));
    const where = { workspaceId: workspace.id, now: MONDAY, adminId: nadia.id };
    const rule = await createRule(database, where, everything, 'key');
    expect(await createRule(database, where, everything, 'key')).toEqual(rule);
    const later = { ...where, now: new Date(MONDAY.getTime() + 1), adminId: karim.id };
    const saved = await updateRule(database, later, rule, { ...everything, touchpoints: ['pay'] });
    expect(saved).toMatchObject({
      kind: 'saved',
      rule: { version: 2, touchpoints: ['pay'], since: later.now },
    });
    expect(await updateRule(database, where, rule, { ...everything, name: 'Lost' })).toEqual({
      kind: 'outdated',
      by: 'Karim Haddad',
    });
    expect(await deleteRule(database, where, rule.id)).toBe(true);
    expect(await updateRule(database, where, { id: rule.id, version: 3 }, everything)).toEqual({
      kind: 'outdated',
      by: null,
    });
  });

  it('says how many cases it would have opened: each customer once, beside the other rules', async () => {
    const company = await makeCompany(await freshDatabase(engine));
    const { database, workspace } = company;
    await company.rule({ touchpoints: ['pay'] });
    const rule = await company.rule({}, MONDAY);
    const before = (days: number) => new Date(MONDAY.getTime() - days * 86_400_000);
    await company.answer(before(29), { customer: 'a' }, { customer: null }, { customer: null }, { score: 9 });
    await company.answer(before(8), { customer: 'a' }, { touchpoint: 'pay' }, { heat: 'cold' });
    await company.answer(before(31), { customer: 'b' });
    expect(await wouldHaveOpened(database.db, workspace.id, rule, MONDAY)).toBe(3);
  });
});
