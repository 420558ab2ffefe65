// Whether a digest has anything to say: the one place that decides. Pure; each section says what of its own is news.
import type { Snapshot } from './compose.ts';
import { type DigestReader, type Sections, sectionIn } from './section.ts';

/**
 * News is what came in or happened in the digest's window: answers, a month's churn once it is known, a story, what became of cases
 * and ideas. What only goes on (ideas that wait, cases that are open, a pinned theme as usual) is none: it stands in a digest that has
 * news, and never makes one. A channel may have heard the only story, so it is asked for each reader.
 */
export function hasNews(snapshot: Snapshot, reader: DigestReader, sections: Sections): boolean {
  return snapshot.sections.some(({ id, data }) => sectionIn(sections, id)?.isNews(data, reader) ?? false);
}
