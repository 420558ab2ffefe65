// Newsletters, for admins and auditors: the lists, how many read each, and what became of the latest issue. Readers come and go at the
// command line, where files are: no e-mail address stands in a chat. Which schedule goes to a list: schedules/.
import { step } from '../../beat.ts';
import { digestKinds } from '../../digests/kinds.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Message } from '../../messages/message.ts';
import { newsletterKinds } from '../../newsletter/kinds.ts';
import { type CountedList, countedLists } from '../../newsletter/lists.ts';
import { latestIssue } from '../../newsletter/outcome.ts';
import { outcomeLines, tellOfIssues } from '../../newsletter/telling.ts';
import type { Feature } from '../feature.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';

const FIRST = digestKinds.digest.name;

const showNewsletters: Ask = async (request) => shown(request, await newslettersMessage(request));

async function newslettersMessage(request: Request): Promise<Message> {
  const { kit, workspace, locale, subject } = request;
  const all = await countedLists(kit.database.db, workspace.id);
  const { entries, pager, again } = pageOf(all, { name: 'newsletters' }, pageIn(subject).page, request);
  const { title, intro, none } = words(locale);
  const drawn: Block[] = [];
  for (const each of entries) drawn.push(...(await listBlocks(each, request)));
  return {
    summary: title,
    again,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: intro },
      ...(all.length === 0 ? [{ kind: 'text', text: none } as const] : []),
      ...drawn,
      ...pager,
    ],
  };
}

async function listBlocks(list: CountedList, request: Request): Promise<Block[]> {
  const { kit, workspace, locale, formats, at } = request;
  const say = words(locale);
  const issue = await latestIssue(kit.database.db, workspace.id, list.id, FIRST);
  const { reading, left, bounced } = list;
  const latest =
    issue === null
      ? say.noIssue
      : say.latest(formats.day(issue.at, at), outcomeLines(issue, locale).join(', '));
  return [
    {
      kind: 'text',
      text: [{ strong: list.name }, ` · ${say.readers(formats.number(reading), reading)}`],
    },
    {
      kind: 'note',
      text: [say.gone(formats.number(left), formats.number(bounced)), latest].join(' '),
    },
  ];
}

export const newsletter: Feature = {
  name: 'newsletter',
  asks: { newsletters: { run: showNewsletters, may: 'audit' } },
  adminMenu: [{ order: 12, label: (locale) => words(locale).title, ask: 'newsletters' }],
  steps: [
    step('newsletters', ({ database, workspace, now }) => tellOfIssues(database, { workspace, now }, FIRST)),
  ],
  kinds: newsletterKinds,
};

const words = phrases({
  en: {
    title: 'Newsletters',
    intro:
      'Mailing lists that a schedule may post to: choose one in the schedule’s form. Readers are put on them at the command line: portevoix readers import.',
    none: 'There is no list yet.',
    readers: (count: string, number: number) => `${count} ${number === 1 ? 'reader' : 'readers'}`,
    gone: (left: string, bounced: string) =>
      `Unsubscribed: ${left}. Refused by their mail server: ${bounced}.`,
    noIssue: 'No issue so far.',
    latest: (day: string, what: string) => `Latest issue, ${day}: ${what}.`,
  },
  fr: {
    title: 'Lettres d’information',
    intro: fr`Des listes de diffusion vers lesquelles un bulletin peut partir : choisissez-en une dans son formulaire. On y inscrit les lecteurs en ligne de commande : portevoix readers import.`,
    none: 'Il n’y a encore aucune liste.',
    readers: (count, number) => fr`${count} ${number < 2 ? 'lecteur' : 'lecteurs'}`,
    gone: (left, bounced) => fr`Désinscrits : ${left}. Refusés par leur serveur : ${bounced}.`,
    noIssue: fr`Aucun numéro pour l’instant.`,
    latest: (day, what) => fr`Dernier numéro, ${day} : ${what}.`,
  },
});
