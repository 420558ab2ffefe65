// The fields of a form that choose which customers' answers something is about: by where and at what moment they were given, and by whom.
import { type Segment, segmentKey } from '../feedback/segment-filter.ts';
import { segmentsSaid } from '../feedback/segments-said.ts';
import { isElicited } from '../feedback/sources/elicited.ts';
import { listSources, listSourcesToFill } from '../feedback/sources/source.ts';
import { type PlacedTouchpoint, touchpointsInOrder } from '../feedback/touchpoints/order.ts';
import type { Lane } from '../feedback/touchpoints/stage.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Field } from '../messages/form.ts';
import type { Option } from '../messages/message.ts';
import type { Request } from './request.ts';
import { segmentOption, segmentValue } from './segment-options.ts';

/** What there is to choose from. */
export interface Choosable {
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  /** All of the company's, in the order of its journeys. */
  readonly touchpoints: readonly PlacedTouchpoint[];
  /** Those that answers have. */
  readonly segments: readonly Segment[];
}

export async function choosableAnswers({
  kit,
  workspace,
}: Pick<Request, 'kit' | 'workspace'>): Promise<Choosable> {
  const { database } = kit;
  return {
    sources: await listSources(database.db, workspace.id),
    touchpoints: await touchpointsInOrder(database.db, workspace.id),
    segments: await segmentsSaid(database, workspace.id),
  };
}

/** What was chosen before. */
interface ChosenAnswers {
  readonly touchpoints?: readonly string[];
  readonly sourceIds?: readonly string[];
  readonly segments?: readonly Segment[];
}

/** What a form does not offer would be lost on saving: what was chosen is always among the options. */
export function touchpointsField(
  { touchpoints: chosen = [] }: ChosenAnswers,
  { touchpoints: all }: Pick<Choosable, 'touchpoints'>,
  noneMeansAll: string,
  locale: Locale,
): Field {
  const offered = touchpointsOffered(all, locale);
  const gone = chosen.filter((id) => !offered.some(({ value }) => value === id));
  return {
    kind: 'choices',
    name: 'touchpoints',
    label: words(locale).touchpoints,
    hint: noneMeansAll,
    optional: true,
    of: 'touchpoints',
    options: [...offered, ...gone.map((id) => ({ value: id, label: nameIn(all, id, locale) }))],
    initial: chosen,
  };
}

/** In the order of their way, without those that nobody uses. */
export function touchpointsOffered(
  all: readonly PlacedTouchpoint[],
  locale: Locale,
  lane: Lane = 'customers',
): readonly Option[] {
  return all
    .filter((each) => each.lane === lane && !each.isRetired)
    .map(({ id, names }) => ({ value: id, label: names[locale] }));
}

/** None where there is no source yet. What customers were asked is read by whoever asked (community/), and offered nowhere. */
export function sourcesFields(
  { sourceIds: chosen = [] }: ChosenAnswers,
  { sources }: Pick<Choosable, 'sources'>,
  noneMeansAll: string,
  locale: Locale,
): Field[] {
  const offered = sources.filter((each) => !isElicited(each) || chosen.includes(each.id));
  if (offered.length === 0) return [];
  return [
    {
      kind: 'choices',
      name: 'sources',
      label: words(locale).sources,
      hint: noneMeansAll,
      optional: true,
      of: 'sources',
      options: offered.map(({ id, name }) => ({ value: id, label: name })),
      initial: chosen,
    },
  ];
}

/** None where no answer has segments, and none were chosen. */
export function segmentsFields(
  { segments: chosen = [] }: ChosenAnswers,
  { segments }: Pick<Choosable, 'segments'>,
  locale: Locale,
): Field[] {
  const known = new Set(segments.map(segmentKey));
  const all = [...segments, ...chosen.filter((each) => !known.has(segmentKey(each)))];
  if (all.length === 0) return [];
  const keys = new Set(chosen.map(segmentKey));
  return [
    {
      kind: 'choices',
      name: 'segments',
      label: words(locale).segments,
      hint: words(locale).segmentsHint,
      optional: true,
      of: 'segments',
      options: all.map((each) => segmentOption(each, locale)),
      initial: all.filter((each) => keys.has(segmentKey(each))).map(segmentValue),
    },
  ];
}

