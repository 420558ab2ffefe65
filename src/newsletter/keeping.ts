// Lists that channels feed are kept as those are, by the heartbeat: asked of the chat some times a day, by one replica. What the chat does not
// tell leaves a list as it is, but for those who left the company; an admin is told once.
import { tellAdmins, type Writing } from '../correspondence/tell.ts';
import { transact } from '../database/client.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Message } from '../messages/message.ts';
import type { Directory, Untold } from '../people/directory.ts';
import type { Keeping } from './acts.ts';
import { channelsOf, FRESH_MS, keepRoll, rollOf } from './channels.ts';
import { newsletterKinds } from './kinds.ts';

const KIND = newsletterKinds['newsletter.unkept'];

/** What the chat could not tell is asked again after these; in between, whoever waited has the rest of a large company read. */
const LATER_MS = 5 * 60_000;
const REFUSED_MS = 3_600_000;

/** Safe to call at any time, by any number of replicas. */
export async function keepLists(keeping: Keeping, directory: Directory, writing: Writing): Promise<void> {
  const { database, workspaceId } = keeping;
  const { now } = writing;
  const due = await database.db.mailList.findMany({
    where: { workspaceId, askAt: { lte: now } },
    select: { id: true, askAt: true },
  });
  for (const { id, askAt } of due) {
    // Whoever moves it has it; where that process ends, it is asked again after a while.
    const { count } = await database.db.mailList.updateMany({
      where: { workspaceId, id, askAt },
      data: { askAt: new Date(now.getTime() + LATER_MS) },
    });
    if (count === 1) await keepList(keeping, id, directory, writing);
  }
}

async function keepList(keeping: Keeping, id: string, directory: Directory, writing: Writing): Promise<void> {
  const { database, workspaceId } = keeping;
  const { now } = writing;
  const list = await channelsOf(database.db, workspaceId, id);
  if (list === null) return;
  const { channels, trouble: before } = list;
  const asked = await rollOf(directory, keeping, channels);
  const readers = asked.kind === 'told' ? asked.roll.readers : null;
  await keepRoll(keeping, id, { readers, channels }, { by: 'itself', now });
  const trouble = asked.kind === 'told' ? null : asked.why;
  const afterMs = trouble === null ? FRESH_MS : trouble === 'later' ? LATER_MS : REFUSED_MS;
  await transact(database, async (tx) => {
    await tx.mailList.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { trouble, askAt: new Date(now.getTime() + afterMs) },
    });
    if (trouble === null || trouble === 'later' || trouble === before) return;
    await tellAdmins(tx, writing, {
      kind: KIND,
      subject: `list:${id}`,
      draw: ({ locale }) => unkeptLetter(list.name, trouble, locale),
    });
  });
}

function unkeptLetter(list: string, trouble: Untold, locale: Locale): Message {
  const say = words(locale);
  const title = say.title(list);
  return {
    summary: title,
    blocks: [
      { kind: 'text', text: title },
      { kind: 'text', text: untoldWords(trouble, locale) },
      { kind: 'note', text: say.meanwhile },
      { kind: 'buttons', buttons: [{ label: say.see, action: { name: 'newsletters' } }] },
    ],
  };
}

/** Why the chat does not tell who would read, and what to do. */
export function untoldWords(why: Untold, locale: Locale): string {
  return words(locale).untold[why];
}

const words = phrases({
  en: {
    title: (list: string) => `The readers of “${list}” cannot be kept as its channels are.`,
    untold: {
      'no-right':
        'I may not read e-mail addresses here. On Slack, add the right users:read.email to the app and install it again; on Teams, whoever runs me sets TEAMS_EMAILS=1. See docs/newsletter.md.',
      'no-channel':
        'One of its channels is gone, or I cannot look into it. Add me to it, or choose others in the list’s form.',
      later:
        'The chat does not tell it just now, or asks me to wait. Try again in a minute: I go on where I stopped.',
    } satisfies Record<Untold, string>,
    meanwhile:
      'Until then nobody joins it, and whoever only left a channel goes on reading. Whoever has left the company is taken off all the same.',
    see: 'Newsletters',
  },
  fr: {
    title: (list) => fr`Les lecteurs de « ${list} » ne peuvent plus suivre ses canaux.`,
    untold: {
      'no-right': fr`Je n’ai pas le droit de lire les adresses e-mail ici. Sur Slack, ajoutez le droit users:read.email à l’application et réinstallez-la ; sur Teams, la personne qui me fait tourner règle TEAMS_EMAILS=1. Voir docs/newsletter.md.`,
      'no-channel': fr`L’un de ses canaux a disparu, ou je ne peux pas y regarder. Ajoutez-moi, ou choisissez-en d’autres dans le formulaire de la liste.`,
      later: fr`La messagerie ne le dit pas pour l’instant, ou me demande d’attendre. Réessayez dans une minute : je reprends où j’en étais.`,
    },
    meanwhile: fr`D’ici là, personne ne s’y ajoute, et qui a seulement quitté un canal continue de la lire. Qui a quitté l’entreprise en est retiré malgré tout.`,
    see: 'Lettres d’information',
  },
});
