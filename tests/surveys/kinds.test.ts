// What every kind of survey promises whoever reads its result: in both languages, whole on both chats.
import { describe, expect, it } from 'vitest';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { fit } from '../../src/messages/fit.ts';
import { type Message, words } from '../../src/messages/message.ts';
import { slackLimits } from '../../src/platforms/slack/limits.ts';
import { teamsLimits } from '../../src/platforms/teams/limits.ts';
import { teamsMessage } from '../../src/platforms/teams/render.ts';
import type { SurveyKind } from '../../src/surveys/kind.ts';
import { surveyKinds } from '../../src/surveys/kinds/index.ts';

const rows = surveyKinds.flatMap((kind) => locales.map((locale) => [kind.name, locale, kind] as const));

function read(kind: SurveyKind, locale: Locale): Message {
  const groups = ['#direction', '#boutiques', '#support'];
  const reader = { locale, timeZone: 'Europe/Paris', groups, round: 2 };
  const summary = kind.headline(kind.example, reader);
  return { summary, blocks: [{ kind: 'heading', text: summary }, ...kind.view(kind.example, reader)] };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe.each(rows)('the result of a survey of kind %s in %s', (_, locale, kind) => {
  it('is told in one sentence', () => {
    const { summary } = read(kind, locale);
    expect(summary).toMatch(/\.$/);
    expect(summary.length).toBeLessThan(250);
    expect(summary).not.toMatch(/\n|undefined|NaN|null/);
  });

  it('has a chart, and says in words what it shows', () => {
    const charts = read(kind, locale).blocks.filter((block) => block.kind === 'chart');
    expect(charts.length).toBeGreaterThan(0);
    for (const { chart } of charts) {
      expect(chart.sentence).toMatch(/\d.*\.$/);
      expect(chart.title.length).toBeLessThanOrEqual(slackLimits.charts.title);
      for (const name of [...chart.categories, ...chart.series.map((each) => each.name)])
        expect(name.length).toBeLessThanOrEqual(slackLimits.charts.label);
    }
  });

  it('is read whole on both chats', () => {
    const whole = read(kind, locale);
    for (const limits of [slackLimits, teamsLimits]) {
      const shown = textsIn(fit(whole, limits, locale).blocks);
      expect(shown.filter((text) => /… \+\d/.test(text))).toEqual([]);
    }
    const card = teamsMessage(whole, locale, { kind: 'message', opening: new Set() });
    expect(JSON.stringify(card)).toContain('"Chart.');
  });

  it('tells no cause, and names nobody’s mark', () => {
    const said = textsIn(read(kind, locale)).join('\n');
    expect(said).not.toMatch(/\b(because|thanks to|due to|grâce à|à cause|parce que|e?NPS)\b/i);
    expect(said).not.toMatch(/ [;!?»]| :(?=\s|$)|« /);
  });

  it('is kept as JSON and read as it was', () => {
    const kept: unknown = JSON.parse(JSON.stringify(kind.example));
    expect(kind.headline(kept, { locale, timeZone: 'UTC', groups: [], round: 1 })).toBe(
      kind.headline(kind.example, { locale, timeZone: 'UTC', groups: [], round: 1 }),
    );
  });
});

describe.each(surveyKinds)('a survey of kind $name', (kind) => {
  it('starts from settings of its own shape', () => {
    expect(kind.settingsIn(JSON.parse(JSON.stringify(kind.defaults)))).toEqual(kind.defaults);
  });

  it('says in one or two sentences what one learns from it', () => {
    for (const locale of locales) {
      expect(kind.label[locale].length).toBeLessThanOrEqual(30);
      expect(words(kind.about[locale]).length).toBeLessThanOrEqual(200);
    }
  });

  it('leads to titles of actions, each with a key of its own', () => {
    const measures = kind.measures(kind.example);
    expect(new Set(measures.map(({ key }) => key)).size).toBe(measures.length);
    expect(measures.length).toBeLessThanOrEqual(5);
  });
});
