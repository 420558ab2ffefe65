// Which of some names are nearest to one that is none of them: told to whoever mistyped it.
import { fold } from './fold.ts';

/** Below it two names are not alike. */
const ALIKE = 0.3;

/** The nearest first; those that are not alike stay in their order. */
export function nearestFirst(wanted: string, names: readonly string[]): string[] {
  const scored = names.map((name) => ({ name, alike: likeness(wanted, name) }));
  const near = scored.filter(({ alike }) => alike >= ALIKE).toSorted((a, b) => b.alike - a.alike);
  return [...near, ...scored.filter(({ alike }) => alike < ALIKE)].map(({ name }) => name);
}

/** Only those that are alike, the nearest first. */
export function nearest(wanted: string, names: readonly string[], most: number): string[] {
  return nearestFirst(wanted, names)
    .filter((name) => likeness(wanted, name) >= ALIKE)
    .slice(0, most);
}

/** From 0 to 1: how many pairs of letters two names share (Dice), accents and case apart. */
function likeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  if (pairs.length + others.length === 0) return fold(one) === fold(other) ? 1 : 0;
  const left = [...others];
  const shared = pairs.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (pairs.length + others.length);
}

function pairsOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .flatMap((word) => {
      const letters = [...` ${word}`];
      return word === '' ? [] : letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`);
    });
}
