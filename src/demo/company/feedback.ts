// Lays the sample company's answers on the seventy days before `now`: who answered, from where, at what time.
// The words and the numbers are in answers.ts and verbatims/.
import { type Metric, moodOf } from '../../feedback/scale.ts';
import { type CustomerGroup, type DemoCountry, groups, weekCount } from './answers.ts';
import { type Chance, seededChance } from './chance.ts';
import type { DemoScored, DemoVerbatim, Touchpoint } from './verbatims/said.ts';

/** What is asked of whoever was delivered, as the survey's export calls it; a promise is known by it (acts.ts). */
export const IN_TIME = 'Livré à la date promise ?';

export interface SampleSource {
  readonly name: string;
  /** "hot": just after an interaction; "cold": relationship survey. */
  readonly heat: 'hot' | 'cold';
}

export interface SampleFeedback {
  /** Name of one of `sources`. */
  readonly source: string;
  /** Unique, and the same whatever `now` is. */
  readonly externalId: string;
  /** The company's reference of the customer; some customers come back. */
  readonly customer: string;
  /** NPS 0-10, CSAT 1-5, CES 2.0 1-7. Metric and score come together or not at all. */
  readonly metric?: Metric;
  readonly score?: number;
  /** As the customer wrote it: not redacted, a few hold personal data. */
  readonly verbatim?: string;
  /** Names of people known to stand in the verbatim, for redaction. */
  readonly names?: readonly string[];
  readonly touchpoint: Touchpoint;
  readonly segments: {
    readonly region?: string;
    readonly product?: string;
    readonly [IN_TIME]?: string;
  };
  readonly answeredAt: Date;
}

export const sources: readonly SampleSource[] = [
  { name: 'Enquête NPS', heat: 'cold' },
  { name: 'Après appel', heat: 'hot' },
  { name: 'Support UK', heat: 'hot' },
];

