// The admins are told once of an issue that did not reach everybody: how many, why, and what happens next. Nothing where all is well.
import { tellAdmins, type Writing } from '../correspondence/tell.ts';
import { type Database, transact } from '../database/client.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Message } from '../messages/message.ts';
import { newsletterKinds } from './kinds.ts';
import { type MailList, mailLists } from './lists.ts';
import { type IssueOutcome, latestIssue } from './outcome.ts';

const KIND = newsletterKinds['newsletter.told'];

/** What still waits then is told of as it is. */
const LATEST_MS = 24 * 3_600_000;

/** Safe to call at any time. @param firstKind see `latestIssue` */
export async function tellOfIssues(database: Database, writing: Writing, firstKind: string): Promise<void> {
  const { db } = database;
  const { workspace, now } = writing;
  for (const list of await mailLists(db, workspace.id)) {
    const issue = await latestIssue(db, workspace.id, list.id, firstKind);
    if (issue === null || !isToTell(issue, now)) continue;
    const subject = `newsletter:${issue.id}`;
    await transact(database, async (tx) => {
      const told = { workspaceId: workspace.id, kind: KIND.name, subject };
      if ((await tx.delivery.count({ where: told })) > 0) return;
      await tellAdmins(tx, writing, {
        kind: KIND,
        subject,
        draw: ({ locale }) => issueLetter(list, issue, locale),
      });
    });
  }
}

function isToTell({ at, waiting, unknown, refused, bounced }: IssueOutcome, now: Date): boolean {
  const isOver = now.getTime() - at.getTime() > LATEST_MS;
  if (waiting > 0) return isOver;
  return unknown + refused + bounced > 0;
}

function issueLetter(list: Pick<MailList, 'name'>, issue: IssueOutcome, locale: Locale): Message {
  const say = words(locale);
  const title = say.title(list.name);
  const said = outcomeLines(issue, locale);
  return {
    summary: title,
    blocks: [
      { kind: 'text', text: title },
      { kind: 'list', items: said },
      ...(issue.bounced > 0 ? [{ kind: 'note', text: say.bouncedNext } as const] : []),
      ...(issue.unknown > 0 ? [{ kind: 'note', text: say.unknownNext } as const] : []),
      { kind: 'buttons', buttons: [{ label: say.see, action: { name: 'newsletters' } }] },
    ],
  };
}

/** "412 arrived", and one line for each way in which others did not. */
export function outcomeLines(issue: IssueOutcome, locale: Locale): string[] {
  const say = words(locale);
  const number = formats(locale, 'UTC').number;
  return (['arrived', 'waiting', 'unknown', 'refused', 'bounced'] as const).flatMap((what) =>
    issue[what] > 0 || what === 'arrived'
      ? [plural(locale, issue[what], say[what](number(issue[what])))]
      : [],
  );
}

const words = phrases({
  en: {
    title: (list: string) => `The latest issue of “${list}” did not reach everybody:`,
    arrived: (count: string) => ({ one: `${count} arrived`, other: `${count} arrived` }),
    waiting: (count: string) => ({ one: `${count} still waits`, other: `${count} still wait` }),
    unknown: (count: string) => ({
      one: `${count} may have arrived: the answer was lost`,
      other: `${count} may have arrived: the answer was lost`,
    }),
    refused: (count: string) => ({
      one: `${count} was refused by the mail server; tried again later`,
      other: `${count} were refused by the mail server; tried again later`,
    }),
    bounced: (count: string) => ({
      one: `${count} address is unknown to its mail server`,
      other: `${count} addresses are unknown to their mail server`,
    }),
    bouncedNext:
      'Nothing more is sent to those addresses. Correct them in your file and import it again: portevoix readers import.',
    unknownNext: 'Those wait under “Not delivered” in your home: resend them there, or leave it at that.',
    see: 'Newsletters',
  },
  fr: {
    title: (list) => fr`Le dernier numéro de « ${list} » n’est pas arrivé partout :`,
    arrived: (count) => ({ one: `${count} arrivé`, other: `${count} arrivés` }),
    waiting: (count) => ({ one: `${count} attend encore`, other: `${count} attendent encore` }),
    unknown: (count) => ({
      one: fr`${count} est peut-être arrivé : la réponse s’est perdue`,
      other: fr`${count} sont peut-être arrivés : la réponse s’est perdue`,
    }),
    refused: (count) => ({
      one: fr`${count} refusé par le serveur de messagerie ; nouvel essai plus tard`,
      other: fr`${count} refusés par le serveur de messagerie ; nouvel essai plus tard`,
    }),
    bounced: (count) => ({
      one: `${count} adresse inconnue de son serveur`,
      other: `${count} adresses inconnues de leur serveur`,
    }),
    bouncedNext: fr`Plus rien ne part vers ces adresses. Corrigez-les dans votre fichier et importez-le à nouveau : portevoix readers import.`,
    unknownNext: fr`Ceux-là attendent sous « Non remis » dans votre accueil : renvoyez-les, ou tenez-vous-en là.`,
    see: 'Lettres d’information',
  },
});
