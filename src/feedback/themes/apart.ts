// Where themes are found: in this thread, or, for a bot that people wait for, in another. How they are found starts in themes.ts.
import { here, type Worker } from '../work/work.ts';
import type { Comment, ThemeOptions } from './theme.ts';
import { type FoundThemes, findThemes } from './themes.ts';

let worker: Worker = here;

/** From now on threads find them. Returns what ends that. */
export function themesApart(work: Worker): () => void {
  worker = work;
  return () => {
    if (worker === work) worker = here;
  };
}

/** As `findThemes`; here, too, where the threads have too much to do, or it is too much for one. */
export async function foundThemes(
  current: readonly Comment[],
  reference: readonly Comment[],
  options: ThemeOptions,
): Promise<FoundThemes> {
  const given = { current: current.map(sent), reference: reference.map(sent), options };
  return worker('themes', given).catch(() => findThemes(current, reference, options));
}

/** Nothing but what finding reads: each word of it is copied. */
function sent({ id, customer, text, source, metric, score, answeredAt }: Comment): Comment {
  return {
    ...{ id, customer, text, answeredAt },
    ...(source === undefined ? {} : { source }),
    ...(metric === undefined ? {} : { metric }),
    ...(score === undefined ? {} : { score }),
  };
}
