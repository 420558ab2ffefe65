// What the page of roles, its form and its answers say, in both languages.
import { plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';

export const sayRoles = phrases({
  en: {
    title: 'Roles: who may do what',
    everyone: 'Everyone in the company',
    everyoneMay:
      'May propose ideas, follow and support those of others, tell best failures, read what customers say, and see to the hot cases of the channels that they are in.',
    owners: 'Owners of topics',
    ownersMay: 'May answer the ideas of their topics, and hand them over. Topics and owners says which.',
    may: (what: string) => `May ${what}.`,
    opens: (doors: string) => `In the menu: ${doors}.`,
    nobody: 'Nobody yet.',
    onlyNamed:
      'They were named here. Whoever administers the chat is an admin again once none of them is left; those of ADMIN_USERS always are.',
    ofTheChat: 'Whoever administers the chat, and those of ADMIN_USERS, until somebody is named here.',
    admins: 'Admins, too.',
    channel: 'Members of the channel where best failures wait, and admins, too.',
    caseChannels: 'Members of a channel, for its own cases, and admins, too.',
    none: 'No role has been given yet.',
    holder: (who: string, role: string) => `${who}: ${role}`,
    hasLeft: (name: string) => `${name} (has left)`,
    give: 'Give a role',
    which: 'Which role?',
    whom: 'To whom?',
    whomHint: 'Each of them is told. They find what they may now do with /portevoix.',
    firstAdmin:
      'As soon as you name an admin here, you are named too, and whoever else administers the chat is no longer an admin of Porte-voix. You can give your role back afterwards.',
    noRole: 'Choose one of the roles.',
    howMany: (most: number) =>
      `Choose somebody; ${plural('en', most, { one: `${most} person`, other: `${most} people` })} at most.`,
    guests: (names: string) => `Guests of the chat have no role: ${names}. Choose somebody of the company.`,
    given: (names: string, role: string, may: string) =>
      `Role given: ${role}, to ${names}, who may now ${may}.`,
    givenBefore: (count: number, role: string) =>
      plural('en', count, {
        one: `Nothing changes: that person has this role already (${role}).`,
        other: `Nothing changes: all of them have this role already (${role}).`,
      }),
    adminsNow: (names: string) => `Admins of Porte-voix are now: ${names}.`,
    take: 'Take the role back',
    takeText: (name: string, role: string) => `${name} will no longer have the role: ${role}. They are told.`,
    keep: 'Leave it',
    taken: (name: string, role: string) => `${name} no longer has the role: ${role}.`,
    gone: 'They do not have this role any more.',
  },
  fr: {
    title: fr`Rôles : qui peut faire quoi`,
    everyone: 'Toute l’entreprise',
    everyoneMay:
      'Peut proposer des idées, suivre et soutenir celles des autres, raconter des ratés, lire ce que disent les clients et s’occuper des cas à chaud de ses canaux.',
    owners: 'Responsables de sujets',
    ownersMay:
      'Peuvent répondre aux idées de leurs sujets et passer la main. « Sujets et responsables » dit lesquels.',
    may: (what) => `Peut ${what}.`,
    opens: (doors) => fr`Dans le menu : ${doors}.`,
    nobody: 'Personne encore.',
    onlyNamed:
      'Ces personnes ont été nommées ici. Les admins de la messagerie le redeviennent quand il n’en reste aucune ; celles d’ADMIN_USERS le sont toujours.',
    ofTheChat:
      'Les admins de la messagerie et les personnes d’ADMIN_USERS, tant que personne n’est nommé ici.',
    admins: 'Les admins aussi.',
    channel: 'Les membres du canal où attendent les récits et les admins aussi.',
    caseChannels: 'Les membres d’un canal, pour ses propres cas, et les admins aussi.',
    none: 'Aucun rôle n’a encore été donné.',
    holder: (who, role) => fr`${who} : ${role}`,
    hasLeft: (name) => `${name} (a quitté l’entreprise)`,
    give: 'Donner un rôle',
    which: 'Quel rôle ?',
    whom: 'À qui ?',
    whomHint: 'Chaque personne est prévenue. Ce qu’elle peut faire désormais se trouve avec /portevoix.',
    firstAdmin:
      'Dès que vous nommez un admin ici, vous l’êtes aussi, et les autres admins de la messagerie ne sont plus admins de Porte-voix. Vous pourrez ensuite rendre votre rôle.',
    noRole: 'Choisissez un des rôles.',
    howMany: (most) =>
      fr`Choisissez quelqu’un ; ${plural('fr', most, { one: `${most} personne`, other: `${most} personnes` })} au plus.`,
    guests: (names) =>
      fr`Les invités de la messagerie n’ont pas de rôle : ${names}. Choisissez quelqu’un de l’entreprise.`,
    given: (names, role, may) => fr`Rôle donné : ${role}, à ${names}, avec le droit de ${may}.`,
    givenBefore: (count, role) =>
      plural('fr', count, {
        one: fr`Rien ne change : cette personne a déjà ce rôle (${role}).`,
        other: fr`Rien ne change : toutes ces personnes ont déjà ce rôle (${role}).`,
      }),
    adminsNow: (names) => fr`Les admins de Porte-voix sont désormais : ${names}.`,
    take: 'Reprendre le rôle',
    takeText: (name, role) => fr`${name} n’aura plus ce rôle : ${role}. La personne est prévenue.`,
    keep: 'Laisser',
    taken: (name, role) => fr`${name} n’a plus ce rôle : ${role}.`,
    gone: 'Cette personne n’a plus ce rôle.',
  },
});
