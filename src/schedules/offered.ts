// What a digest, or a screen, could say and its admin was never offered: sections that came with a later version of the program. They are offered,
// never put in by themselves: what a channel reads is its admins' choice. Pure.

/** What there was to choose from before it was remembered what was offered. */
const BEFORE: readonly string[] = [
  ...['headline', 'indicators', 'movers', 'themes', 'verbatims', 'cases', 'story', 'suggestions'],
  'next',
];

export interface ChosenSections {
  /** Ids, in the order in which they are read. */
  readonly sections: readonly string[];
  /** Ids of all that there were to choose from when an admin last chose; null: not remembered. */
  readonly offered: readonly string[] | null;
}

/** Of all ids that can be chosen today, those that are neither chosen nor were offered, in their order. */
export function notOffered(all: readonly string[], { sections, offered }: ChosenSections): readonly string[] {
  const known = new Set([...sections, ...(offered ?? BEFORE)]);
  return all.filter((id) => !known.has(id));
}

/** Those that are chosen with these besides, each in front of the first that comes after it in `all`. */
export function withAdded(
  all: readonly string[],
  sections: readonly string[],
  added: readonly string[],
): readonly string[] {
  const order = (id: string) => all.indexOf(id);
  const chosen = [...sections];
  for (const id of added) {
    const at = chosen.findIndex((each) => order(each) > order(id));
    chosen.splice(at < 0 ? chosen.length : at, 0, id);
  }
  return chosen;
}
