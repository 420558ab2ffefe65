// A map with one of everything that it can show.
import type { Figure } from '../../src/digests/figure.ts';
import type { Difference, JourneyStanding } from '../../src/journey/comparing.ts';
import type { JourneyMap, MapTouchpoint } from '../../src/journey/map.ts';

const figure = (metric: Figure['metric'], value: number | null, margin: number, n: number): Figure => ({
  ...{ metric, heat: null, value, n, margin: value === null ? null : margin },
  low: value === null ? null : value - margin,
  high: value === null ? null : value + margin,
  ...{ previous: null, change: null, direction: null, isCentred: true },
});

const apart = (standing: JourneyStanding, change: number, width: number): Difference => ({
  ...{ standing, change, low: change - width, high: change + width },
});

const nothing = {
  ...{ channel: null, aim: null, ownerId: null, theme: null, openCases: 0, mirror: null, visits: null },
  surveyed: [],
  promises: [],
  ideas: { open: 0, done: 0 },
  actions: { underWay: [], done: [] },
  difference: null,
  noValue: null,
} satisfies Partial<MapTouchpoint>;

const guess = {
  ...({ metric: 'csat', heat: null, closedAt: new Date('2026-10-30T16:00:00Z') } as const),
  guess: {
    ...({ unit: 'share', verdict: 'above', gap: { change: 0.21, low: 0.14, high: 0.28 } } as const),
    customers: { value: 0.61, n: 412, low: 0.56, high: 0.66, margin: 0.05 },
    colleagues: { value: 0.82, n: 31, low: 0.76, high: 0.88, margin: 0.06, asked: 48 },
  },
};

export const exampleMap: JourneyMap = {
  lane: 'customers',
  from: new Date('2026-08-24T09:00:00Z'),
  to: new Date('2026-11-22T09:00:00Z'),
  inBothHeats: [],
  means: [
    { metric: 'csat', heat: 'hot', value: 0.78, of: 5 },
    { metric: 'nps', heat: 'cold', value: 31, of: 2 },
  ],
  touchpoints: [
    {
      ...nothing,
      ...{ id: 'discover', names: { en: 'Discovering', fr: 'Découverte' }, stage: 'discover' },
      ...{ volume: 0, figure: null, noValue: 'nobody' },
    },
    {
      ...nothing,
      ...{ id: 'buy', names: { en: 'Buying', fr: 'Achat' }, stage: 'buy', channel: 'web', aim: 'desire' },
      ...{ volume: 620, figure: figure('csat', 0.86, 0.03, 540), difference: apart('above', 0.08, 0.03) },
      ideas: { open: 3, done: 1 },
    },
    {
      ...nothing,
      ...{ id: 'pay', names: { en: 'Paying', fr: 'Paiement' }, stage: 'buy' },
      ...{ volume: 4, figure: figure('csat', null, 0, 4), noValue: 'not-enough-answers' },
    },
    {
      ...nothing,
      ...{ id: 'delivery', names: { en: 'Delivery', fr: 'Livraison' }, stage: 'receive' },
      ...{ channel: 'field', aim: 'pleasure', ownerId: 'nadia' },
      ...{ volume: 455, figure: figure('csat', 0.61, 0.05, 412), difference: apart('below', -0.17, 0.05) },
      theme: { name: 'colis devant la porte', direction: 'rising', count: 14 },
      openCases: 3,
      mirror: guess,
      visits: { ours: { yes: 2, partly: 1, no: 0 }, apart: null },
      ideas: { open: 6, done: 0 },
      actions: {
        underWay: [
          { id: 'a1', number: 12, title: 'Sonner avant de livrer' },
          { id: 'a2', number: 15, title: 'Un créneau de deux heures, choisi par le client' },
        ],
        done: [{ id: 'a3', number: 9, title: 'Un SMS le matin même' }],
      },
    },
    {
      ...nothing,
      ...{ id: 'install', names: { en: 'Installing', fr: 'Installation' }, stage: 'receive' },
      ...{ volume: 88, figure: figure('csat', 0.8, 0.08, 88), difference: apart('open', 0.02, 0.08) },
    },
    {
      ...nothing,
      ...{ id: 'use', names: { en: 'Using', fr: 'Utilisation' }, stage: 'use' },
      ...{ volume: 310, figure: figure('nps', 34, 6, 300), difference: apart('near', 3, 4) },
    },
    {
      ...nothing,
      ...{
        id: 'get-help',
        names: { en: 'Getting help', fr: 'Assistance' },
        stage: 'get-help',
        channel: 'phone',
      },
      ...{ volume: 240, figure: figure('csat', 0.84, 0.04, 240), difference: apart('open', 0.06, 0.05) },
      actions: { underWay: [], done: [{ id: 'a4', number: 7, title: 'Rappeler quand on l’a promis' }] },
    },
    {
      ...nothing,
      ...{ id: 'leave', names: { en: 'Leaving', fr: 'Départ' }, stage: 'leave' },
      ...{ volume: 0, figure: null, noValue: 'silent' },
    },
  ],
  elsewhere: {
    unnamed: 212,
    retired: [{ id: 'Comptoir', names: { en: 'Counter', fr: 'Comptoir' }, volume: 7 }],
    unknown: 3,
  },
};
