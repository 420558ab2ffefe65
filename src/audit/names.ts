// What the ids in the audit log are called today: it keeps no names itself, so that leaving, linking and renaming need not touch it.
import type { Store } from '../database/client.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Entry } from './entries.ts';

/** Null: not there any more. */
export type NameLookup = (id: string) => string | null;

/** Of everybody and everything that these entries are about. Ids are random, so that none of two tables are the same. */
export async function namesIn(
  db: Store,
  workspaceId: string,
  entries: readonly Entry[],
  locale: Locale,
): Promise<NameLookup> {
  const ids = [...new Set(entries.flatMap(idsIn))];
  if (ids.length === 0) return () => null;
  const where = { workspaceId, id: { in: ids } };
  const named = { where, select: { id: true, name: true } };
  const inBoth = { where, select: { id: true, nameFr: true, nameEn: true } };
  const inEither = [await db.topic.findMany(inBoth), await db.touchpoint.findMany(inBoth)].flat();
  const channels = await db.channelName.findMany({ where: { workspaceId, address: { in: ids } } });
  const notices = await db.visitNotice.findMany({ where, select: { id: true, document: true } });
  const names = new Map([
    ...notices.map(({ id, document }) => [id, document] as const),
    ...channels.map(({ address, name }) => [address, `#${name}`] as const),
    ...inEither.map(({ id, nameFr, nameEn }) => [id, locale === 'fr' ? nameFr : nameEn] as const),
    ...[
      await db.person.findMany(named),
      await db.source.findMany(named),
      await db.apiToken.findMany(named),
      await db.page.findMany(named),
      await db.schedule.findMany(named),
      await db.mailList.findMany(named),
      await db.caseRule.findMany(named),
      await db.feedRule.findMany(named),
      await db.department.findMany(named),
    ]
      .flat()
      .map(({ id, name }) => [id, name] as const),
  ]);
  return (id) => names.get(id) ?? null;
}

/** Every text in an entry that may be an id. */
function idsIn({ by, done }: Entry): string[] {
  const person = by !== null && typeof by !== 'string' && 'person' in by ? [by.person] : [];
  const texts = Object.values(done?.of ?? {}).flat();
  return [...person, ...texts.filter((each) => typeof each === 'string')];
}
