import { beforeEach, describe, expect, it } from 'vitest';
import { transact } from '../../../src/database/client.ts';
import { ourSentencesAt } from '../../../src/surveys/items/at-steps.ts';
import { itemWords, type OwnKind, ourItems } from '../../../src/surveys/items/item.ts';
import {
  askedItems,
  dropItem,
  importItems,
  itemsOf,
  MOST_OWN_ITEMS,
  saveItem,
} from '../../../src/surveys/items/kept.ts';
import { kindNamed } from '../../../src/surveys/kind.ts';
import { scenarios } from '../../../src/surveys/kinds/content/orientation.ts';
import { pulseItems } from '../../../src/surveys/kinds/content/pulse.ts';
import { surveyKinds } from '../../../src/surveys/kinds/index.ts';
import { type Desk, freshDesk, now } from '../../handlers/desk.ts';
import { onEachEngine } from '../../harness/database.ts';

const sentence = (text: string) => itemWords('pulse', () => text).words;

onEachEngine((engine) => {
  describe('the items of a company', () => {
    let desk: Desk;
    beforeEach(async () => {
      desk = await freshDesk(engine, 'en');
    });
    const db = () => desk.kit.database.db;
    const of = (key: string, kind: OwnKind = 'pulse') => ({ workspaceId: desk.workspace.id, kind, key });
    const save = (
      key: string,
      what: { words: ReturnType<typeof sentence> | null; isOff?: boolean },
      version: number | null = null,
    ) =>
      transact(desk.kit.database, (tx) =>
        saveItem(tx, of(key), { words: what.words, isOff: what.isOff ?? false }, version),
      );
    const items = () => itemsOf(db(), desk.workspace.id, 'pulse');
    const named = async (key: string) => (await items()).find((each) => each.key === key);
    const asked = async (name: string, settings?: unknown) => {
      const kind = kindNamed(surveyKinds, name);
      if (!kind) throw new Error(name);
      const { workspace } = desk;
      return kind.questions({ db: db(), workspace, now, settings: settings ?? kind.defaults, round: 1 });
    };

    it('are ours while nothing was decided', async () => {
      expect((await items()).map(({ key, words }) => ({ key, words }))).toEqual(ourItems.pulse);
      expect((await asked('pulse')).slice(0, 4).map(({ key }) => key)).toEqual(
        ourItems.pulse.slice(0, 4).map(({ key }) => key),
      );
    });

    it('are ours, replaced, left out, and the company’s own after them', async () => {
      expect(await save('means', { words: sentence('We have what we need.') })).toBe('saved');
      expect(await save('heard', { words: null, isOff: true })).toBe('saved');
      expect(await save('ours-2', { words: sentence('Second.') })).toBe('saved');
      expect(await save('ours-1', { words: sentence('Later.') })).toBe('saved');
      expect((await items()).slice(12).map(({ key }) => key)).toEqual(['ours-2', 'ours-1']);
      expect(await named('means')).toMatchObject({ from: 'replaced', isOff: false, version: 1 });
      expect(await named('heard')).toMatchObject({
        from: 'ours',
        isOff: true,
        words: ourItems.pulse[1]?.words,
      });
      const questions = await asked('pulse', { items: 5, words: false });
      expect(questions.map(({ key }) => key)).not.toContain('heard');
      expect(questions[0]?.text.en).toBe('We have what we need.');
    });

    it('are ours again once that is said, and as they were where nothing changes', async () => {
      await save('means', { words: sentence('We have what we need.'), isOff: true });
      expect(await save('means', { words: sentence('We have what we need.'), isOff: true })).toBe(
        'as-it-was',
      );
      expect(await save('means', { words: null })).toBe('saved');
      expect(await named('means')).toMatchObject({ from: 'ours', isOff: false, version: 0 });
      expect(await save('means', { words: ourItems.pulse[0]?.words ?? null })).toBe('as-it-was');
      expect(await db().surveyItem.count()).toBe(0);
    });

    it('are not overwritten by whoever saw an older one', async () => {
      await save('means', { words: sentence('First.') }, 0);
      expect(await save('means', { words: sentence('Of somebody else.') }, 0)).toBe('outdated');
      expect(await save('means', { words: sentence('Second.') }, 1)).toBe('saved');
      expect((await named('means'))?.words['text']?.en).toBe('Second.');
    });

    it('are left out of ours again after they were replaced, without the words', async () => {
      await save('means', { words: sentence('Replaced.') });
      expect(await save('means', { words: null, isOff: true }, 1)).toBe('saved');
      expect(await named('means')).toMatchObject({ from: 'ours', isOff: true });
    });

    it('of the company’s own go for good, ours do not', async () => {
      await save('ours-1', { words: sentence('Own.') });
      const drop = (key: string, version: number) =>
        transact(desk.kit.database, (tx) => dropItem(tx, of(key), version));
      expect(await drop('means', 0)).toBe(false);
      expect(await drop('ours-1', 2)).toBe(false);
      expect(await drop('ours-1', 1)).toBe(true);
      expect(await items()).toHaveLength(12);
    });

    it('come from a file once, however often it is imported, and what it does not name stays', async () => {
      const file = [
        { key: 'means', words: sentence('From a file.') },
        { key: 'filed', words: sentence('New.') },
      ];
      const bring = () =>
        transact(desk.kit.database, (tx) =>
          importItems(
            tx,
            { workspaceId: desk.workspace.id, kind: 'pulse', items: file },
            { by: 'command-line', now },
          ),
        );
      await save('ours-1', { words: sentence('Stays.') });
      expect(await bring()).toEqual({
        added: 1,
        changed: 1,
        asTheyWere: 0,
        full: [],
        roundFull: [],
        noStep: [],
      });
      expect(await bring()).toEqual({
        added: 0,
        changed: 0,
        asTheyWere: 2,
        full: [],
        roundFull: [],
        noStep: [],
      });
      expect((await items()).map(({ key }) => key)).toEqual([
        ...ourItems.pulse.map(({ key }) => key),
        'ours-1',
        'filed',
      ]);
    });

    it('from a file are about the step that it names, by its code or its name in either language', async () => {
      const own = { workspaceId: desk.workspace.id, lane: 'employees' };
      const names = { nameFr: 'Télétravail', nameEn: 'Working from home' };
      await db().touchpoint.create({ data: { ...own, ...names, id: 'employees/home' } });
      const gone = { nameFr: 'Ancienne', nameEn: 'Old', isRetired: true };
      await db().touchpoint.create({ data: { ...own, ...gone, id: 'employees/old' } });
      const steps = ['first-day', 'TELETRAVAIL', 'working from home', '-', '', 'Delivery', 'Ancienne'];
      const bring = (file: readonly { key: string; step: string }[]) =>
        transact(desk.kit.database, (tx) =>
          importItems(
            tx,
            {
              ...{ workspaceId: desk.workspace.id, kind: 'pulse' },
              items: file.map((each) => ({ ...each, words: sentence(`${each.key}.`) })),
            },
            { by: 'command-line', now },
          ),
        );
      const file = steps.map((step, at) => ({ key: `s${at}`, step }));
      expect(await bring(file)).toMatchObject({ added: 5, noStep: ['s5', 's6'] });
      const told = async () => (await items()).slice(-5).map(({ touchpoint }) => touchpoint);
      expect(await told()).toEqual(['employees/first-day', 'employees/home', 'employees/home', null, null]);
      // Empty: as it was; a dash: none.
      await bring([
        { key: 's0', step: '' },
        { key: 's1', step: '-' },
      ]);
      expect((await told()).slice(0, 2)).toEqual(['employees/first-day', null]);
    });

    it('of ours are always about a step: taken from one, about their own', async () => {
      const own = (await named('means'))?.touchpoint;
      const move = (touchpoint: string | null) =>
        transact(desk.kit.database, (tx) =>
          saveItem(tx, of('means'), { words: null, isOff: false, touchpoint }, null),
        );
      expect(await move(null)).toBe('as-it-was');
      expect(await move('employees/first-day')).toBe('saved');
      expect(await move(null)).toBe('saved');
      expect((await named('means'))?.touchpoint).toBe(own);
    });

    it('are counted at the step that they are about while a pulse goes on', async () => {
      const { id: workspaceId } = desk.workspace;
      const at = (step: string) => ourSentencesAt(db(), workspaceId, `employees/${step}`);
      await db().survey.updateMany({ where: { workspaceId, kind: 'pulse' }, data: { endedAt: now } });
      expect([await at('daily-work'), await at('staying')]).toEqual([0, 0]);
      const pulse = { workspaceId, id: 'pulse-on', number: 990, kind: 'pulse', name: 'P', settings: {} };
      const made = { threshold: 5, daysOpen: 7, createdById: 'a', createdAt: now, formKey: 'pulse-on' };
      await db().survey.create({ data: { ...pulse, ...made, channels: [] } });
      const ours = pulseItems.filter(({ step }) => step === 'employees/daily-work');
      expect(ours.length).toBeGreaterThan(2);
      expect(await at('daily-work')).toBe(ours.length);
      // Whoever recommends, of what it is like to stay.
      expect(await at('staying')).toBe(
        1 + pulseItems.filter(({ step }) => step === 'employees/staying').length,
      );
      const [off, moved] = ours.map(({ key }) => key);
      await save(off ?? '', { words: null, isOff: true });
      const elsewhere = { words: null, isOff: false, touchpoint: 'employees/first-day' };
      await transact(desk.kit.database, (tx) => saveItem(tx, of(moved ?? ''), elsewhere, null));
      expect(await at('daily-work')).toBe(ours.length - 2);
      // Those are rows that name it.
      expect(await at('first-day')).toBe(
        pulseItems.filter(({ step }) => step === 'employees/first-day').length,
      );
      expect(await at('nowhere')).toBe(0);
    });

    it('are of the company’s own only so many', async () => {
      const many = Array.from({ length: MOST_OWN_ITEMS + 2 }, (_, i) => ({
        key: `many-${i}`,
        words: sentence(`${i}.`),
      }));
      const { added, full } = await transact(desk.kit.database, (tx) =>
        importItems(
          tx,
          { workspaceId: desk.workspace.id, kind: 'pulse', items: many },
          { by: 'command-line', now },
        ),
      );
      expect(added).toBe(MOST_OWN_ITEMS);
      expect(full).toEqual([`many-${MOST_OWN_ITEMS}`, `many-${MOST_OWN_ITEMS + 1}`]);
    });

    it('of an orientation are asked wherever, and refused where none is left', async () => {
      const words = itemWords('orientation', (part) => `${part}.`).words;
      const put = (key: string, what: { words: typeof words | null; isOff: boolean }) =>
        transact(desk.kit.database, (tx) => saveItem(tx, of(key, 'orientation'), what, null));
      await put('leak', { words, isOff: false });
      const only = await asked('orientation', { scenarios: 3, workplaces: ['it'] });
      expect(only.map(({ key }) => key)).toEqual(['confusing-screen', 'leak']);
      for (const { key } of scenarios) await put(key, { words: null, isOff: true });
      await put('leak', { words, isOff: true });
      await expect(asked('orientation')).rejects.toMatchObject({ code: 'survey.no-situation' });
      expect(await askedItems(db(), desk.workspace.id, 'orientation')).toEqual([]);
    });

    it('of a maturity are asked all at once, eight at most, and one more takes the place of another', async () => {
      const words = itemWords('maturity', (part) => `At night, ${part}.`).words;
      const put = (key: string, what: { words: typeof words | null; isOff: boolean }) =>
        transact(desk.kit.database, (tx) => saveItem(tx, of(key, 'maturity'), what, null));
      expect(await put('night', { words, isOff: false })).toBe('round-full');
      const bring = () =>
        transact(desk.kit.database, (tx) =>
          importItems(
            tx,
            { workspaceId: desk.workspace.id, kind: 'maturity', items: [{ key: 'night', words }] },
            { by: 'command-line', now },
          ),
        );
      expect(await bring()).toMatchObject({ added: 0, full: [], roundFull: ['night'] });
      expect(await put('openness', { words: null, isOff: true })).toBe('saved');
      expect(await bring()).toMatchObject({ added: 1, roundFull: [] });
      expect(await put('openness', { words: null, isOff: false })).toBe('round-full');
      const questions = await asked('maturity');
      expect(questions.map(({ key }) => key).slice(-2)).toEqual(['employees', 'night']);
      expect(questions).toHaveLength(8);
      expect(questions.at(-1)).toMatchObject({
        kind: 'choice',
        text: { en: 'At night, name.' },
        options: [1, 2, 3, 4, 5].map((level) => ({
          value: String(level),
          label: { en: `At night, level${level}.`, fr: `At night, level${level}.` },
        })),
      });
      for (const { key } of ourItems.maturity) await put(key, { words: null, isOff: true });
      await put('night', { words, isOff: true });
      await expect(asked('maturity')).rejects.toMatchObject({ code: 'survey.no-practice' });
    });
  });
});
