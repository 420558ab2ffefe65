// Who hears what became of an action: whoever it grew from, once each, however many of its origins are theirs. What they read is letters.ts.
import { z } from 'zod';
import type { KeyedWriting, Place } from '../../correspondence/tell.ts';
import type { Store } from '../../database/client.ts';
import type { Address } from '../../messages/message.ts';
import { type Person, peopleByIds } from '../../people/person.ts';
import { authorIdOf } from '../../suggestions/suggestion.ts';
import type { PlanAction } from '../action.ts';
import { channelsOfTheme } from './theme-channels.ts';

export interface Audience {
  readonly people: readonly Person[];
  /** Wrote without their name: nobody may find them by a row. */
  readonly unnamed: readonly Person[];
  readonly channels: readonly Place[];
}

/**
 * An idea's author, those who follow it, and the authors of its duplicates; who took a case; who told a story; the channels that a theme was
 * told in, or that a survey asked; who made it an action, and its owner. Not `except`, who know.
 */
export async function audienceOf(
  tx: Store,
  { keys, workspace }: KeyedWriting,
  { row, origins }: Pick<PlanAction, 'row' | 'origins'>,
  except: readonly string[],
): Promise<Audience> {
  const workspaceId = workspace.id;
  const of = (kind: string) => origins.filter((origin) => origin.kind === kind).map(({ subject }) => subject);
  const ideas = await tx.suggestion.findMany({
    where: { workspaceId, OR: [{ id: { in: of('suggestion') } }, { duplicateOf: { in: of('suggestion') } }] },
  });
  const followers = await tx.suggestionFollower.findMany({
    where: { workspaceId, suggestionId: { in: of('suggestion') } },
    select: { personId: true },
  });
  const cases = await tx.customerCase.findMany({
    where: { workspaceId, id: { in: of('case') } },
    select: { takerId: true },
  });
  const stories = await tx.story.findMany({
    where: { workspaceId, id: { in: of('story') } },
    select: { tellerId: true },
  });
  const named = distinct([
    ...ideas.filter(({ anonymous }) => !anonymous).map(({ authorId }) => authorId),
    ...followers.map(({ personId }) => personId),
    ...cases.map(({ takerId }) => takerId),
    ...stories.map(({ tellerId }) => tellerId),
    row.createdById,
    row.ownerId,
  ]);
  const hidden = distinct(
    ideas.filter(({ anonymous }) => anonymous).map((each) => authorIdOf(keys, each)),
  ).filter((id) => !named.includes(id));
  const here = async (ids: readonly string[]) =>
    (await peopleByIds(tx, workspaceId, ids)).filter(({ id, isActive }) => isActive && !except.includes(id));
  return {
    people: await here(named),
    unnamed: await here(hidden),
    channels: await placesOf(tx, workspaceId, { row, origins }),
  };
}

/** What is read of a round's groups here: where they are. */
const groupAddresses = z.array(z.object({ address: z.string().nullable() }));

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

async function placesOf(
  tx: Store,
  workspaceId: string,
  { row, origins }: Pick<PlanAction, 'row' | 'origins'>,
): Promise<Place[]> {
  const names = origins.flatMap(({ kind, name }) => (kind === 'theme' && name !== null ? [name] : []));
  const told = names.length === 0 ? [] : await channelsOfTheme(tx, workspaceId, names, row.createdAt);
  const known = new Set(told.map(({ address }) => address));
  const asked = await channelsAsked(tx, workspaceId, origins);
  return [...told, ...asked.flatMap((address) => (known.has(address) ? [] : [{ address }]))];
}

/** Of surveys that it grew from, the channels whose members were asked. */
async function channelsAsked(
  tx: Store,
  workspaceId: string,
  origins: PlanAction['origins'],
): Promise<Address[]> {
  const ids = origins.flatMap(({ kind, subject }) => (kind === 'survey' ? [subject] : []));
  if (ids.length === 0) return [];
  const rounds = await tx.surveyRound.findMany({ where: { workspaceId, id: { in: ids } } });
  const groups = rounds.flatMap((each) => groupAddresses.parse(each.groups));
  return [...new Set(groups.flatMap(({ address }) => address ?? []))];
}
