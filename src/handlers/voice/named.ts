// Which answers the names mean that somebody typed behind a question of /voice: touchpoints, sources and groups, in either language.
import type { FeedbackFilters } from '../../feedback/filters.ts';
import type { Segment } from '../../feedback/segment-filter.ts';
import { segmentText } from '../../feedback/segment-names.ts';
import { segmentsMeant } from '../../feedback/segments-called.ts';
import { touchpointsMeant } from '../../feedback/touchpoints/company.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Message, sentence } from '../../messages/message.ts';
import { fold } from '../../terms/fold.ts';
import { nearestFirst } from '../../terms/nearest.ts';
import type { Request } from '../request.ts';
import { choosableAnswers, nameIn, touchpointsOffered } from '../which-answers.ts';

export interface NamedAnswers {
  readonly filters: Pick<FeedbackFilters, 'touchpoints' | 'sourceIds' | 'segments'>;
  /** "Delivery, country = Belgium", as its reader reads them; '' where nothing was named. */
  readonly said: string;
}

/** Names that are told where one is not known. */
const MOST_TOLD = 12;

/** Of a name that is several things, the touchpoint first, then the source. What is said instead where one is nothing that answers have, or is a value of several names. */
export async function answersNamed(
  request: Request,
  names: readonly string[] = [],
): Promise<NamedAnswers | { readonly instead: Message }> {
  if (names.length === 0) return { filters: {}, said: '' };
  const { kit, workspace, locale, formats } = request;
  const say = words(locale);
  const { sources, touchpoints: all, segments } = await choosableAnswers(request);
  const touchpoints = await touchpointsMeant(kit.database.db, workspace.id, names);
  const chosen = { touchpoints: [] as string[], sourceIds: [] as string[], segments: [] as Segment[] };
  const said: string[] = [];
  for (const name of names) {
    const touchpoint = touchpoints.get(name);
    const source = sources.find((each) => fold(each.name) === name);
    const groups = segmentsMeant(name, segments);
    const [group, ...more] = groups;
    if (touchpoint !== undefined) {
      chosen.touchpoints.push(touchpoint);
      said.push(nameIn(all, touchpoint, locale));
    } else if (source !== undefined) {
      chosen.sourceIds.push(source.id);
      said.push(source.name);
    } else if (group !== undefined && more.length === 0) {
      chosen.segments.push(group);
      said.push(segmentText(group, locale));
    } else if (group !== undefined) {
      const each = formats.list(groups.slice(0, MOST_TOLD).map((one) => segmentText(one, locale)));
      return { instead: sentence(say.several(name, each)) };
    } else {
      const known = [
        ...touchpointsOffered(all, locale).map(({ label }) => label),
        ...sources.map((one) => one.name),
        ...segments.map((one) => segmentText(one, locale)),
      ];
      return {
        instead: sentence(say.unknown(name, nearestFirst(name, known).slice(0, MOST_TOLD).join(', '))),
      };
    }
  }
  return { filters: chosen, said: said.join(', ') };
}

const words = phrases({
  en: {
    unknown: (name: string, known: string) =>
      `No touchpoint, source or group is called “${name}”. There are: ${known}. To find these words in what customers wrote: /voice search ${name}`,
    several: (name: string, each: string) => `“${name}” is several groups: ${each}. Write which one.`,
  },
  fr: {
    unknown: (name, known) =>
      fr`Aucune étape, aucune source, aucun groupe ne s’appelle « ${name} ». Il y a : ${known}. Pour retrouver ces mots dans ce que les clients ont écrit : /voix chercher ${name}`,
    several: (name, each) => fr`« ${name} » désigne plusieurs groupes : ${each}. Écrivez lequel.`,
  },
});
