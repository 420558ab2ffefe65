// What the words of a file for moments of the journey come to: touchpoints that are known, and those that it brings. Read for its preview and its summary.
import type { Store } from '../../database/client.ts';
import { formats, plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Moment } from '../files/moments.ts';
import { touchpointKey, touchpointName } from '../touchpoints.ts';
import { MOST_OWN, namesAMoment, ownTouchpoints, touchpointsCalled, touchpointsMeant } from './company.ts';

/** More are not read. */
const SHOWN = 8;

/**
 * "628 “livraison” → Delivery", "New: Achat en magasin (12)", a line for each kind; none where the file names no moments.
 * @param batch what they came with, once it is stored: what that brought is new
 */
export async function touchpointLines(
  db: Store,
  workspaceId: string,
  moments: readonly Moment[],
  batch: number | null,
  locale: Locale,
): Promise<string[]> {
  if (moments.length === 0) return [];
  const say = words(locale);
  const { number, list } = formats(locale, 'UTC');
  const written = moments.map((each) => each.written);
  const meant = await touchpointsMeant(db, workspaceId, written);
  const called = await touchpointsCalled(db, workspaceId);
  const brought = new Set(
    batch === null
      ? []
      : (await db.touchpoint.findMany({ where: { workspaceId, batch }, select: { id: true } })).map(
          ({ id }) => id,
        ),
  );
  const parted = moments.map((each) => {
    const id = meant.get(each.written) ?? null;
    return {
      ...each,
      id,
      isNew: id === null ? batch === null && namesAMoment(each.written) : brought.has(id),
    };
  });
  const room = MOST_OWN - (await ownTouchpoints(db, workspaceId, 'customers')) + brought.size;
  const fresh = parted.filter(({ isNew }) => isNew).slice(0, Math.max(0, room));
  const known = parted.filter(({ id, isNew }) => id !== null && !isNew);
  const asThey = parted.filter((each) => !fresh.includes(each) && !known.includes(each));
  const shown = (all: readonly string[]) =>
    list(all.length > SHOWN ? [...all.slice(0, SHOWN), say.more(number(all.length - SHOWN))] : all);
  const mapped = known.map(({ id, written: word, answers }) => {
    const name = touchpointName(id ?? '', locale, called.get(id ?? ''));
    return touchpointKey(name) === touchpointKey(word) && name === word
      ? say.same(name, number(answers))
      : say.mapped(word, name, number(answers));
  });
  const counted = ({ written: word, answers }: Moment) => say.same(word, number(answers));
  const rest = asThey.reduce((sum, { answers }) => sum + answers, 0);
  return [
    ...(mapped.length === 0 ? [] : [say.known(shown(mapped))]),
    ...(fresh.length === 0 ? [] : [say.fresh(shown(fresh.map(counted)))]),
    ...(rest === 0 ? [] : [plural(locale, rest, say.unnamed(number(rest)))]),
  ];
}

const words = phrases({
  en: {
    known: (all: string) => `Touchpoints: ${all}.`,
    fresh: (all: string) => `New touchpoints of your own: ${all}.`,
    mapped: (written: string, name: string, answers: string) => `${answers} “${written}” → ${name}`,
    same: (name: string, answers: string) => `${name} (${answers})`,
    more: (count: string) => `${count} more`,
    unnamed: (answers: string) => ({
      one: `${answers} answer has words for a touchpoint that are not offered in filters: they tell of a person, are a number, or there are too many.`,
      other: `${answers} answers have words for a touchpoint that are not offered in filters: they tell of persons, are numbers, or there are too many.`,
    }),
  },
  fr: {
    known: (all) => fr`Étapes du parcours : ${all}.`,
    fresh: (all) => fr`Nouvelles étapes, propres à vous : ${all}.`,
    mapped: (written, name, answers) => fr`${answers} « ${written} » → ${name}`,
    same: (name, answers) => `${name} (${answers})`,
    more: (count) => `${count} de plus`,
    unnamed: (answers) => ({
      one: fr`${answers} réponse donne à l’étape des mots que les filtres ne proposent pas : ils parlent d’une personne, sont un nombre, ou il y en a trop.`,
      other: fr`${answers} réponses donnent à l’étape des mots que les filtres ne proposent pas : ils parlent de personnes, sont des nombres, ou il y en a trop.`,
    }),
  },
});
