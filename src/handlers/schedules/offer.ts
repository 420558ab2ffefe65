// Sections that a digest was never offered, and the line of an admin's home about them. Adding them, or leaving them out: list.ts.
import { listable } from '../../digests/section.ts';
import type { Block, Option } from '../../messages/message.ts';
import { notOffered } from '../../schedules/offered.ts';
import { allSchedules, type Schedule } from '../../schedules/schedule.ts';
import { offerNote } from '../offer.ts';
import type { Request } from '../request.ts';

export function offeredTo(
  schedule: Pick<Schedule, 'sections' | 'offered'>,
  { kit, locale }: Pick<Request, 'kit' | 'locale'>,
): readonly Option[] {
  const all = listable(kit.menu.sections);
  const ids = notOffered(
    all.map(({ id }) => id),
    schedule,
  );
  return all.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ value: id, label: name[locale] }));
}

export async function newInDigests(request: Request): Promise<Block[]> {
  const schedules = await allSchedules(request.kit.database.db, request.workspace.id);
  const offers = schedules.map((each) => offeredTo(each, request)).filter(({ length }) => length > 0);
  const all = new Map(offers.flat().map((each) => [each.value, each]));
  return offerNote([...all.values()], { what: 'schedule', count: offers.length }, request.locale);
}
