// What is new in customers' words at each touchpoint: of the themes that the whole company's last four weeks have, the one that most spoke of there.
import { msPerDay } from '../../calendar/day.ts';
import type { Store } from '../../database/client.ts';
import type { Period } from '../../feedback/filters.ts';
import { inPortions } from '../../feedback/portions.ts';
import { type NewTheme, newThemes } from '../../feedback/themes/recent.ts';
import { LEAST_ANSWERS_FOR_COMMENTS } from '../../feedback/verbatims.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** A quarter has no eight quarters before it that it could be compared with; four weeks mostly have. */
const THEME_DAYS = 28;
/** Of those who speak of it there: fewer are no theme, as everywhere. */
const LEAST_CUSTOMERS_THERE = 3;

export interface ThemeThere {
  /** Customers' words, or an admin's. Data, never markup. */
  readonly name: string;
  readonly direction: NewTheme['direction'];
  /** Comments there that hold it. */
  readonly count: number;
}

/** @param volumes answers there in the time of the map: of a few no words are told, and where all have few none are read */
export async function themesAt(
  db: Store,
  workspace: Pick<Workspace, 'id' | 'name' | 'locale'>,
  { to }: Period,
  volumes: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, ThemeThere>> {
  const isFew = (touchpoint: string) => (volumes.get(touchpoint) ?? 0) < LEAST_ANSWERS_FOR_COMMENTS;
  if ([...volumes.keys()].every(isFew)) return new Map();
  const from = new Date(to.getTime() - THEME_DAYS * msPerDay);
  const found = await newThemes(db, workspace, { from, to });
  const themes = found?.themes ?? [];
  const where = await placesOf(db, workspace.id, [...new Set(themes.flatMap(({ heldBy }) => heldBy))]);
  const leading = new Map<string, ThemeThere>();
  for (const { name, direction, heldBy } of themes) {
    const there = new Map<string, Set<string>>();
    const counts = new Map<string, number>();
    for (const id of heldBy) {
      const { touchpoint = null, customer = null } = where.get(id) ?? {};
      if (touchpoint === null) continue;
      there.set(touchpoint, (there.get(touchpoint) ?? new Set()).add(customer ?? `of ${id}`));
      counts.set(touchpoint, (counts.get(touchpoint) ?? 0) + 1);
    }
    for (const [touchpoint, customers] of there) {
      const count = counts.get(touchpoint) ?? 0;
      if (customers.size < LEAST_CUSTOMERS_THERE || isFew(touchpoint)) continue;
      if (count > (leading.get(touchpoint)?.count ?? 0)) leading.set(touchpoint, { name, direction, count });
    }
  }
  return leading;
}

interface Placed {
  readonly touchpoint: string | null;
  readonly customer: string | null;
}

async function placesOf(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Placed>> {
  const found = new Map<string, Placed>();
  for (const some of inPortions(ids)) {
    const rows = await db.feedback.findMany({
      where: { workspaceId, id: { in: some } },
      select: { id: true, touchpoint: true, customer: true },
    });
    for (const { id, ...placed } of rows) found.set(id, placed);
  }
  return found;
}
