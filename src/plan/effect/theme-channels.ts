// The channels that read of a theme before it became an action: those in which digests told it.
import { z } from 'zod';
import type { Place } from '../../correspondence/tell.ts';
import type { Store } from '../../database/client.ts';
import { snapshotFrom } from '../../digests/compose.ts';
import { digestKinds } from '../../digests/kinds.ts';
import { localeOf } from '../../i18n/locale.ts';
import { mailPlace } from '../../newsletter/addresses.ts';

const DAY_MS = 86_400_000;
/** What was told longer ago is not what it grew from. */
const LOOKED_BACK_MS = 60 * DAY_MS;
/** Digests that are looked through. */
const MOST_DIGESTS = 100;
/** In more it is everybody's theme: then digests tell what became of it, and no message of its own does. */
const MOST_CHANNELS = 3;

const told = z.object({
  themes: z.array(z.object({ name: z.string() })).optional(),
  theme: z.object({ name: z.string() }).nullish(),
});

/** @param names as they were told @param before when it became an action */
export async function channelsOfTheme(
  db: Store,
  workspaceId: string,
  names: readonly string[],
  before: Date,
): Promise<Place[]> {
  const runs = await db.digestRun.findMany({
    where: {
      workspaceId,
      outcome: 'posted',
      createdAt: { gte: new Date(before.getTime() - LOOKED_BACK_MS), lte: before },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MOST_DIGESTS,
    select: { id: true, snapshot: true, schedule: { select: { locale: true } } },
  });
  const telling = runs.filter(({ snapshot }) =>
    snapshotFrom(snapshot).sections.some(({ data }) => {
      const { themes = [], theme } = told.safeParse(data).data ?? {};
      return [...themes, ...(theme ? [theme] : [])].some(({ name }) => names.includes(name));
    }),
  );
  const localeOfRun = new Map(telling.map(({ id, schedule }) => [`run:${id}`, localeOf(schedule.locale)]));
  const posts = await db.delivery.findMany({
    where: {
      workspaceId,
      kind: digestKinds.digest.name,
      subject: { in: [...localeOfRun.keys()] },
      state: 'sent',
    },
    select: { address: true, subject: true },
    orderBy: [{ address: 'asc' }, { id: 'asc' }],
  });
  const places = new Map<string, Place>();
  for (const { address, subject } of posts) {
    const locale = localeOfRun.get(subject ?? '');
    if (mailPlace(address) === null) places.set(address, { address, ...(locale ? { locale } : {}) });
  }
  return places.size > MOST_CHANNELS ? [] : [...places.values()];
}
