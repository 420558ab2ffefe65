import { readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { platform } from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { cleaned } from '../../../src/feedback/cleaned.ts';
import type { FeedbackItem } from '../../../src/feedback/item.ts';
import { leading } from '../../../src/feedback/scores.ts';
import { cleanedInParts } from '../../../src/feedback/work/parts.ts';
import {
  type Threads,
  threads,
  threadsOfCommand,
  WorkTookTooLong,
} from '../../../src/feedback/work/threads.ts';
import { here, type Worker, type Works, weight } from '../../../src/feedback/work/work.ts';
import { ordinaryWeeks, referenceStarts } from '../themes/weeks.ts';

const started: Threads[] = [];
afterEach(() => Promise.all(started.splice(0).map((each) => each.stop())));

function some(most?: number): Threads {
  const made = threads(most);
  started.push(made);
  return made;
}

const item = (verbatim: string, over: Partial<FeedbackItem> = {}): FeedbackItem => ({
  externalId: 'r-1',
  customer: 'c-1',
  ...leading('nps', 9, verbatim),
  touchpoint: null,
  heat: null,
  answeredAt: new Date('2026-11-20T08:00:00Z'),
  names: ['Marie'],
  segments: { 'Agence de Marie': 'Lille, 06 12 34 56 78' },
  ...over,
});
const long = 'Rappelez Marie au 06 12 34 56 78, la livraison était en retard. '.repeat(70);
const reading = { now: new Date('2026-11-29T10:00:00Z'), timeZone: 'Europe/Paris', locale: 'fr' } as const;

describe('work in another thread', () => {
  it.runIf(platform === 'linux')('lets those who wait have the core first', async () => {
    const gaveWay = () =>
      readdirSync('/proc/self/task').filter((thread) => getPriority(Number(thread)) > getPriority());
    const before = gaveWay().length;
    await some().work('clean', { items: [item(long)], country: 'FR' });
    expect(gaveWay()).toHaveLength(before + 1);
  });

  it('gives what it gives in this one', async () => {
    const { work } = some();
    const bytes = (text: string) => new TextEncoder().encode(text);
    const padding = ' '.repeat(5_000);
    const list = [
      {
        id: 2 ** 60,
        customer: 'c',
        metric: 'nps',
        score: 12,
        verbatim: long,
        answeredAt: '2026-11-20',
      },
    ];
    const orders: { [Name in keyof Works]: Works[Name]['given'][] } = {
      clean: [{ items: [item(long), item('courte')], country: 'FR' }],
      answersInBody: [
        { body: bytes(JSON.stringify(list)), reading },
        { body: bytes(`[${padding}`), reading },
        { body: bytes(`${padding}[${'1,'.repeat(1_000)}1]`), reading },
      ],
      answersIn: [
        { raw: [{ id: 'a', verbatim: long, answeredAt: '2026-11-20' }, { verbatim: long }], reading },
      ],
      vendorsBody: [
        {
          body: bytes(`{"event_type":"form_response"${padding}}`),
          vendor: 'typeform',
          mapping: {},
          touchpoint: 'visit',
        },
        { body: bytes(`{${padding}`), vendor: 'typeform', mapping: {}, touchpoint: null },
      ],
      mail: [{ body: bytes(`From: a@b.example\nSubject: TR: colis\n\nRien reçu.${padding}`) }],
      themes: [{ ...ordinaryWeeks({ seed: 3, perWeek: 60 }), options: { referenceStarts } }],
    };
    for (const given of orders.clean)
      expect(await work('clean', structuredClone(given))).toEqual(await here('clean', given));
    for (const given of orders.answersInBody)
      expect(await work('answersInBody', structuredClone(given))).toEqual(await here('answersInBody', given));
    for (const given of orders.answersIn)
      expect(await work('answersIn', structuredClone(given))).toEqual(await here('answersIn', given));
    for (const given of orders.vendorsBody)
      expect(await work('vendorsBody', structuredClone(given))).toEqual(await here('vendorsBody', given));
    for (const given of orders.mail)
      expect(await work('mail', structuredClone(given))).toEqual(await here('mail', given));
    for (const given of orders.themes)
      expect(await work('themes', given)).toEqual(await here('themes', given));
  });

  it('leaves this thread free, whatever the words', async () => {
    const { work } = some(1);
    await work('clean', { items: [item(long)] });
    const items = Array.from({ length: 12 }, () => item('a@a'.repeat(4_000)));
    let turns = 0;
    let isDone = false;
    const watch = () => {
      turns += 1;
      if (!isDone) setImmediate(watch);
    };
    setImmediate(watch);
    expect(await work('clean', { items })).toHaveLength(12);
    isDone = true;
    // Done in this thread, all of it would be one turn of the event loop.
    expect(turns).toBeGreaterThan(100);
  });

  it('takes turns where there are fewer threads than orders, and says so where too many wait', async () => {
    const { work } = some(1);
    const many = Array.from({ length: 80 }, () => work('clean', { items: [item(long)] }));
    const settled = await Promise.allSettled(many);
    const done = settled.filter(({ status }) => status === 'fulfilled');
    expect(done.length).toBeGreaterThanOrEqual(64);
    expect(done.length).toBeLessThan(80);
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
    expect(new Set(refused)).toEqual(new Set(['TooMuchWork: too much work waits']));
  });

  it('fails alone where an order cannot be done, and tells nothing of its words', async () => {
    const { work } = some(1);
    const body = new TextEncoder().encode(JSON.stringify({ secret: 'x'.repeat(5_000) }));
    const failed = work('vendorsBody', { body, vendor: 'nobody', mapping: {}, touchpoint: null });
    await expect(failed).rejects.toThrow('work in another thread failed');
    expect(await work('clean', { items: [item(long)] })).toEqual([cleaned(item(long))]);
  });

  it('that takes too long is given up, with a word of its own, and what comes after it is not', async () => {
    const started = some(1);
    await started.work('clean', { items: [item(long)] });
    const hasty = threads(1, 1);
    await expect(hasty.work('clean', { items: [item(long)] })).rejects.toThrow(WorkTookTooLong);
    await hasty.stop();
    expect(await started.work('clean', { items: [item(long)] })).toEqual([cleaned(item(long))]);
  });

  it('is many small orders where the words are many, and gives what one would', async () => {
    const items = Array.from({ length: 130 }, (_, i) => item(`${i} ${long}`));
    const orders: number[] = [];
    const work: Worker = (name, given) => {
      orders.push(weight[name](given));
      return here(name, given);
    };
    const made = await cleanedInParts(work, { items, country: 'FR' });
    expect(made).toEqual(items.map((each) => cleaned(each, 'FR')));
    expect(orders.length).toBeGreaterThan(2);
    expect(Math.max(...orders)).toBeLessThan(300_000);
    const huge = [item('x '.repeat(200_000)), item('y')];
    expect(await cleanedInParts(here, { items: huge })).toEqual(huge.map((each) => cleaned(each)));
  });

  it.runIf(platform === 'linux')(
    'is a command’s where the machine has a core for it, and else done in this one',
    async () => {
      const threadsNow = () => readdirSync('/proc/self/task').length;
      const order = { items: [item(long)], country: 'FR' };
      const before = threadsNow();
      expect(await threadsOfCommand(1).work('clean', order)).toEqual([cleaned(item(long), 'FR')]);
      expect(threadsNow()).toBe(before);
      const two = threadsOfCommand(2);
      started.push(two);
      expect(await two.work('clean', order)).toEqual([cleaned(item(long), 'FR')]);
      expect(threadsNow()).toBeGreaterThan(before);
    },
  );

  it('is refused once it was stopped', async () => {
    const { work, stop } = some(1);
    const under = work('clean', { items: [item(long)] });
    under.catch(() => {});
    await stop();
    await expect(work('clean', { items: [item(long)] })).rejects.toThrow('too much work waits');
    await expect(under).rejects.toThrow();
  });
});
