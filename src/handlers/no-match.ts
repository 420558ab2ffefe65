// What an admin is told who saved a filter that no answer passes: which part of it none has, and what is nearest to that among what answers have.
import { answersIn, type FeedbackFilters } from '../feedback/filters.ts';
import { segmentText } from '../feedback/segment-names.ts';
import { segmentsSaid } from '../feedback/segments-said.ts';
import { touchpointsCalled } from '../feedback/touchpoints/company.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { nearestFirst } from '../terms/nearest.ts';
import type { Request } from './request.ts';

/** More names are not read. */
const MOST = 5;

type RequestReader = Pick<Request, 'kit' | 'workspace' | 'locale' | 'formats' | 'at'>;

/** Null where an answer passes, or where nothing is chosen. */
export async function noMatch(request: RequestReader, filters: FeedbackFilters): Promise<string | null> {
  const { kit, workspace, locale, formats, at } = request;
  const { touchpoints = [], segments = [], sourceIds = [] } = filters;
  if (touchpoints.length + segments.length + sourceIds.length === 0) return null;
  const { db } = kit.database;
  const until = { from: new Date(0), to: new Date(at.getTime() + 1) };
  const has = async (some: FeedbackFilters) =>
    (await db.feedback.findFirst({ where: answersIn(workspace.id, until, some), select: { id: true } })) !==
    null;
  if (await has(filters)) return null;
  const say = words(locale);
  const told: string[] = [];
  for (const each of touchpoints) {
    if (await has({ touchpoints: [each] })) continue;
    const { name, others } = await touchpointsHad(request, each, locale);
    told.push(say.none(name, formats.list(nearestFirst(name, others).slice(0, MOST))));
  }
  for (const each of segments) {
    if (await has({ segments: [each] })) continue;
    const name = segmentText(each, locale);
    const others = (await segmentsSaid(kit.database, workspace.id)).map((one) => segmentText(one, locale));
    told.push(say.none(name, formats.list(nearestFirst(name, others).slice(0, MOST))));
  }
  return told.length === 0 ? say.together : told.join(' ');
}

async function touchpointsHad({ kit, workspace }: RequestReader, id: string, locale: Locale) {
  const { db } = kit.database;
  const called = await touchpointsCalled(db, workspace.id);
  const nameOf = (each: string) => touchpointName(each, locale, called.get(each));
  const rows = await db.feedback.groupBy({
    by: ['touchpoint'],
    where: { workspaceId: workspace.id, touchpoint: { not: null } },
    _count: { _all: true },
    orderBy: { _count: { id: 'desc' } },
    take: 50,
  });
  return {
    name: nameOf(id),
    others: rows.flatMap(({ touchpoint }) => (touchpoint ? nameOf(touchpoint) : [])),
  };
}

const words = phrases({
  en: {
    none: (name: string, others: string) =>
      others === ''
        ? `No answer so far is of “${name}”, nor of any other.`
        : `No answer so far is of “${name}”. Nearest to it, answers have: ${others}.`,
    together: 'No answer so far has all of what was chosen at once.',
  },
  fr: {
    none: (name, others) =>
      others === ''
        ? fr`Aucune réponse à ce jour ne relève de « ${name} », ni d’aucune autre valeur.`
        : fr`Aucune réponse à ce jour ne relève de « ${name} ». Au plus près, les réponses ont : ${others}.`,
    together: 'Aucune réponse à ce jour n’a tout ce qui a été choisi à la fois.',
  },
});
