// The fields of a form that choose which customers' answers something is about: by where and at what moment they were given, and by whom.
import { type Segment, segmentKey } from '../feedback/segment-filter.ts';
import { segmentsSaid } from '../feedback/segments-said.ts';
import { listSources } from '../feedback/sources/source.ts';
import { type Called, touchpointsCalled } from '../feedback/touchpoints/company.ts';
import { touchpointName, touchpoints } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Field } from '../messages/form.ts';
import type { Option } from '../messages/message.ts';
import type { Request } from './request.ts';
import { segmentOption, segmentValue } from './segment-options.ts';

/** What there is to choose from. */
export interface Choosable {
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  /** What the company calls its touchpoints, its own among them. */
  readonly called: Called;
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
    called: await touchpointsCalled(database.db, workspace.id),
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
  { called }: Pick<Choosable, 'called'>,
  noneMeansAll: string,
  locale: Locale,
): Field {
  const offered = touchpointsOffered(called, locale);
  const gone = chosen.filter((id) => !offered.some(({ value }) => value === id));
  return {
    kind: 'choices',
    name: 'touchpoints',
    label: words(locale).touchpoints,
    hint: noneMeansAll,
    optional: true,
    of: 'touchpoints',
    options: [...offered, ...gone.map((id) => ({ value: id, label: touchpointName(id, locale) }))],
    initial: chosen,
  };
}

/** Ours in the order of a journey, then the company's own by name. */
export function touchpointsOffered(called: Called, locale: Locale): readonly Option[] {
  const named = (id: string): Option => ({ value: id, label: touchpointName(id, locale, called.get(id)) });
  const own = [...called.keys()].filter((id) => !touchpoints.includes(id)).map(named);
  return [...touchpoints.map(named), ...own.toSorted((a, b) => a.label.localeCompare(b.label, locale))];
}

/** None where there is no source yet. */
export function sourcesFields(
  { sourceIds: chosen = [] }: ChosenAnswers,
  { sources }: Pick<Choosable, 'sources'>,
  noneMeansAll: string,
  locale: Locale,
): Field[] {
  if (sources.length === 0) return [];
  return [
    {
      kind: 'choices',
      name: 'sources',
      label: words(locale).sources,
      hint: noneMeansAll,
      optional: true,
      of: 'sources',
      options: sources.map(({ id, name }) => ({ value: id, label: name })),
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
  const sources = await listSources(kit.database.db, workspace.id);
  return sources.map(({ id, name }) => ({ value: id, label: name }));
}

/** Of the menu's choosable lists: whoever adds an answer chooses one too. */
export async function touchpointOptions({ kit, workspace, locale }: Request): Promise<readonly Option[]> {
  return touchpointsOffered(await touchpointsCalled(kit.database.db, workspace.id), locale);
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
    sources: 'Only these sources',
    segments: 'Only these groups',
    segmentsHint: 'None chosen means all. Of two values of one name either will do; two names must both fit.',
  },
  fr: {
    touchpoints: 'Seulement ces étapes du parcours',
    sources: 'Seulement ces sources',
    segments: 'Seulement ces groupes',
    segmentsHint: fr`Rien de choisi : tous. Deux valeurs d’un même nom : l’une ou l’autre ; deux noms : les deux à la fois.`,
  },
});
