// The card by which moderators decide about a story: sent to each place where they read, drawn anew when the story changes.
import { redrawCards } from '../correspondence/cards.ts';
import { tellChannel, type Writing } from '../correspondence/tell.ts';
import type { Store } from '../database/client.ts';
import { localeOf } from '../i18n/locale.ts';
import { peopleByIds } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import { storyKinds } from './kinds.ts';
import { type ModerationPlace, moderationPlaces } from './moderation-places.ts';
import { type Story, storyById, subjectFor } from './story.ts';
import { moderationCard } from './views.ts';

/** To every place of theirs, at its posting hours. */
export async function askModerators(tx: Store, { workspace, now }: Shell, story: Story): Promise<void> {
  const fresh = await tx.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  for (const each of await moderationPlaces(tx, fresh, now))
    await sendCard(tx, { workspace: fresh, now }, story, each);
}

async function sendCard(
  tx: Store,
  writing: Writing,
  story: Story,
  { address, locale, notBefore }: ModerationPlace,
): Promise<void> {
  await tellChannel(
    tx,
    writing,
    { address, locale },
    { ...aboutCard(story), draw: (reader) => moderationCard(story, null, reader), notBefore },
  );
}

/** What the moderators' channel did not take comes before the admins, where it does not yet. */
export async function askOthers(tx: Store, writing: Writing, storyIds: readonly string[]): Promise<void> {
  const workspaceId = writing.workspace.id;
  const places = await moderationPlaces(tx, writing.workspace, writing.now);
  for (const id of storyIds) {
    const story = await storyById(tx, workspaceId, id);
    if (story?.status !== 'submitted') continue;
    const { kind, subject } = aboutCard(story);
    const cards = { workspaceId, kind: kind.name, subject };
    const known = await tx.delivery.findMany({ where: cards, select: { address: true } });
    const asked = new Set(known.map(({ address }) => address));
    for (const each of places) if (!asked.has(each.address)) await sendCard(tx, writing, story, each);
  }
}

/** On every card of it. @param moderator who decided just now, by name */
export async function redraw(
  tx: Store,
  writing: Writing,
  story: Story,
  moderator: string | null,
): Promise<void> {
  const { id: workspaceId, timeZone } = writing.workspace;
  const decider =
    moderator ?? (await peopleByIds(tx, workspaceId, [story.row.moderatorId ?? '']))[0]?.name ?? null;
  const cards = { ...aboutCard(story), redrawn: storyKinds['story.card-redrawn'] };
  await redrawCards(tx, writing, cards, (card) => {
    const locale = localeOf((card.content as { locale?: string }).locale) ?? 'en';
    return { message: moderationCard(story, decider, { locale, timeZone }), locale };
  });
}

function aboutCard({ row }: Story) {
  return { kind: storyKinds['story.card'], subject: subjectFor(row.id) };
}