/** Of the menu's choosable lists. */
export async function sourceOptions(request: Request): Promise<readonly Option[]> {
  const { kit, workspace } = request;
  const sources = await listSourcesToFill(kit.database.db, workspace.id);
  return sources.map(({ id, name }) => ({ value: id, label: name }));
}

/** As the company calls it; of one that is not among them, its own words. */
export function nameIn(all: readonly PlacedTouchpoint[], touchpoint: string, locale: Locale): string {
  return all.find(({ id }) => id === touchpoint)?.names[locale] ?? touchpoint;
}

/** All of the company's, in the order of its journeys. */
export function touchpointsOf({ kit, workspace }: Pick<Request, 'kit' | 'workspace'>) {
  return touchpointsInOrder(kit.database.db, workspace.id);
}

/** Of the menu's choosable lists: whoever adds an answer chooses one too. */
export async function touchpointOptions(request: Request): Promise<readonly Option[]> {
  return touchpointsOffered(await touchpointsOf(request), request.locale);
}

/** Of a choice that may be left open: a list on Slack cannot be emptied again. */
const NO_TOUCHPOINT = '-';

/** Of either way: what is about colleagues says so. What was chosen before is among them, even if nobody uses it any more. */
export function touchpointChoice(
  all: readonly PlacedTouchpoint[],
  chosen: string | null,
  label: string,
  locale: Locale,
): Field {
  const say = words(locale);
  const offered = eitherOffered(all, locale);
  const isGone = chosen !== null && !offered.some(({ value }) => value === chosen);
  return {
    kind: 'choice',
    name: 'touchpoint',
    label,
    of: 'either-touchpoints',
    options: [
      { value: NO_TOUCHPOINT, label: say.noTouchpoint },
      ...offered,
      ...(isGone ? [{ value: chosen, label: nameIn(all, chosen, locale) }] : []),
    ],
    initial: chosen ?? NO_TOUCHPOINT,
  };
}

function eitherOffered(all: readonly PlacedTouchpoint[], locale: Locale): readonly Option[] {
  const ofColleagues = touchpointsOffered(all, locale, 'employees');
  return [
    ...touchpointsOffered(all, locale),
    ...ofColleagues.map(({ value, label }) => ({ value, label: words(locale).ofColleagues(label) })),
  ];
}

/** Of the menu's choosable lists. */
export async function eitherOptions(request: Request): Promise<readonly Option[]> {
  return eitherOffered(await touchpointsOf(request), request.locale);
}

/** Of the menu's choosable lists. */
export async function employeesOptions(request: Request): Promise<readonly Option[]> {
  return touchpointsOffered(await touchpointsOf(request), request.locale, 'employees');
}

/** Of the menu's choosable lists. */
export async function segmentOptions(request: Request): Promise<readonly Option[]> {
  const { kit, workspace, locale } = request;
  const segments = await segmentsSaid(kit.database, workspace.id);
  return segments.map((each) => segmentOption(each, locale));
}

const words = phrases({
  en: {
    touchpoints: 'Only these touchpoints of the journey',
    noTouchpoint: 'None',
    ofColleagues: (step: string) => `Colleagues · ${step}`,
    sources: 'Only these sources',
    segments: 'Only these groups',
    segmentsHint: 'None chosen means all. Of two values of one name either will do; two names must both fit.',
  },
  fr: {
    touchpoints: 'Seulement ces étapes du parcours',
    noTouchpoint: 'Aucune',
    ofColleagues: (step) => `Collègues · ${step}`,
    sources: 'Seulement ces sources',
    segments: 'Seulement ces groupes',
    segmentsHint: fr`Rien de choisi : tous. Deux valeurs d’un même nom : l’une ou l’autre ; deux noms : les deux à la fois.`,
  },
});
