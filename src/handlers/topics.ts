// Topics and who answers for them. Admins only.
import { newId } from '../clock.ts';
import { transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type FormView, listOf, opening, textOf } from '../messages/form.ts';
import { type Block, sentence } from '../messages/message.ts';
import { addressOf, peopleByIds } from '../people/person.ts';
import {
  archiveTopic,
  offeredTopics,
  openTopics,
  saveTopic,
  type Topic,
  topicName,
} from '../suggestions/topics.ts';
import { mustBeAdmin } from './admin.ts';
import { LONGEST_TITLE, peopleAt, problems, textProblem } from './fields.ts';
import { type Ask, form, type Request } from './request.ts';

const MOST_OWNERS = 10;
const MOST_DAYS = 60;

export const listTopics: Ask = async (request) => {
  await mustBeAdmin(request);
  const { kit, workspace, locale } = request;
  const say = words(locale);
  const topics = await offeredTopics(kit.database, workspace.id, locale);
  const blocks = await Promise.all(topics.map((topic) => topicBlocks(topic, request)));
  return {
    kind: 'say',
    message: {
      summary: say.title,
      blocks: [
        { kind: 'heading', text: say.title },
        ...blocks.flat(),
        {
          kind: 'buttons',
          buttons: [{ label: say.create, action: { name: 'topic.create' }, style: 'primary' }],
        },
      ],
    },
  };
};

async function topicBlocks(topic: Topic, { kit, workspace, locale, formats }: Request): Promise<Block[]> {
  const say = words(locale);
  const owners = await peopleByIds(kit.database.db, workspace.id, topic.ownerIds);
  const who = owners.length === 0 ? say.nobody : formats.list(owners.map((owner) => owner.name));
  const edit = { label: say.edit, action: { name: 'topic.edit', subject: topic.id } };
  const confirm = { title: say.closeTitle, text: say.closeText, yes: say.close, no: say.keep };
  const close = {
    label: say.close,
    action: { name: 'topic.close', subject: topic.id },
    style: 'danger',
    confirm,
  } as const;
  return [
    {
      kind: 'facts',
      facts: [
        {
          label: topicName(topic, locale),
          value: `${who} · ${say.days(topic.replyDays ?? workspace.replyDays)}`,
        },
      ],
    },
    { kind: 'buttons', buttons: topic.isDefault ? [edit] : [edit, close] },
  ];
}

export const openTopicCreate: Ask = async (request) => {
  await mustBeAdmin(request);
  return { kind: 'open', form: await view(request, null) };
};

export const openTopicEdit: Ask = async (request) => {
  await mustBeAdmin(request);
  return { kind: 'open', form: await view(request, await existing(request)) };
};

export const closeTopic: Ask = async (request) => {
  await mustBeAdmin(request);
  const topic = await existing(request);
  await archiveTopic(request.kit.database.db, request.workspace.id, topic.id, request.at);
  return { kind: 'say', message: sentence(words(request.locale).closed(topicName(topic, request.locale))) };
};

async function view({ kit, workspace, locale }: Request, topic: Topic | null): Promise<FormView> {
  const say = words(locale);
  const owners = await peopleByIds(kit.database.db, workspace.id, topic?.ownerIds ?? []);
  return {
    form: 'topic',
    state: opening(newId(), topic ? { subject: topic.id, version: topic.version } : {}),
    title: topic ? say.edit : say.create,
    submit: say.save,
    fields: [
      { kind: 'text', name: 'nameFr', label: say.nameFr, initial: topic?.nameFr ?? '' },
      { kind: 'text', name: 'nameEn', label: say.nameEn, initial: topic?.nameEn ?? '' },
      {
        kind: 'people',
        name: 'owners',
        label: say.owners,
        hint: say.ownersHint,
        most: MOST_OWNERS,
        initial: owners.map(addressOf),
      },
      {
        kind: 'text',
        name: 'days',
        label: say.daysLabel,
        hint: say.daysHint(workspace.replyDays),
        optional: true,
        initial: topic?.replyDays ? String(topic.replyDays) : '',
      },
    ],
  };
}

