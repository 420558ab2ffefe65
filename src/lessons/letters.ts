// Who is written to about a lesson of the company's own: whoever may approve it, by a card that is drawn anew, and whoever proposed it.
import { redrawCards } from '../correspondence/cards.ts';
import { tellChannel, tellPerson } from '../correspondence/tell.ts';
import type { Store } from '../database/client.ts';
import type { LessonModel } from '../database/generated/sqlite/models.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import { type Button, type Message, sentence } from '../messages/message.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import { moderationPlaces } from '../stories/moderation-places.ts';
import type { Shell } from '../workspace/shell.ts';
import { lessonKinds } from './kinds.ts';
import { subjectFor } from './lesson.ts';
import { lessonFrom, type OwnStatus } from './own.ts';
import { happenedBlocks, situationBlocks } from './views.ts';

/** Where best failures wait, too. */
export async function askToApprove(
  tx: Store,
  { workspace, now }: Shell,
  row: LessonModel,
  author: string,
): Promise<void> {
  for (const { address, locale, notBefore } of await moderationPlaces(tx, workspace, now))
    await tellChannel(
      tx,
      { workspace, now },
      { address, locale },
      {
        ...{ kind: lessonKinds['lesson.proposed'], subject: subjectFor(row.id), notBefore },
        draw: (reader) => ownCard(row, { author, decider: null }, reader),
      },
    );
}

/** On every card by which it was to be approved. */
export async function redrawProposal(tx: Store, writing: Shell, row: LessonModel): Promise<void> {
  const { id: workspaceId, timeZone } = writing.workspace;
  const names = await namesOf(tx, workspaceId, row);
  const cards = {
    kind: lessonKinds['lesson.proposed'],
    subject: subjectFor(row.id),
    redrawn: lessonKinds['lesson.redrawn'],
  };
  await redrawCards(tx, writing, cards, (card) => {
    const locale = localeOf((card.content as { locale?: string }).locale) ?? 'en';
    return { message: ownCard(row, names, { locale, timeZone }), locale };
  });
}

interface LessonNames {
  readonly author: string;
  /** Null: nobody decided yet. */
  readonly decider: string | null;
}

export async function namesOf(tx: Store, workspaceId: string, row: LessonModel): Promise<LessonNames> {
  const people = await peopleByIds(tx, workspaceId, [row.authorId, row.deciderId ?? '']);
  const nameOf = (id: string | null) => people.find((each) => each.id === id)?.name ?? null;
  return { author: nameOf(row.authorId) ?? '?', decider: nameOf(row.deciderId) };
}

/** One of the company's own, whole, with what may be decided about it. */
export function ownCard(row: LessonModel, { author, decider }: LessonNames, reader: Reader): Message {
  const say = words(reader.locale);
  const lesson = lessonFrom(row);
  const status = row.status as OwnStatus;
  return {
    summary: say.summary(row.title),
    blocks: [
      { kind: 'text', text: [{ strong: say.number(row.number, row.title) }, ` · ${say.by(author)}`] },
      ...situationBlocks(lesson, reader),
      ...happenedBlocks(lesson, reader),
      { kind: 'note', text: say.status[status](decider ?? '?') },
      ...actsOn(status, row.id, reader.locale),
    ],
  };
}

function actsOn(status: OwnStatus, subject: string, locale: Locale) {
  const say = words(locale);
  const buttons: Readonly<Record<OwnStatus, readonly Button[]>> = {
    proposed: [
      { label: say.approve, action: { name: 'lesson.approve', subject }, style: 'primary' },
      { label: say.edit, action: { name: 'lesson.edit', subject } },
      { label: say.decline, action: { name: 'lesson.decline', subject } },
    ],
    approved: [
      {
        label: say.takeBack,
        action: { name: 'lesson.withdraw', subject },
        style: 'danger',
        confirm: { title: say.takeBackTitle, text: say.takeBackText, yes: say.takeBack, no: say.keep },
      },
    ],
    declined: [],
    withdrawn: [],
  };
  return buttons[status].length === 0 ? [] : [{ kind: 'buttons', buttons: buttons[status] } as const];
}

/** What became of what they proposed. */
export async function tellAuthor(
  tx: Store,
  writing: Shell,
  author: Person,
  of: {
    readonly row: LessonModel;
    readonly decision: 'approved' | 'declined' | 'withdrawn';
    readonly by: string;
  },
): Promise<void> {
  await tellPerson(tx, writing, author, {
    kind: lessonKinds['lesson.decided'],
    draw: ({ locale }) => sentence(words(locale).decided[of.decision](of.by, of.row.title)),
  });
}

export function takenBackText(locale: Locale): string {
  return words(locale).takenBack;
}

const words = phrases({
  en: {
    summary: (title: string) => `A lesson of our own: ${title}`,
    number: (number: number, title: string) => `Lesson #${number}: ${title}`,
    by: (author: string) => `by ${author}`,
    approve: 'Approve',
    edit: 'Edit…',
    decline: 'Decline',
    takeBack: 'Take it back',
    takeBackTitle: 'Take this lesson back?',
    takeBackText: 'It does not come again, and where it was posted it says so.',
    keep: 'Keep it',
    status: {
      proposed: (_by: string) => 'Waits for a moderator',
      approved: (by: string) => `Approved by ${by}`,
      declined: (by: string) => `Declined by ${by}`,
      withdrawn: (by: string) => `Taken back by ${by}`,
    } satisfies Record<OwnStatus, (by: string) => string>,
    decided: {
      approved: (by: string, title: string) =>
        `${by} approved your lesson “${title}”: it comes in one of the next weeks.`,
      declined: (by: string, title: string) =>
        `${by} declined your lesson “${title}”. Ask them what was missing.`,
      withdrawn: (by: string, title: string) =>
        `${by} took your lesson “${title}” back: it does not come again.`,
    },
    takenBack: 'This lesson was taken back.',
  },
  fr: {
    summary: (title) => fr`Une leçon de chez nous : ${title}`,
    number: (number, title) => fr`Leçon n° ${number} : ${title}`,
    by: (author) => `par ${author}`,
    approve: 'Approuver',
    edit: 'Retoucher…',
    decline: 'Écarter',
    takeBack: 'La retirer',
    takeBackTitle: 'Retirer cette leçon ?',
    takeBackText: 'Elle ne reviendra pas, et là où elle a paru, on lira qu’elle a été retirée.',
    keep: 'La garder',
    status: {
      proposed: () => 'Attend un modérateur',
      approved: (by) => `Approuvée par ${by}`,
      declined: (by) => `Écartée par ${by}`,
      withdrawn: (by) => `Retirée par ${by}`,
    },
    decided: {
      approved: (by, title) =>
        fr`${by} a approuvé votre leçon « ${title} » : elle viendra l’une des prochaines semaines.`,
      declined: (by, title) => fr`${by} a écarté votre leçon « ${title} ». Demandez-lui ce qui manquait.`,
      withdrawn: (by, title) => fr`${by} a retiré votre leçon « ${title} » : elle ne reviendra pas.`,
    },
    takenBack: 'Cette leçon a été retirée.',
  },
});
