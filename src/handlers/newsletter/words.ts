// What admins read about newsletters and their readers.
import { fr, phrases } from '../../i18n/phrases.ts';
import type { LeftOut } from '../../newsletter/channels.ts';

interface ByNumber {
  readonly one: string;
  readonly other: string;
}

export const sayNewsletters = phrases({
  en: {
    title: 'Newsletters',
    intro:
      'Mailing lists that a schedule may post to: choose one in the schedule’s form. Their readers are the members of channels that you choose here, or come from a file at the command line: portevoix readers import.',
    none: 'There is no list yet.',
    readers: (count: string, number: number) => `${count} ${number === 1 ? 'reader' : 'readers'}`,
    gone: (left: string, bounced: string) =>
      `Unsubscribed: ${left}. Refused by their mail server: ${bounced}.`,
    noIssue: 'No issue so far.',
    latest: (day: string, what: string) => `Latest issue, ${day}: ${what}.`,
    fedBy: (channels: string) => `Read by the members of ${channels}.`,
    unkept: (why: string) => `Not kept up to date: ${why}`,
    waiting: (channels: string) => `Not confirmed yet: the members of ${channels}.`,
    nobody: 'no channel',
    create: 'A list from channels',
    choose: 'Readers from channels',
    formTitle: 'Readers from channels',
    formIntro:
      'The people of the company who are in these channels get the newsletter by e-mail, in their language; on Teams, everybody of the channel’s team. Bots, guests and people of other companies do not. You see how many before anybody is written down. Whoever joins or leaves a channel, or the company, follows within the day; whoever unsubscribed stays so.',
    name: 'What the newsletter is called',
    nameHint: 'Its readers see it as the sender’s name.',
    channels: 'Channels',
    channelsHint: 'None: no channel feeds it any more, and those who came from one read it no more.',
    tooMany: (most: number) => `A list takes ${most} channels; make a second one for the others.`,
    noChannel: 'Choose a channel.',
    next: 'Continue',
    gone404: 'This list is not there any more.',
    proposed: (list: string, channels: string) =>
      `“${list}”, for the members of ${channels}. Nobody is written down yet.`,
    count: 'See who would read it',
    counted: (list: string, channels: string) => `“${list}”, for the members of ${channels}:`,
    lines: {
      added: (n: string): ByNumber => ({ one: `${n} new reader`, other: `${n} new readers` }),
      known: (n: string): ByNumber => ({ one: `${n} reads it already`, other: `${n} read it already` }),
      left: (n: string): ByNumber => ({
        one: `${n} has unsubscribed, and stays so`,
        other: `${n} have unsubscribed, and stay so`,
      }),
      bounced: (n: string): ByNumber => ({
        one: `${n} has an address that its mail server refuses`,
        other: `${n} have an address that its mail server refuses`,
      }),
      gone: (n: string): ByNumber => ({
        one: `${n} is in none of these channels, and reads it no more`,
        other: `${n} are in none of these channels, and read it no more`,
      }),
    },
    leftOut: {
      bot: (n: string): ByNumber => ({ one: `${n} bot`, other: `${n} bots` }),
      guest: (n: string): ByNumber => ({ one: `${n} guest`, other: `${n} guests` }),
      stranger: (n: string): ByNumber => ({
        one: `${n} person of another company`,
        other: `${n} people of other companies`,
      }),
      gone: (n: string): ByNumber => ({ one: `${n} closed account`, other: `${n} closed accounts` }),
      'no-address': (n: string): ByNumber => ({
        one: `${n} person without an e-mail address that can be written to`,
        other: `${n} people without an e-mail address that can be written to`,
      }),
    } satisfies Record<LeftOut, (n: string) => ByNumber>,
    without: (what: string) => `Left out: ${what}.`,
    confirm: 'Write them down',
    change: 'Choose other channels',
    done: (list: string) => `The readers of “${list}” are now as its channels are:`,
    outdated: 'Other channels were chosen meanwhile. This is what they come to:',
    nothing: 'No channels wait to be confirmed for this list.',
  },
  fr: {
    title: 'Lettres d’information',
    intro: fr`Des listes de diffusion vers lesquelles un bulletin peut partir : choisissez-en une dans son formulaire. Leurs lecteurs sont les membres des canaux que vous choisissez ici, ou viennent d’un fichier, en ligne de commande : portevoix readers import.`,
    none: 'Il n’y a encore aucune liste.',
    readers: (count, number) => fr`${count} ${number < 2 ? 'lecteur' : 'lecteurs'}`,
    gone: (left, bounced) => fr`Désinscrits : ${left}. Refusés par leur serveur : ${bounced}.`,
    noIssue: fr`Aucun numéro pour l’instant.`,
    latest: (day, what) => fr`Dernier numéro, ${day} : ${what}.`,
    fedBy: (channels) => fr`Lue par les membres de ${channels}.`,
    unkept: (why) => fr`N’est plus tenue à jour : ${why}`,
    waiting: (channels) => fr`Pas encore confirmé : les membres de ${channels}.`,
    nobody: 'aucun canal',
    create: 'Une liste d’après des canaux',
    choose: 'Lecteurs d’après des canaux',
    formTitle: 'Lecteurs d’après canaux',
    formIntro: fr`Les personnes de l’entreprise qui sont dans ces canaux reçoivent la lettre par e-mail, dans leur langue ; sur Teams, toute l’équipe du canal. Ni les bots, ni les invités, ni les personnes d’autres entreprises. Vous voyez combien avant que quiconque soit inscrit. Qui rejoint ou quitte un canal, ou l’entreprise, suit dans la journée ; qui s’est désinscrit le reste.`,
    name: 'Comment s’appelle la lettre',
    nameHint: fr`Ses lecteurs la voient comme nom d’expéditeur.`,
    channels: 'Canaux',
    channelsHint: fr`Aucun : plus aucun canal ne l’alimente, et qui en venait ne la reçoit plus.`,
    tooMany: (most) => fr`Une liste prend ${most} canaux ; faites-en une deuxième pour les autres.`,
    noChannel: 'Choisissez un canal.',
    next: 'Continuer',
    gone404: 'Cette liste n’existe plus.',
    proposed: (list, channels) =>
      fr`« ${list} », pour les membres de ${channels}. Personne n’est encore inscrit.`,
    count: 'Voir qui la recevrait',
    counted: (list, channels) => fr`« ${list} », pour les membres de ${channels} :`,
    lines: {
      added: (n) => ({ one: `${n} nouveau lecteur`, other: `${n} nouveaux lecteurs` }),
      known: (n) => ({ one: `${n} la reçoit déjà`, other: `${n} la reçoivent déjà` }),
      left: (n) => ({
        one: `${n} s’est désinscrite, et le reste`,
        other: `${n} se sont désinscrites, et le restent`,
      }),
      bounced: (n) => ({
        one: `${n} a une adresse que son serveur refuse`,
        other: `${n} ont une adresse que leur serveur refuse`,
      }),
      gone: (n) => ({
        one: `${n} n’est dans aucun de ces canaux, et ne la reçoit plus`,
        other: `${n} ne sont dans aucun de ces canaux, et ne la reçoivent plus`,
      }),
    },
    leftOut: {
      bot: (n) => ({ one: `${n} bot`, other: `${n} bots` }),
      guest: (n) => ({ one: `${n} invité`, other: `${n} invités` }),
      stranger: (n) => ({
        one: `${n} personne d’une autre entreprise`,
        other: `${n} personnes d’autres entreprises`,
      }),
      gone: (n) => ({
        one: `${n} personne dont le compte est fermé`,
        other: `${n} personnes dont le compte est fermé`,
      }),
      'no-address': (n) => ({
        one: `${n} personne sans adresse e-mail utilisable`,
        other: `${n} personnes sans adresse e-mail utilisable`,
      }),
    },
    without: (what) => fr`Laissés de côté : ${what}.`,
    confirm: 'Les inscrire',
    change: 'Choisir d’autres canaux',
    done: (list) => fr`Les lecteurs de « ${list} » suivent désormais ses canaux :`,
    outdated: fr`D’autres canaux ont été choisis entre-temps. Voici ce qu’ils donnent :`,
    nothing: fr`Aucun canal n’attend d’être confirmé pour cette liste.`,
  },
});
