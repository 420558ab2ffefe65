// What is said of a story: the moderators' card, letters to its teller and its hero, and the story itself.
import { formats } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block, Message } from '../messages/message.ts';
import { firstWords } from '../messages/plain.ts';
import { namedAgainstWill, type Story, type StoryText } from './story.ts';

/** For moderators, drawn again after each act. */
export function moderationCard(story: Story, moderator: string | null, reader: Reader): Message {
  const say = words(reader.locale);
  const { row, teller, status } = story;
  const subject = row.id;
  const named = namedAgainstWill(story);
  const approve = {
    label: say.approve,
    action: { name: 'story.approve', subject },
    style: 'primary',
    ...(named === null
      ? {}
      : { confirm: { title: say.namedTitle, text: say.named(named), yes: say.namedYes, no: say.namedNo } }),
  } as const;
  const edit = { label: say.edit, action: { name: 'story.edit', subject } };
  const change = { label: say.change, action: { name: 'plan.add', subject: `story:${subject}` } };
  const lesson = { label: say.lesson, action: { name: 'lesson.make', subject: `story:${subject}` } };
  const giveBack = { label: say.giveBack, action: { name: 'story.return', subject } };
  return {
    summary: say.cardSummary(teller.name, row.title),
    blocks: [
      { kind: 'text', text: [{ strong: say.number(row.number) }, ` · ${say.by(teller.name)}`] },
      ...tale(row, null, reader),
      { kind: 'note', text: standing(story, moderator, reader) },
      ...(named === null ? [] : [{ kind: 'text', text: say.named(named) } as const]),
      ...(status === 'submitted' ? [{ kind: 'buttons', buttons: [approve, edit, giveBack] } as const] : []),
      ...(status === 'approved' ? [{ kind: 'buttons', buttons: [change, lesson] } as const] : []),
    ],
  };
}

/** The story as readers get it. */
export function tale(text: StoryText, hero: string | null, reader: Reader): Block[] {
  const say = words(reader.locale);
  const parts = [
    { label: say.wentWrong, value: text.wentWrong },
    { label: say.weDid, value: text.weDid },
    { label: say.customerSaid, value: text.customerSaid },
    { label: say.learned, value: text.learned },
  ].filter((part) => part.value !== '');
  return [
    { kind: 'text', text: [{ strong: text.title }] },
    { kind: 'facts', facts: parts },
    ...(hero === null ? [] : [{ kind: 'note', text: say.thanks(hero) } as const]),
  ];
}

function standing({ row, status, credited }: Story, moderator: string | null, reader: Reader): string {
  const say = words(reader.locale);
  const credit = credited === null ? say.nobodyCredited : say.credit[row.credit as 'asked'](credited.name);
  return `${say.status[status](moderator ?? '?')} · ${credit}`;
}

/** @param hears when the moderators hear of it, where that is not now */
export function storyReceipt({ row }: Story, hears: Date | null, now: Date, reader: Reader): Message {
  const moment = hears && formats(reader.locale, reader.timeZone).moment(hears, now);
  const text = words(reader.locale).receipt(row.number, row.title, moment);
  return { summary: text, blocks: [{ kind: 'text', text }] };
}

export function approvedLetter({ row }: Story, by: string, reader: Reader): Message {
  const text = words(reader.locale).approved(by, row.number, row.title);
  return { summary: text, blocks: [{ kind: 'text', text }] };
}

/** With the reason, and the way back in. */
export function returnedLetter({ row }: Story, by: string, reason: string, reader: Reader): Message {
  const say = words(reader.locale);
  const text = say.returned(by, row.number, row.title);
  return {
    summary: `${text} ${firstWords(reason)}`,
    blocks: [
      { kind: 'text', text },
      { kind: 'quote', text: reason },
      {
        kind: 'buttons',
        buttons: [{ label: say.rework, action: { name: 'story.edit', subject: row.id }, style: 'primary' }],
      },
    ],
  };
}

export function publishedLetter({ row }: Pick<Story, 'row'>, channels: string, reader: Reader): Message {
  const text = words(reader.locale).published(row.title, channels);
  return { summary: text, blocks: [{ kind: 'text', text }] };
}

/** Asks the credited person before their name is shown. */
export function creditLetter(story: Story, reader: Reader): Message {
  const say = words(reader.locale);
  const { row, teller } = story;
  const subject = row.id;
  const text = say.creditAsk(teller.name, row.title);
  return {
    summary: text,
    blocks: [
      { kind: 'text', text },
      ...tale(row, null, reader),
      {
        kind: 'buttons',
        buttons: [
          { label: say.creditYes, action: { name: 'story.credit-yes', subject }, style: 'primary' },
          { label: say.creditNo, action: { name: 'story.credit-no', subject } },
        ],
      },
    ],
  };
}

