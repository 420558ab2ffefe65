// What "Make it an action" was pressed on: which idea, case, best failure, theme, survey, promise, visits or contacts, and whether this person may.
import { findCase, mustBeIn } from '../../cases/may.ts';
import { closedPart } from '../../contacts/statement.ts';
import { UserError } from '../../errors.ts';
import { metrics } from '../../feedback/filters.ts';
import { themeKey } from '../../feedback/themes/choices.ts';
import { touchpointIds } from '../../feedback/touchpoints/company.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { GrownFrom } from '../../plan/action.ts';
import { mustLeaveRoom } from '../../plan/add.ts';
import type { KeptMoves } from '../../plan/moves.ts';
import { type OriginKind, originKinds } from '../../plan/origins.ts';
import type { PromiseKnown } from '../../promises/known.ts';
import { promiseById } from '../../promises/promise.ts';
import { mustModerate } from '../../stories/moderators.ts';
import { storyById } from '../../stories/story.ts';
import { findSuggestion, rolesOf } from '../../suggestions/may.ts';
import { kindNamed } from '../../surveys/kind.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { measuresOf } from '../../surveys/letters/result.ts';
import { roundById } from '../../surveys/round.ts';
import type { Request } from '../request.ts';
import { mustDecide } from '../surveys/result.ts';
import { choosable } from '../voice/theme-subject.ts';
import { touchpointCode } from './list-state.ts';

export interface FoundOrigin {
  /** Null: it grew from nothing, and is at a touchpoint. */
  readonly origin: GrownFrom | null;
  /** What the form proposes. */
  readonly title: string;
  readonly touchpoint: string | null;
  readonly moves: KeptMoves | null;
}

const found = (
  kind: OriginKind,
  subject: string,
  about: Partial<FoundOrigin> = {},
  name: string | null = null,
) => ({
  origin: { kind, subject, name },
  title: '',
  touchpoint: null,
  moves: null,
  ...about,
});

/**
 * Of "KIND:ID", as the button carries it (of a survey "survey:ROUND:MEASURE", of a touchpoint "touchpoint:CODE:METRIC"); null for a new action that grew from nothing.
 * @throws UserError where it is not theirs to see, or, of an idea, to answer
 */
export async function originOf(request: Request, subject: string | null): Promise<FoundOrigin | null> {
  if (subject === null || subject === '') return null;
  const colon = subject.indexOf(':');
  const kind = originKinds.find((each) => each === subject.slice(0, colon));
  const id = subject.slice(colon + 1);
  const { kit, workspace, asker } = request;
  const { db } = kit.database;
  if (subject.startsWith('touchpoint:')) return foundAt(request, id);
  switch (kind) {
    case 'suggestion': {
      const suggestion = await findSuggestion(db, workspace.id, id);
      if (!rolesOf(kit.keys, suggestion, asker).includes('owner')) throw notOwner();
      return found(kind, id, { title: suggestion.row.title });
    }
    case 'case': {
      const its = await findCase(db, workspace.id, id);
      await mustBeIn(kit.directory, its, asker);
      return found(kind, id, { touchpoint: its.answers[0]?.touchpoint ?? null });
    }
    case 'story': {
      const story = await storyById(db, workspace.id, id);
      if (!story) throw gone();
      if (story.row.tellerId !== asker.id && story.status !== 'approved')
        await mustModerate(kit.directory, workspace, asker);
      return found(kind, id);
    }
    case 'theme': {
      const { identity, name } = await choosable(request, id);
      return found(kind, themeKey(identity), {}, name);
    }
    case 'survey': {
      const [roundId = '', measure] = id.split(':');
      const round = await roundById(db, workspace.id, roundId);
      mustDecide(request, round);
      await mustLeaveRoom(db, workspace.id, { kind, subject: roundId });
      const measures = measuresOf(round, kindNamed(surveyKinds, round.survey.kind));
      const named = measures.find(({ key }) => key === measure);
      return found(kind, roundId, named ? { title: named.title[request.locale] } : {});
    }
    case 'visit':
      if (!(await db.visit.findFirst({ where: { workspaceId: workspace.id, touchpoint: id } }))) throw gone();
      return found(kind, id, { touchpoint: id });
    case 'contacts': {
      const [month = '', departmentId = ''] = id.split('/');
      const part = await closedPart(db, workspace.id, month, departmentId);
      if (part === null) throw gone();
      return found(kind, id, {}, part.department);
    }
    case 'promise': {
      const promise = await promiseById(db, workspace.id, id);
      if (!promise || promise.endedAt !== null) throw gone();
      await mustLeaveRoom(db, workspace.id, { kind, subject: id });
      return found(kind, id, { touchpoint: promise.touchpoint, moves: hopedFor(promise.known) });
    }
    case undefined:
      throw gone();
    default:
      return kind satisfies never;
  }
}

/** The promise's own figure or question, towards its target; of a figure the plan looks for the heat itself. */
function hopedFor(known: PromiseKnown): KeptMoves {
  const direction = known.target.bound === 'at-least' ? 'up' : 'down';
  if (known.by === 'question') return { question: known.question, direction };
  const { metric, segment } = known;
  return {
    ...{ metric, direction },
    ...(segment ? { segment } : {}),
  };
}

/** Where its figure is that should move, which it proposes. */
async function foundAt({ kit, workspace }: Request, asked: string): Promise<FoundOrigin> {
  const [code, metricText] = asked.split(':');
  const ids = await touchpointIds(kit.database.db, workspace.id);
  const touchpoint = ids.find((each) => touchpointCode(each) === code);
  if (touchpoint === undefined) throw gone();
  const metric = metrics.find((each) => each === metricText);
  const moves = metric ? ({ metric, direction: 'up' } as const) : null;
  return { origin: null, title: '', touchpoint, moves };
}

function notOwner(): UserError {
  return new UserError('plan.not-owner', (locale) => words(locale).notOwner);
}

function gone(): UserError {
  return new UserError('plan.origin-gone', (locale) => words(locale).gone);
}

const words = phrases({
  en: {
    notOwner: 'Whoever answers this idea, and admins, can make it an action. Support it, or write to them.',
    gone: 'What this grew from no longer exists here.',
  },
  fr: {
    notOwner:
      'Les responsables de cette idée et les admins peuvent en faire une action. Soutenez-la, ou écrivez-leur.',
    gone: 'Ce qui était à l’origine n’existe plus ici.',
  },
});
