// What admins are told of mails that come in. What they are asked of one is asking.ts.
import { tellAdmins, type Writing } from '../correspondence/tell.ts';
import type { Tx } from '../database/client.ts';
import { kindsFor } from '../delivery/kinds.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { sentence } from '../messages/message.ts';
import type { KeptOut } from './fate.ts';
import type { Mailbox } from './mailbox.ts';
import { mailboxRemedy, mailboxText } from './standing.ts';

export const mailKinds = kindsFor(
  {
    what: { en: 'a letter about customers’ mails', fr: 'une lettre sur les e-mails de clients' },
    standsAlone: true,
  },
  {
    'mail.asks': 'asked',
    'mail.many': 'told',
    'mail.kept-out': 'told',
    'mail.unread': 'told',
    'mail.expired': 'told',
    'mail.decided': 'redrawn',
  },
);

export async function tellExpired(tx: Tx, writing: Writing, count: number): Promise<void> {
  await tellAdmins(tx, writing, {
    kind: mailKinds['mail.expired'],
    draw: ({ locale, timeZone }) =>
      sentence(plural(locale, count, words(locale).expired(formats(locale, timeZone).number(count))), [
        { label: words(locale).toMails, action: { name: 'mail-in' } },
      ]),
  });
}

/** How it stands, and what to do. */
export async function tellUnread(tx: Tx, writing: Writing, mailbox: Mailbox): Promise<void> {
  await tellAdmins(tx, writing, {
    kind: mailKinds['mail.unread'],
    draw: ({ locale, now }) => {
      const say = words(locale);
      const remedy = mailboxRemedy(mailbox, locale);
      return {
        summary: say.unread,
        blocks: [
          { kind: 'text', text: say.unread },
          { kind: 'text', text: mailboxText(mailbox, { locale, now }) },
          ...(remedy === null ? [] : [{ kind: 'note', text: remedy } as const]),
          { kind: 'buttons', buttons: [{ label: say.toMails, action: { name: 'mail-in' } }] },
        ],
      };
    },
  });
}

/** What nobody wrote is told to whoever asks, and to nobody else. */
export type KeptOutCounts = Readonly<Partial<Record<KeptOut | 'automatic', number>>>;

export async function tellKeptOut(tx: Tx, writing: Writing, counts: KeptOutCounts): Promise<void> {
  await tellAdmins(tx, writing, {
    kind: mailKinds['mail.kept-out'],
    draw: ({ locale, timeZone }) => {
      const say = words(locale);
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const told = plural(locale, total, say.keptOut(formats(locale, timeZone).number(total)));
      return {
        summary: told,
        blocks: [
          { kind: 'text', text: told },
          { kind: 'list', items: keptOutLines(counts, locale) },
          { kind: 'note', text: say.keptOutNote },
          { kind: 'buttons', buttons: [{ label: say.toMails, action: { name: 'mail-in' } }] },
        ],
      };
    },
  });
}

/** "3: no rule names the sender", each reason once. */
export function keptOutLines(counts: KeptOutCounts, locale: Locale): string[] {
  const say = words(locale);
  return (Object.keys(say.why) as (keyof KeptOutCounts)[]).flatMap((fate) => {
    const count = counts[fate] ?? 0;
    return count === 0 ? [] : [say.line(formats(locale, 'UTC').number(count), say.why[fate])];
  });
}

const words = phrases({
  en: {
    expired: (count: string) => ({
      one: `For two weeks nobody said what ${count} customer’s mail is about. It is among the answers now, without a moment.`,
      other: `For two weeks nobody said what ${count} customers’ mails are about. They are among the answers now, without a moment.`,
    }),
    unread:
      'Customers’ mails could not be read for a day. What came meanwhile is read as soon as that works again.',
    toMails: 'Customers’ mails',
    keptOut: (count: string) => ({
      one: `${count} mail was kept out. Nothing of it was stored.`,
      other: `${count} mails were kept out. Nothing of them was stored.`,
    }),
    keptOutNote:
      'Those of the mailbox are still there, unread. Once a rule names their sender, they are read again.',
    line: (count: string, why: string) => `${count}: ${why}`,
    why: {
      stranger: 'no rule names the sender',
      unproven: 'a rule names the sender, but the mail server did not find that it came from there',
      'nothing-forwarded': 'a colleague’s mail in which no forwarded mail was found',
      'no-words': 'nothing of the customer’s own to read',
      'too-large': 'larger than 25 MB, or of too many parts',
      unreadable: 'it could not be read as an e-mail',
      automatic: 'nobody wrote it: an automatic answer, a notice or a mailing list',
    },
  },
  fr: {
    expired: (count) => ({
      one: fr`En deux semaines, personne n’a dit de quoi parle ${count} e-mail de client. Il fait désormais partie des réponses, sans moment.`,
      other: fr`En deux semaines, personne n’a dit de quoi parlent ${count} e-mails de clients. Ils font désormais partie des réponses, sans moment.`,
    }),
    unread: fr`Les e-mails de clients n’ont pas pu être lus depuis un jour. Ce qui est arrivé entre-temps sera lu dès que cela remarchera.`,
    toMails: 'E-mails de clients',
    keptOut: (count) => ({
      one: `${count} e-mail est resté à la porte. Rien n’en a été enregistré.`,
      other: `${count} e-mails sont restés à la porte. Rien n’en a été enregistré.`,
    }),
    keptOutNote: fr`Ceux de la boîte y sont toujours, non lus. Dès qu’une règle nomme leur expéditeur, ils sont relus.`,
    line: (count, why) => fr`${count} : ${why}`,
    why: {
      stranger: 'aucune règle ne nomme l’expéditeur',
      unproven: 'une règle nomme l’expéditeur, mais le serveur n’a pas constaté que l’e-mail vient de là',
      'nothing-forwarded': 'e-mail d’un collègue où aucun e-mail transféré n’a été trouvé',
      'no-words': 'aucun mot du client à lire',
      'too-large': fr`plus de 25 Mo, ou trop de parties`,
      unreadable: 'illisible comme e-mail',
      automatic: fr`personne ne l’a écrit : réponse automatique, notification ou liste de diffusion`,
    },
  },
});
