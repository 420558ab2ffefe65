// What the kinds of survey ship with: that it is all there, in both languages, and that both chats show it whole.
import { describe, expect, it } from 'vitest';
import { LONGEST_TITLE } from '../../src/handlers/fields.ts';
import { locales } from '../../src/i18n/locale.ts';
import { typeset } from '../../src/i18n/phrases.ts';
import { formLimits as slackForm, slackLimits } from '../../src/platforms/slack/limits.ts';
import { formLimits as teamsForm } from '../../src/platforms/teams/limits.ts';
import { levelNames, practices } from '../../src/surveys/kinds/content/maturity.ts';
import { scenarios, workplaces } from '../../src/surveys/kinds/content/orientation.ts';
import { agreement, pulseItems, recommendation } from '../../src/surveys/kinds/content/pulse.ts';
import type { Bilingual } from '../../src/surveys/question.ts';

const label = Math.min(slackForm.label, teamsForm.label);
const option = Math.min(slackLimits.optionLabel, teamsForm.optionLabel);
const axis = slackLimits.charts.label;

const advice = scenarios.flatMap((scenario) => scenario.advice.map(({ text }) => text));
const sentences = practices.flatMap((practice) => practice.sentences);
const measures = practices.flatMap((practice) => practice.measures);

/** What is read where, and how long it may be there. */
const shown: readonly (readonly [where: string, texts: readonly Bilingual[], most: number])[] = [
  ['a question', [...pulseItems.map(({ text }) => text), recommendation.text], label],
  ['a situation', scenarios.map(({ situation }) => situation), label],
  ['a practice', practices.map(({ name }) => name), label],
  ['an option', [...advice, ...sentences], option],
  ['an axis', [...pulseItems, ...scenarios].map(({ name }) => name), axis],
  ['an axis of practices', practices.map(({ short }) => short), axis],
  ['the title of an action', measures, LONGEST_TITLE],
  ['beside a figure', [...agreement, ...recommendation.ends, ...levelNames], 30],
];
const all = shown.flatMap(([, texts]) => texts);

describe('what the kinds of survey ship with', () => {
  it('is twelve items, twelve situations and eight practices in five sentences', () => {
    expect(pulseItems).toHaveLength(12);
    expect(scenarios).toHaveLength(12);
    expect(practices).toHaveLength(8);
    for (const { sentences: five, measures: four } of practices)
      expect([five.length, four.length]).toEqual([5, 4]);
  });

  it('meets each of the workplaces', () => {
    expect(new Set(scenarios.map(({ workplace }) => workplace))).toEqual(new Set(workplaces));
  });

  it('has one piece of advice for the customer, one for the company, and one for the procedure at most', () => {
    for (const { advice: pieces } of scenarios) {
      const served = pieces.map(({ serves }) => serves).toSorted();
      expect([
        ['company', 'customer'],
        ['company', 'customer', 'procedure'],
      ]).toContainEqual(served);
    }
  });

  it('puts the advice for the customer neither first nor last by habit, nor lets its length tell it', () => {
    const placed = scenarios.map(({ advice: pieces }) =>
      pieces.findIndex(({ serves }) => serves === 'customer'),
    );
    const first = placed.filter((place) => place === 0).length;
    expect(first).toBeGreaterThanOrEqual(4);
    expect(first).toBeLessThanOrEqual(8);
    for (const locale of locales) {
      const longest = scenarios.filter(({ advice: pieces }) => {
        const [most] = pieces.toSorted((a, b) => b.text[locale].length - a.text[locale].length);
        return most?.serves === 'customer';
      });
      expect(longest.length).toBeGreaterThanOrEqual(3);
      expect(longest.length).toBeLessThanOrEqual(9);
    }
  });

  it.each(shown)('is short enough for %s', (_, texts, most) => {
    const long = texts
      .flatMap((text) => locales.flatMap((locale) => text[locale]))
      .filter((text) => text.length > most);
    expect(long).toEqual([]);
  });

  it.each([
    ['items', pulseItems.map(({ key }) => key)],
    ['situations', scenarios.map(({ key }) => key)],
    ['practices', practices.map(({ key }) => key)],
  ])('has no two %s of one key, and keys that a question takes', (_, keys) => {
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
  });

  it.each(locales)('says nothing twice, nothing empty and nothing untidy in %s', (locale) => {
    const texts = all.map((text) => text[locale]);
    // What is short already stands at an axis as it is.
    const short = new Set(practices.map(({ short: name }) => name[locale]));
    const twice = texts.filter((text, at) => texts.indexOf(text) !== at);
    expect(twice.filter((text) => !short.has(text))).toEqual([]);
    for (const text of texts) {
      expect(text.trim()).toBe(text);
      expect(text).not.toMatch(/ {2}|[‘'"]|^$/);
    }
  });

  it('says in French what it says in English, in other words', () => {
    expect(all.filter(({ en, fr }) => en === fr)).toEqual([]);
  });

  it('is set as French is printed, and joins no endings by points', () => {
    for (const { fr } of all) {
      expect(typeset(fr)).toBe(fr);
      expect(fr).not.toMatch(/[a-zé]·e|\(e\)|\.e\b/);
    }
  });

  it('asks by sentences that end, and offers measures that are titles', () => {
    for (const { en, fr } of [...pulseItems.map(({ text }) => text), ...advice, ...sentences])
      for (const text of [en, fr]) expect(text).toMatch(/[.?]$/);
    for (const { en, fr } of measures) for (const text of [en, fr]) expect(text).not.toMatch(/\.$/);
  });

  it('says the mark of nobody', () => {
    for (const text of all.flatMap(({ en, fr }) => [en, fr]))
      expect(text).not.toMatch(/\b(e?NPS|net promoter|Q12|UWES|SOCO|COPSOQ|SERVQUAL)\b/i);
  });
});