const words = phrases({
  en: {
    cardSummary: (teller: string, title: string) =>
      `A best failure from ${teller} waits for approval: ${title}`,
    number: (number: number) => `Best failure #${number}`,
    by: (name: string) => `told by ${name}`,
    approve: 'Approve',
    edit: 'Edit…',
    giveBack: 'Return…',
    change: 'Make it an action…',
    lesson: 'Make it a lesson…',
    wentWrong: 'What went wrong',
    weDid: 'What we did',
    customerSaid: 'What the customer said',
    learned: 'What we learned',
    thanks: (name: string) => `Made right by ${name}.`,
    status: {
      submitted: (_by: string) => 'Waits for a moderator',
      approved: (by: string) => `Approved by ${by}`,
      returned: (by: string) => `Returned by ${by}`,
    },
    nobodyCredited: 'nobody to name',
    named: (name: string) =>
      `${name} prefers not to be named, and the words above name them. Take the name out before you approve.`,
    namedTitle: 'Approve with the name in it?',
    namedYes: 'Approve all the same',
    namedNo: 'Not yet',
    credit: {
      asked: (name: string) => `${name} was asked whether to be named`,
      agreed: (name: string) => `${name} will be named`,
      refused: (name: string) => `${name} prefers not to be named`,
    },
    receipt: (number: number, title: string, hears: string | null) =>
      `Thank you for telling it. Best failure #${number}, “${title}”, ${
        hears === null ? 'is with the moderators' : `will be with the moderators on ${hears}`
      }; you will hear from them here.`,
    approved: (by: string, number: number, title: string) =>
      `${by} approved your best failure #${number}, “${title}”. You will be told when it is published.`,
    returned: (by: string, number: number, title: string) =>
      `${by} returned your best failure #${number}, “${title}”, and asks for a change:`,
    rework: 'Rework it',
    published: (title: string, channels: string) =>
      `Your story “${title}” has just been published in ${channels}.`,
    creditAsk: (teller: string, title: string) =>
      `${teller} tells a best failure in which you made things right: “${title}”. May your name be shown with it?`,
    creditYes: 'Yes, show my name',
    creditNo: 'Rather not',
  },
  fr: {
    cardSummary: (teller, title) =>
      fr`Un raté devenu pépite, raconté par ${teller}, attend votre accord : ${title}`,
    number: (number) => fr`Récit n° ${number}`,
    by: (name) => `raconté par ${name}`,
    approve: 'Approuver',
    edit: 'Retoucher…',
    giveBack: 'Renvoyer…',
    change: 'En faire une action…',
    lesson: 'En faire une leçon…',
    wentWrong: 'Ce qui a raté',
    weDid: 'Ce qu’on a fait',
    customerSaid: 'Ce que le client a dit',
    learned: 'Ce qu’on en retient',
    thanks: (name) => `Rattrapé par ${name}.`,
    status: {
      submitted: () => 'Attend un modérateur',
      approved: (by) => `Approuvé par ${by}`,
      returned: (by) => `Renvoyé par ${by}`,
    },
    nobodyCredited: 'aucun nom à citer',
    named: (name) =>
      fr`${name} préfère ne pas être cité, et le texte ci-dessus le nomme. Retirez ce nom avant d’approuver.`,
    namedTitle: 'Approuver avec ce nom ?',
    namedYes: 'Approuver quand même',
    namedNo: 'Pas encore',
    credit: {
      asked: (name) => `accord demandé à ${name} pour être cité`,
      agreed: (name) => `${name} sera cité`,
      refused: (name) => `${name} préfère ne pas être cité`,
    },
    receipt: (number, title, hears) =>
      fr`Merci de l’avoir raconté. Le récit n° ${number}, « ${title} », ${
        hears === null ? 'est chez les modérateurs' : `sera chez les modérateurs le ${hears}`
      } ; leur réponse arrivera ici.`,
    approved: (by, number, title) =>
      fr`${by} a approuvé votre récit n° ${number}, « ${title} ». Vous saurez ici quand il sera publié.`,
    returned: (by, number, title) =>
      fr`${by} vous renvoie votre récit n° ${number}, « ${title} », et demande une retouche :`,
    rework: 'Le reprendre',
    published: (title, channels) => fr`Votre récit « ${title} » vient d’être publié dans ${channels}.`,
    creditAsk: (teller, title) =>
      fr`${teller} raconte un raté que vous avez rattrapé : « ${title} ». Peut-on citer votre nom ?`,
    creditYes: 'Oui, citez-moi',
    creditNo: 'Plutôt pas',
  },
});
