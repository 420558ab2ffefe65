// Of what nothing, or not all, is shown in a result, and why: too few answered, it was kept back so that nothing of fewer can be worked out, or
// nobody answered. The same for all kinds. Pure view; what is told of what was decided as the round closed (showing.ts).
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Block } from '../../messages/message.ts';
import type { SurveyRound } from '../round.ts';
import { type GroupTally, talliesShape, type WhyUntold, whyUntold } from '../tally.ts';

/** None where all is shown. */
export function untoldBlocks({ row, groups }: SurveyRound, reader: Reader): Block[] {
  if (row.tallies === null) return [];
  const say = words(reader.locale);
  const { list, number } = formats(reader.locale, reader.timeZone);
  // Of one group the same holds as of everybody.
  const tallies = talliesShape.parse(row.tallies).filter(({ group }) => group === null || groups.length > 1);
  const items = whyUntold.flatMap((why) => {
    const named = tallies.flatMap((each) => nameOf(each, why, { groups, reader }) ?? []);
    return named.length === 0 ? [] : [say.why[why](list(named), number(row.threshold))];
  });
  return items.length === 0
    ? []
    : [
        { kind: 'note', text: say.lead },
        { kind: 'list', items },
      ];
}

/** "#billing", or "#billing (2 of 5 questions)"; null where that is not why anything of it is not told. */
function nameOf(
  { group, counts, untold = {} }: GroupTally,
  why: WhyUntold,
  { groups, reader }: { readonly groups: SurveyRound['groups']; readonly reader: Reader },
): string | null {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const so = Object.values(untold).filter((each) => each === why).length;
  if (so === 0) return null;
  const all = Object.keys(counts).length + Object.keys(untold).length;
  const name = group === null ? say.everybody : (groups[group]?.name ?? '');
  return so === all ? name : plural(reader.locale, so, say.inPart(name, number(so), number(all)));
}

const words = phrases({
  en: {
    lead: 'Not shown, and why:',
    everybody: 'everybody together',
    inPart: (name: string, some: string, all: string) => ({
      one: `${name} (${some} question of ${all})`,
      other: `${name} (${some} questions of ${all})`,
    }),
    why: {
      'too-few': (list: string, threshold: string) => `Fewer than ${threshold} answered: ${list}.`,
      'kept-back': (list: string) =>
        `Enough answered, but with the other figures the answers of fewer could be worked out: ${list}.`,
      nobody: (list: string) => `Nobody answered: ${list}.`,
    } satisfies Record<WhyUntold, unknown>,
  },
  fr: {
    lead: 'Ce qui n’est pas montré, et pourquoi :',
    everybody: 'l’ensemble',
    inPart: (name, some, all) => ({
      one: fr`${name} (${some} question sur ${all})`,
      other: fr`${name} (${some} questions sur ${all})`,
    }),
    why: {
      'too-few': (list, threshold) => fr`Il y a eu moins de ${threshold} réponses : ${list}.`,
      'kept-back': (list) =>
        fr`Il y a eu assez de réponses, mais les autres chiffres permettraient d’en recalculer de moins nombreuses : ${list}.`,
      nobody: (list) => fr`Personne n’a répondu : ${list}.`,
    },
  },
});
