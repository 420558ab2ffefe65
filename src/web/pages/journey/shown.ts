// What a page of the journey answers with: the map as of now, drawn once for all who look within a minute. Who is let in: ../routes.ts.
import type { Clock } from '../../../clock.ts';
import type { Database } from '../../../database/client.ts';
import type { WebAnswer, WebRequest } from '../../../http/route.ts';
import { type Locale, locales } from '../../../i18n/locale.ts';
import { type JourneyMap, journeyMap } from '../../../journey/map.ts';
import { journeyShows } from '../../../pages/journey.ts';
import type { OpenPage } from '../../../pages/page.ts';
import { workspaceById } from '../../../workspace/workspace.ts';
import { pageAnswer } from '../headers.ts';
import { journeyDocument } from './page.tsx';

export interface JourneyPages {
  page(page: OpenPage, request: Pick<WebRequest, 'query'>): Promise<WebAnswer>;
}

/** Of answers that came meanwhile, or of what was erased: so long a page may not know it. */
const KEPT_MS = 60_000;
/** Pages that are kept. */
const MOST_KEPT = 50;
const DAY_MS = 86_400_000;

interface DrawnMaps {
  readonly at: Date;
  readonly timeZone: string;
  readonly maps: readonly JourneyMap[];
}

export function journeyPages({
  database: { db },
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): JourneyPages {
  const kept = new Map<string, { readonly at: number; readonly drawn: Promise<DrawnMaps> }>();

  const draw = async ({ workspaceId, shows: stored }: OpenPage): Promise<DrawnMaps> => {
    const at = clock.now();
    const { lanes, days, surveys } = journeyShows(stored);
    const workspace = await workspaceById(db, workspaceId);
    const to = new Date(at.getTime() + 1);
    const window = { from: new Date(to.getTime() - days * DAY_MS), to };
    const reads = surveys ? 'all' : 'none';
    const maps: JourneyMap[] = [];
    for (const lane of lanes) maps.push(await journeyMap(db, { workspace, lane, window, reads }));
    return { at, timeZone: workspace.timeZone, maps };
  };

  /** One drawing at a time of each page, however many ask. */
  const drawn = (page: OpenPage): Promise<DrawnMaps> => {
    const key = `${page.workspaceId} ${page.id} ${page.version}`;
    const now = clock.now().getTime();
    const known = kept.get(key);
    if (known && now - known.at < KEPT_MS && now >= known.at) return known.drawn;
    const drawing = draw(page);
    kept.delete(key);
    kept.set(key, { at: now, drawn: drawing });
    drawing.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return drawing;
  };

  return {
    async page(page, { query }) {
      const { languages } = journeyShows(page.shows);
      const asked = locales.find((each) => each === query.get('lang'));
      const locale: Locale = languages.find((each) => each === asked) ?? languages[0] ?? 'fr';
      const { at, timeZone, maps } = await drawn(page);
      const { name } = page;
      const isInBoth = languages.length > 1;
      return pageAnswer(journeyDocument({ name, locale, isInBoth, maps, timeZone, at }));
    },
  };
}
