// More options than a platform takes at once: which of them are offered, and which go by a name. What a platform takes is in its own
// folder.
import { fold } from '../terms/fold.ts';
import type { Option } from './message.ts';

/** At most so many in their order, the chosen ones always among them, even where there are more of these. */
export function offered(
  options: readonly Option[],
  chosen: readonly string[],
  most: number,
): readonly Option[] {
  if (options.length <= most) return options;
  const isChosen = ({ value }: Option) => chosen.includes(value);
  let room = most - options.filter(isChosen).length;
  return options.filter((option) => isChosen(option) || room-- > 0);
}

/**
 * Those that are called so: exactly; else but for case, accents and marks; else those whose name begins so; else those whose name has
 * all of its words, or their beginnings.
 */
export function called(name: string, options: readonly Option[]): readonly Option[] {
  const wanted = bare(name);
  const folded = fold(name);
  const words = folded.split(' ');
  const kinds: readonly ((label: string) => boolean)[] = [
    (label) => bare(label) === wanted,
    (label) => fold(label) === folded,
    (label) => fold(label).startsWith(folded),
    (label) => words.every((word) => ` ${fold(label)}`.includes(` ${word}`)),
  ];
  // Marks alone fold to nothing, which everything begins with.
  for (const isCalled of folded === '' ? kinds.slice(0, 1) : kinds) {
    const found = options.filter(({ label }) => isCalled(label));
    if (found.length > 0) return found;
  }
  return [];
}

/** A channel goes by its name with and without its mark. */
function bare(name: string): string {
  return name.normalize('NFC').trim().replace(/^#/, '');
}
