// More options than a platform takes at once: which of them are offered. What a platform takes is in its own folder.
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
