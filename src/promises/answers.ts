// What customers answer to a question of yes, partly or no, in French, in English or as 1, 0.5, 0: what each spelling says. Pure. A value comes as
// segments are told apart (feedback/segment-filter.ts): without case, accents and signs. Counting them is counted.ts.

export const saids = ['yes', 'partly', 'no'] as const;
export type YesOrNo = (typeof saids)[number];

const spellings: Readonly<Record<YesOrNo, string>> = {
  yes:
    '1|1 0|1 00|100|100~25|yes|y|oui|o|true|vrai|ok|yes completely|yes fully|yes totally|yes absolutely|yes definitely|completely|fully|totally|entirely|kept|' +
    'oui tout a fait|oui completement|oui totalement|oui entierement|oui absolument|tout a fait|completement|totalement|entierement|tenu|tenue|~2713|~2705|~2714',
  partly:
    '0 5|0 50|5|50|50~25|1~20442|partly|partially|partial|in part|somewhat|more or less|yes partly|yes partially|yes in part|yes but late|not entirely|not completely|not fully|not quite|' +
    'en partie|partiellement|partiel|partielle|plus ou moins|a peu pres|oui en partie|oui partiellement|oui mais en retard|pas entierement|pas completement|pas tout a fait|pas totalement|moyennement',
  no:
    '0|0 0|0 00|0~25|no|n|non|false|faux|not at all|no not at all|never|none|not kept|' +
    'pas du tout|non pas du tout|aucunement|jamais|pas tenu|pas tenue|non tenu|non tenue|~274c|~2717',
};

const known: ReadonlyMap<string, YesOrNo> = new Map(
  saids.flatMap((said) => spellingsOf(said).map((spelling) => [spelling, said] as const)),
);

/** Null for what says none of the three. @param value as it stands behind the name in `Feedback.segmentKeys` */
export function saidBy(value: string): YesOrNo | null {
  return known.get(value) ?? null;
}

/** All that say it. */
export function spellingsOf(said: YesOrNo): readonly string[] {
  return spellings[said].split('|');
}

/** How many said each, and how many gave an answer that is none of them: those are told, and count nowhere. */
export interface Saids extends Readonly<Record<YesOrNo, number>> {
  readonly other: number;
}

/** Whether a segment with these values asks yes or no, so that a promise can be known by it: it has no other values, and says yes or no. */
export function asksYesOrNo(values: readonly string[]): boolean {
  const said = values.map(saidBy);
  return said.length > 0 && said.every((each) => each !== null) && said.some((each) => each !== 'partly');
}
