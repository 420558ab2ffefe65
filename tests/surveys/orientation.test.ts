import { describe, expect, it } from 'vitest';
import type { Earlier } from '../../src/surveys/kind.ts';
import { scenarios } from '../../src/surveys/kinds/content/orientation.ts';
import { orientation } from '../../src/surveys/kinds/orientation.ts';
import { orientationResult } from '../../src/surveys/kinds/orientation-view.ts';
import { questionsShape, type SurveyQuestion } from '../../src/surveys/question.ts';
import { asks, concluded, tallied } from './concluded.ts';

const reader = { locale: 'en', timeZone: 'UTC', groups: ['#shops', '#support'], round: 1 } as const;
const resultOf = ({ result }: Earlier<unknown>) => orientationResult.parse(result);

/** In each situation so many for the customer, and the rest for the company. */
function answered(questions: readonly SurveyQuestion[], forCustomer: readonly number[], n: number) {
  const counts = questions.map(({ key }, at) => {
    const some = forCustomer[at] ?? forCustomer[0] ?? 0;
    return [key, valuesOf(key, some, n - some)] as const;
  });
  return Object.fromEntries(counts);
}

/** As a form sends them: which is which is known by the text of the option alone. */
function valuesOf(key: string, customer: number, company: number): Record<string, number> {
  const scenario = scenarios.find((each) => each.key === key);
  const question = all.find((each) => each.key === key);
  if (!scenario || question?.kind !== 'choice') throw new Error(key);
  const value = (serves: string) => {
    const text = scenario.advice.find((advice) => advice.serves === serves)?.text.en;
    return question.options.find(({ label }) => label.en === text)?.value ?? '';
  };
  return { [value('customer')]: customer, [value('company')]: company };
}

const all = (await Promise.all([1, 2].map((number) => asks(orientation, number)))).flat();

describe('the questions of an orientation', () => {
  it('are six situations, and the other six in the next round', async () => {
    expect(questionsShape.parse(await asks(orientation, 1))).toHaveLength(6);
    expect(new Set(all.map(({ key }) => key))).toEqual(new Set(scenarios.map(({ key }) => key)));
    expect(await asks(orientation, 3)).toEqual(await asks(orientation, 1));
  });

  it('meet several workplaces in each round', async () => {
    for (const number of [1, 2]) {
      const keys = new Set((await asks(orientation, number)).map(({ key }) => key));
      const met = scenarios.filter(({ key }) => keys.has(key)).map(({ workplace }) => workplace);
      expect(new Set(met).size).toBeGreaterThanOrEqual(4);
    }
  });

  it('keep to the workplaces that were chosen', async () => {
    const questions = await asks(orientation, 1, { scenarios: 5, workplaces: ['delivery', 'billing'] });
    expect(questions.map(({ key }) => key)).toEqual(['late-round', 'unused-option', 'crushed-box']);
  });

  it('say nowhere whom an advice serves', () => {
    const data = all.map((question) =>
      question.kind === 'choice' ? question.options.map(({ value }) => value) : [],
    );
    expect(data.flat().filter((value) => /customer|company|procedure|client/i.test(value))).toEqual([]);
    const places = all.flatMap((question) =>
      question.kind === 'choice' ? [question.options.map(({ value }) => value).join('')] : [],
    );
    expect(new Set(places).size).toBeGreaterThan(3);
  });
});

describe('the result of an orientation', () => {
  it('tells shares per situation and in all, and the change since the same situations were asked', async () => {
    const first = await asks(orientation, 1);
    const second = await asks(orientation, 2);
    const one = concluded(orientation, first, [tallied(null, 100, answered(first, [16], 80))], {
      on: '2026-05-29',
    });
    const two = concluded(orientation, second, [tallied(null, 100, answered(second, [40], 80))], {
      earlier: one,
      on: '2026-08-31',
    });
    const three = concluded(orientation, first, [tallied(null, 100, answered(first, [48, 8], 80))], {
      earlier: two,
    });
    expect(resultOf(one).all?.customer).toMatchObject({ n: 80, asked: 100 });
    // Other situations: nothing is compared.
    expect(resultOf(two).all?.change).toBeNull();
    expect(resultOf(three).all?.change).toMatchObject({ direction: 'rise', on: '2026-05-29' });
    expect(resultOf(three).all?.change?.before).toBeCloseTo(0.2);
    expect(resultOf(three).scenarios.map(({ change }) => change?.direction)).toEqual([
      'rise',
      'fall',
      'rise',
      'rise',
      'rise',
      'rise',
    ]);
    expect(orientation.headline(three.result, reader)).toBe(
      '52% ±\u00a05 of the advice puts the customer first, up (20% on 29 May).',
    );
  });

  it('rests its share in all on no more answers than one situation has', async () => {
    const questions = await asks(orientation, 1);
    const { all: told, scenarios: each } = resultOf(
      concluded(orientation, questions, [tallied(null, 1000, answered(questions, [40], 80))]),
    );
    expect(told?.customer.margin).toBeCloseTo(
      each[0]?.advice.find(({ serves }) => serves === 'customer')?.figure.margin ?? 0,
    );
  });

  it('gives a group a share in all only where it may be told of each situation', async () => {
    const questions = await asks(orientation, 1);
    const whole = answered(questions, [40], 80);
    const { [questions[0]?.key ?? '']: _, ...part } = answered(questions, [10], 20);
    const both = concluded(orientation, questions, [
      tallied(null, 100, whole),
      tallied(0, 40, part),
      tallied(1, 60, answered(questions, [45], 60)),
    ]);
    const [table] = orientation.view(both.result, reader).filter((block) => block.kind === 'table');
    expect(table?.table.rows).toEqual([
      ['#shops', 'not shown'],
      ['#support', '75%'],
    ]);
  });

  it('is told by the words of the round, whatever the program ships later', async () => {
    const questions = (await asks(orientation, 1)).map((question) => ({
      ...question,
      text: { en: 'A situation of ours.', fr: 'Une situation à nous.' },
    }));
    const own = concluded(orientation, questions, [tallied(null, 100, answered(all.slice(0, 6), [40], 80))]);
    expect(JSON.stringify(orientation.view(own.result, reader))).toContain('A situation of ours.');
    expect(JSON.stringify(orientation.view(own.result, reader))).not.toContain('washing machine');
  });
});
