// All that stands beside the figure of a touchpoint, put together. Each is gathered in a file of its own.
import type { Store } from '../../database/client.ts';
import type { Period } from '../../feedback/filters.ts';
import { type KeptPromise, promisesKept } from '../../promises/kept.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { FigureAlong } from '../figures.ts';
import { type ActionsThere, actionsAt, type IdeasThere, ideasAt } from './acts.ts';
import { openCasesAt } from './cases.ts';
import { lastMirror, type MirrorThere } from './mirror.ts';
import type { ReadsSurveys } from './surveyed.ts';
import { type ThemeThere, themesAt } from './themes.ts';
import { type VisitsThere, visitedAt } from './visited.ts';

export interface AtTouchpoint {
  readonly theme: ThemeThere | null;
  readonly openCases: number;
  /** Of those that hold, in the order in which they were made, over the time of the map. */
  readonly promises: readonly KeptPromise[];
  readonly mirror: MirrorThere | null;
  /** Null where nobody visited. */
  readonly visits: VisitsThere | null;
  readonly ideas: IdeasThere;
  readonly actions: ActionsThere;
}

interface BesideAsked {
  readonly window: Period;
  readonly reads: ReadsSurveys;
  /** Answers at each touchpoint. */
  readonly volumes: ReadonlyMap<string, number>;
  readonly figures: ReadonlyMap<string, FigureAlong>;
}

const NO_IDEAS: IdeasThere = { open: 0, done: 0 };
const NO_ACTIONS: ActionsThere = { underWay: [], done: [] };

/** By touchpoint. */
export async function besideThem(
  db: Store,
  workspace: Workspace,
  { window, reads, volumes, figures }: BesideAsked,
): Promise<(touchpoint: string) => AtTouchpoint> {
  const { id: workspaceId } = workspace;
  const themes = await themesAt(db, workspace, window, volumes);
  const cases = await openCasesAt(db, workspaceId);
  const promises = await promisesKept(db, workspaceId, window);
  const mirror = await lastMirror(db, workspaceId, reads);
  const visits = await visitedAt(db, workspace, window.to);
  const ideas = await ideasAt(db, workspaceId, window);
  const actions = await actionsAt(db, workspace, window);
  return (touchpoint) => ({
    theme: themes.get(touchpoint) ?? null,
    openCases: cases.get(touchpoint) ?? 0,
    promises: promises.filter((each) => each.touchpoint === touchpoint),
    mirror: mirror(touchpoint, figures.get(touchpoint)?.chosen ?? null),
    visits: visits.get(touchpoint) ?? null,
    ideas: ideas.get(touchpoint) ?? NO_IDEAS,
    actions: actions.get(touchpoint) ?? NO_ACTIONS,
  });
}
