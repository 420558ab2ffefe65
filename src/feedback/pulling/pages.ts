// The pages of one list, one after another: a mark that a vendor does not know any more begins the list again, and one that leads round ends it.
import { createHash } from 'node:crypto';
import {
  type AskVendor,
  type PulledPage,
  type Puller,
  type PullFrom,
  PullStop,
  type PullWith,
} from '../vendors/pulling.ts';

/** It would be read for ever. The next attempt begins the list again. */
export class PullRound extends PullStop {
  constructor() {
    super('fetch.shape');
    this.name = 'PullRound';
  }
}

export type ReadPage = (having: PullWith, from: PullFrom) => Promise<PulledPage>;

/**
 * Of one minute. Where a list is walked by time, a page may come twice: all of it was changed at one instant. What comes three times in a row is given
 * whatever is asked.
 * @throws PullRound where a page leads to where the list was already
 */
export function pagesOf(puller: Puller, ask: AskVendor): ReadPage {
  const marks = new Set<string | null>();
  let [last, same] = ['', 0];
  const read: ReadPage = async (having, from) => {
    const page = await puller.page(ask, having, from);
    marks.add(from.page);
    if (page.next === null) return page;
    const content = page.bodies.length === 0 ? '' : digest(page.bodies);
    same = content !== '' && content === last ? same + 1 : 0;
    last = content;
    if (marks.has(page.next) || same === 2) throw new PullRound();
    return page;
  };
  // Only a mark of another minute may have expired meanwhile.
  return async (having, from) => {
    const isFirst = marks.size === 0;
    try {
      return await read(having, from);
    } catch (error) {
      const isMark =
        error instanceof PullStop && (error.code === 'fetch.shape' || error.code === 'fetch.gone');
      if (!isFirst || from.page === null || !isMark) throw error;
      return read(having, { ...from, page: null });
    }
  };
}

function digest(bodies: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(bodies)).digest('base64');
}