/** The same answers at every call, oldest first; only their dates follow `now`, all of them before it. */
export function sampleFeedback(now: Date): SampleFeedback[] {
  const chance = seededChance(20_417);
  const known: Customer[] = [];
  return groups
    .flatMap((group) => answersOf(group, chance))
    .sort((a, b) => b.weeksAgo - a.weeksAgo)
    .map((answer, i) => ({
      ...withDelivery(feedbackOf(answer, chance, known), seededChance(50_000 + i)),
      externalId: `${idPrefix[answer.group.source]}-${10_400 + i}`,
      answeredAt: momentIn(answer, now, seededChance(i)),
    }))
    .sort((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime());
}

interface Answer {
  readonly group: CustomerGroup;
  readonly weeksAgo: number;
  readonly country: DemoCountry;
  /** Null: a score alone. */
  readonly said: DemoVerbatim | DemoScored | null;
}

interface Customer {
  readonly reference: string;
  readonly country: DemoCountry;
  readonly region: string;
  readonly product: string;
  readonly source: string;
  readonly weeksAgo: number;
  readonly wrote: boolean;
}

const week = 7 * 86_400_000;
const idPrefix = { 'Enquête NPS': 'ENQ', 'Après appel': 'APP', 'Support UK': 'UKS' } as const;
const referencePrefix = { fr: 'ML-', uk: 'UK-' } as const;

const regions = {
  fr: [
    'Île-de-France',
    'Île-de-France',
    'Pays de la Loire',
    'Pays de la Loire',
    'Bretagne',
    'Auvergne-Rhône-Alpes',
    'Hauts-de-France',
    'Occitanie',
    'Nouvelle-Aquitaine',
    'Grand Est',
  ],
  uk: ['Yorkshire', 'Yorkshire', 'North West', 'London', 'South East', 'Midlands', 'Scotland'],
} as const;

const products = [
  'Canapés',
  'Literie',
  'Lavage',
  'Lavage',
  'Froid',
  'Cuisson',
  'Rangement',
  'Tables et chaises',
  'Luminaires',
  'Petit électroménager',
] as const;

/** Sentences that belong to a week take their place in it; the others fall anywhere; what is left are scores alone. */
function answersOf(group: CustomerGroup, chance: Chance): Answer[] {
  const free = chance.shuffle(
    group.perWeek.flatMap((count, i) => Array.from({ length: count }, () => weekCount - i)),
  );
  const french = (group.said.fr ?? []).map((said) => ({ country: 'fr' as const, said }));
  const british = (group.said.uk ?? []).map((said) => ({ country: 'uk' as const, said }));
  const sentences = [...french, ...british].sort(
    (a, b) => Number(b.said.weeksAgo !== undefined) - Number(a.said.weeksAgo !== undefined),
  );
  const written = sentences.map(({ country, said }) => {
    const place = said.weeksAgo === undefined ? 0 : free.indexOf(said.weeksAgo);
    const [weeksAgo] = free.splice(place, place < 0 ? 0 : 1);
    if (weeksAgo === undefined) throw new Error(`no answer left in its week for: ${said.text}`);
    return { group, weeksAgo, country, said };
  });
  const silent = free.map((weeksAgo) => ({
    group,
    weeksAgo,
    country: silentCountry(group, chance),
    said: null,
  }));
  return [...written, ...silent];
}

function silentCountry(group: CustomerGroup, chance: Chance): DemoCountry {
  if (!group.said.uk) return 'fr';
  if (!group.said.fr) return 'uk';
  return chance.next() < 0.8 ? 'fr' : 'uk';
}

function feedbackOf(
  answer: Answer,
  chance: Chance,
  known: Customer[],
): Omit<SampleFeedback, 'externalId' | 'answeredAt'> {
  const { group, said } = answer;
  const customer = customerOf(answer, chance, known);
  known.push(customer);
  const mayName = chance.next() < 0.6 && said?.weeksAgo === undefined;
  const product = said?.product ?? (mayName ? customer.product : null);
  return {
    source: group.source,
    customer: customer.reference,
    ...(group.metric ? { metric: group.metric, score: scoreOf(answer, chance) } : {}),
    ...(said ? { verbatim: said.text } : {}),
    ...(said?.names ? { names: said.names } : {}),
    touchpoint: said?.about ?? chance.pick(group.about),
    segments: { region: customer.region, ...(product ? { product } : {}) },
  };
}

/** Whoever is happy with a delivery mostly had it in time, and whoever is not mostly had not. */
function withDelivery<Of extends Pick<SampleFeedback, 'touchpoint' | 'metric' | 'score' | 'segments'>>(
  answer: Of,
  chance: Chance,
): Of {
  if (answer.touchpoint !== 'delivery') return answer;
  const mood = moodOf(answer.metric, answer.score) ?? 'neutral';
  const said = chance.pick(inTime[mood]);
  return { ...answer, segments: { ...answer.segments, [IN_TIME]: said } };
}

const inTime = {
  happy: ['Oui', 'Oui', 'Oui', 'Oui', 'Oui', 'Oui', 'Oui', 'En partie', 'Oui', 'Oui'],
  neutral: ['Oui', 'En partie', 'Oui', 'Non', 'Oui'],
  unhappy: ['Non', 'Non', 'Non', 'En partie', 'Oui'],
} as const;

function scoreOf({ group, said }: Answer, chance: Chance): number {
  return said && 'score' in said ? said.score : chance.pick(group.silentScores);
}

/** Mostly somebody new; now and then somebody who answered another source in an earlier week. */
function customerOf(answer: Answer, chance: Chance, known: readonly Customer[]): Customer {
  const { group, country, said, weeksAgo } = answer;
  const returning = known.filter(
    (each) =>
      each.country === country &&
      each.source !== group.source &&
      each.weeksAgo > weeksAgo &&
      !(each.wrote && said) &&
      known.filter(({ reference }) => reference === each.reference).length === 1,
  );
  const mayReturn = !said?.weeksAgo && !said?.region && !said?.product && returning.length > 0;
  const before = mayReturn && chance.next() < 0.15 ? chance.pick(returning) : null;
  const number = (country === 'fr' ? 204_000 : 41_000) + known.length * 37 + Math.floor(chance.next() * 37);
  const earlier = known.find((each) => each.reference === said?.customer) ?? before;
  return {
    reference: said?.customer ?? earlier?.reference ?? `${referencePrefix[country]}${number}`,
    country,
    region: said?.region ?? earlier?.region ?? chance.pick(regions[country]),
    product: earlier?.product ?? said?.product ?? chance.pick(products),
    source: group.source,
    weeksAgo,
    wrote: said !== null,
  };
}

/** A whole minute within the answer's week: surveys from morning to night, calls on working days in office hours (UTC). */
function momentIn({ group, weeksAgo }: Answer, now: Date, chance: Chance): Date {
  const start = now.getTime() - weeksAgo * week;
  const survey = group.source === 'Enquête NPS';
  const fits = (at: Date) => {
    const hour = at.getUTCHours();
    if (at.getTime() < start) return false;
    if (survey) return hour >= 6 && hour < 21;
    return hour >= 8 && hour < 17 && at.getUTCDay() >= 1 && at.getUTCDay() <= 5;
  };
  let at: Date;
  do {
    at = new Date(Math.floor((start + chance.next() * week) / 60_000) * 60_000);
  } while (!fits(at));
  return at;
}
