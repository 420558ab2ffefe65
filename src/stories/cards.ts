// The card by which moderators decide about a story: sent to each place where they read, drawn anew when the story changes.
import type { Store } from '../database/client.ts';
import { enqueue, rewrite } from '../delivery/ledger.ts';
import { drawable } from '../delivery/undelivered.ts';
import { localeOf } from '../i18n/locale.ts';
import { peopleByIds } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import { moderationPlaces, type Place } from './moderation-places.ts';
import { type Story, storyById } from './story.ts';
import { moderationCard } from './views.ts';

/** To every place of theirs, at its posting hours. */
export async function askModerators(tx: Store, { workspace, now }: Shell, story: Story): Promise<void> {
  const fresh = await tx.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  for (const each of await moderationPlaces(tx, fresh, now))
    await sendCard(tx, { workspace: fresh, now }, story, each);
}

async function sendCard(
  tx: Store,
  { workspace, now }: Pick<Shell, 'workspace' | 'now'>,
  story: Story,
  { address, locale, notBefore }: Place,
): Promise<void> {
  await enqueue(tx, {
    workspaceId: workspace.id,
    kind: 'story.card',
    subject: `story:${story.row.id}`,
    address,
    message: moderationCard(story, null, { locale, timeZone: workspace.timeZone }),
    locale,
    now,
    notBefore,
  });
}

/** What the moderators' channel did not take comes before the admins, where it does not yet. */
export async function askOthers(
  tx: Store,
  desk: Pick<Shell, 'workspace' | 'now'>,
  storyIds: readonly string[],
): Promise<void> {
  const workspaceId = desk.workspace.id;
  const places = await moderationPlaces(tx, desk.workspace, desk.now);
  for (const id of storyIds) {
    const story = await storyById(tx, workspaceId, id);
    if (story?.status !== 'submitted') continue;
    const cards = { workspaceId, subject: `story:${id}`, kind: 'story.card' };
    const known = await tx.delivery.findMany({ where: cards, select: { address: true } });
    const asked = new Set(known.map(({ address }) => address));
    for (const each of places) if (!asked.has(each.address)) await sendCard(tx, desk, story, each);
  }
}

/** On every card of it. @param moderator who decided just now, by name */
export async function redraw(
  tx: Store,
  { workspace, now }: Shell,
  story: Story,
  moderator: string | null,
): Promise<void> {
  const workspaceId = workspace.id;
  const subject = `story:${story.row.id}`;
  const cards = await tx.delivery.findMany({
    where: { workspaceId, subject, kind: 'story.card', ...drawable },
  });
  const decider =
    moderator ?? (await peopleByIds(tx, workspaceId, [story.row.moderatorId ?? '']))[0]?.name ?? null;
  for (const card of cards) {
    const locale = localeOf((card.content as { locale?: string }).locale) ?? 'en';
    const message = moderationCard(story, decider, { locale, timeZone: workspace.timeZone });
    const drawn = { workspaceId, address: card.address, message, locale, now };
    // One that has to wait yet for its hour is written anew.
    if (await rewrite(tx, card.id, drawn)) continue;
    await enqueue(tx, {
      ...drawn,
      kind: 'story.card-redrawn',
      subject,
      replaces: card.id,
    });
  }
}