export const topicForm = form({
  name: 'topic',
  parse(values, { locale }) {
    const say = words(locale);
    const days = textOf(values, 'days');
    const owners = listOf(values, 'owners');
    const errors = problems({
      nameFr: textProblem(values, 'nameFr', { most: LONGEST_TITLE, locale }),
      nameEn: textProblem(values, 'nameEn', { most: LONGEST_TITLE, locale }),
      owners: owners.length === 0 ? say.noOwner : null,
      days: days === '' || isDays(days) ? null : say.badDays(days, MOST_DAYS),
    });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    const replyDays = days === '' ? null : Number(days);
    return {
      ok: true,
      value: { nameFr: textOf(values, 'nameFr'), nameEn: textOf(values, 'nameEn'), replyDays, owners },
    };
  },
  async submit({ owners, ...names }, request, { subject, version }) {
    await mustBeAdmin(request);
    const people = await peopleAt(request, owners);
    const draft = { ...names, ownerIds: people.map((person) => person.id) };
    const shown = subject !== undefined && version !== undefined ? { id: subject, version } : null;
    const done = await transact(request.kit.database, (tx) =>
      saveTopic(tx, request.workspace.id, draft, shown),
    );
    const say = words(request.locale);
    if (!done) return { kind: 'errors', errors: { nameFr: say.outdated } };
    return {
      kind: 'show',
      title: say.saved,
      message: sentence(say.savedText(request.formats.list(people.map((each) => each.name)))),
    };
  },
});

/** A whole number of working days from 1 to 60. */
export function isDays(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS;
}

async function existing({ kit, workspace, subject }: Request): Promise<Topic> {
  const topic = (await openTopics(kit.database.db, workspace.id)).find((each) => each.id === subject);
  if (!topic) throw new UserError('topic.not-found', (locale) => words(locale).notFound);
  return topic;
}

const words = phrases({
  en: {
    title: 'Topics and owners',
    create: 'New topic',
    edit: 'Edit',
    close: 'Close',
    closeTitle: 'Close this topic?',
    closeText: 'It takes no new ideas. Those that it has keep their owners and their due dates.',
    closed: (name: string) => `“${name}” takes no new ideas.`,
    keep: 'Keep it',
    save: 'Save',
    saved: 'Saved',
    savedText: (owners: string) => `New ideas on this topic go to ${owners}, first come first asked.`,
    nobody: 'nobody yet',
    days: (days: number) => `answers within ${days} working days`,
    nameFr: 'Name in French',
    nameEn: 'Name in English',
    owners: 'Who answers',
    ownersHint: 'The first one gets the ideas; the next ones step in when that one has left.',
    daysLabel: 'Working days to answer',
    daysHint: (days: number) => `Empty: ${days}, as everywhere.`,
    noOwner: 'Choose at least one person: every idea needs somebody who answers.',
    badDays: (given: string, most: number) =>
      `“${given}” is not a number of days. Write a whole number from 1 to ${most}.`,
    outdated:
      'Another admin changed this topic meanwhile; nothing was overwritten. Close, and open it again.',
    notFound: 'This topic no longer exists.',
  },
  fr: {
    title: 'Sujets et responsables',
    create: 'Nouveau sujet',
    edit: 'Modifier',
    close: 'Fermer',
    closeTitle: 'Fermer ce sujet ?',
    closeText:
      'Il ne prend plus de nouvelles idées. Celles qu’il a gardent leurs responsables et leurs échéances.',
    closed: (name) => fr`« ${name} » ne prend plus de nouvelles idées.`,
    keep: 'Garder',
    save: 'Enregistrer',
    saved: 'Enregistré',
    savedText: (owners) => `Les nouvelles idées sur ce sujet iront à ${owners}, dans cet ordre.`,
    nobody: 'personne pour l’instant',
    days: (days) => `réponse sous ${days} jours ouvrés`,
    nameFr: 'Nom en français',
    nameEn: 'Nom en anglais',
    owners: 'Qui répond',
    ownersHint: fr`La première personne reçoit les idées ; les suivantes prennent le relais si elle est partie.`,
    daysLabel: 'Jours ouvrés pour répondre',
    daysHint: (days) => fr`Vide : ${days}, comme partout.`,
    noOwner: fr`Choisissez au moins une personne : chaque idée a besoin de quelqu’un qui réponde.`,
    badDays: (given, most) =>
      fr`« ${given} » n’est pas un nombre de jours. Écrivez un nombre entier de 1 à ${most}.`,
    outdated: fr`Un autre admin a modifié ce sujet entre-temps ; rien n’a été écrasé. Fermez et rouvrez-le.`,
    notFound: 'Ce sujet n’existe plus.',
  },
});
