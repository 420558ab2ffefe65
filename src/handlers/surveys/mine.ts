// /survey: what is asked of somebody just now, and the results that they may see; and the same in their home. Whether they have answered stands
// in neither, and neither changes once they have: both stay in the chat.
import { plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Message } from '../../messages/message.ts';
import { moreItems } from '../../messages/shorten.ts';
import { holds } from '../../people/rights.ts';
import { kindNamed } from '../../surveys/kind.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { answerButtons } from '../../surveys/letters/answer-buttons.ts';
import { headlineOf } from '../../surveys/letters/result.ts';
import { closedFor, openFor } from '../../surveys/mine.ts';
import type { SurveyRound } from '../../surveys/round.ts';
import { pageIn, pageRead, shown } from '../paging.ts';
import type { Ask, CommandEntry, Request } from '../request.ts';

export const listMySurveys: Ask = async (request) =>
  shown(request, await mineMessage(request, pageIn(request.subject).page));

export const surveyCommand: CommandEntry = {
  name: 'survey',
  // Whoever is asked has a letter with its button.
  isRare: true,
  inFrench: 'enquête',
  aliases: ['surveys', 'enquêtes'],
  description: {
    en: 'What you are asked just now, and the results that you may see',
    fr: 'Ce que l’on vous demande en ce moment, et les résultats que vous pouvez voir',
  },
  may: 'everyone',
  run: (request) => listMySurveys({ ...request, subject: null }),
};

async function mineMessage(request: Request, page: number): Promise<Message> {
  const { kit, workspace, asker, locale, at: now } = request;
  const { db } = kit.database;
  const say = words(locale);
  const mine = { workspaceId: workspace.id, personId: asker.id };
  const open = page === 0 ? await openFor(db, { ...mine, now }, null) : [];
  const { listed, pager } = await pageRead({ name: 'surveys.mine' }, page, request, (part) =>
    closedFor(db, mine, { ...part, all: holds(asker, 'admin') }),
  );
  return {
    summary: say.title,
    blocks: [
      ...(page === 0 ? [group(say.open), ...openBlocks(open, request), { kind: 'divider' } as const] : []),
      group(say.closed),
      ...(listed.total === 0
        ? [note(say.noResult)]
        : listed.rounds.flatMap((round) => closedBlocks(round, request))),
      ...pager,
    ],
  };
}

/** In the home, of what they were written to about and want to hear of; nothing where there is none. */
export async function askedBlocks(request: Request, take: number): Promise<Block[]> {
  const { kit, workspace, asker, locale, at: now } = request;
  const mine = { workspaceId: workspace.id, personId: asker.id, now };
  const open = await openFor(kit.database.db, mine, kit);
  if (open.length === 0) return [];
  const more = open.length - take;
  return [
    group(words(locale).open),
    ...openBlocks(open.slice(0, take), request),
    ...(more > 0 ? [note(moreItems(more, locale))] : []),
    { kind: 'buttons', buttons: [{ label: words(locale).all, action: { name: 'surveys.mine' } }] },
  ];
}

function openBlocks(rounds: readonly SurveyRound[], { locale, formats, at }: Request): Block[] {
  const say = words(locale);
  if (rounds.length === 0) return [note(say.noneOpen)];
  return [
    ...rounds.flatMap(({ row, survey, questions }): Block[] => {
      const count = plural(locale, questions.length, say.questions(formats.number(questions.length)));
      const value = say.until(count, formats.moment(row.closesAt, at));
      return [
        { kind: 'facts', facts: [{ label: survey.name, value }] },
        { kind: 'buttons', buttons: answerButtons(row.id, locale) },
      ];
    }),
    note(say.answeredAlready),
  ];
}

function closedBlocks(round: SurveyRound, { locale, formats, at, asker }: Request): Block[] {
  const say = words(locale);
  const { row, survey } = round;
  const day = formats.day(row.closedAt ?? row.closesAt, at);
  const count = say.answered(formats.number(row.answered ?? 0), formats.number(row.asked));
  const reader = { locale, timeZone: asker.timeZone, now: at };
  const headline = headlineOf(round, kindNamed(surveyKinds, survey.kind), reader);
  const label = say.closedOn(survey.name, day, count);
  return [
    { kind: 'facts', facts: [{ label, value: headline }] },
    ...(row.result === null
      ? []
      : [
          {
            kind: 'buttons',
            buttons: [{ label: say.see(survey.name), action: { name: 'survey.result', subject: row.id } }],
          } as const,
        ]),
  ];
}

function group(text: string): Block {
  return { kind: 'text', text: [{ strong: text }] };
}

function note(text: string): Block {
  return { kind: 'note', text };
}

const words = phrases({
  en: {
    title: 'Surveys',
    open: 'Asked of you just now',
    noneOpen: 'Nothing is asked of you just now.',
    questions: (count: string) => ({ one: `${count} question`, other: `${count} questions` }),
    until: (questions: string, moment: string) => `${questions}, until ${moment}`,
    answeredAlready:
      'If you have answered already, nothing more is needed: this looks the same for everybody.',
    closed: 'Closed surveys',
    noResult: 'No survey that you were asked in has closed yet.',
    answered: (answered: string, asked: string) => `${answered} of ${asked} answered`,
    closedOn: (name: string, day: string, count: string) => `${name} · closed on ${day} · ${count}`,
    see: (name: string) => `The result of “${name}”`,
    all: 'All surveys',
  },
  fr: {
    title: 'Enquêtes',
    open: 'Ce que l’on vous demande en ce moment',
    noneOpen: 'Aucune enquête ne vous attend.',
    questions: (count) => ({ one: `${count} question`, other: `${count} questions` }),
    until: (questions, moment) => fr`${questions}, jusqu’au ${moment}`,
    answeredAlready: fr`Si vous avez déjà répondu, il n’y a plus rien à faire : ceci s’affiche pareil pour tout le monde.`,
    closed: 'Enquêtes closes',
    noResult: 'Aucune des enquêtes qui vous ont été proposées n’est encore close.',
    answered: (answered, asked) => fr`ont répondu : ${answered} sur ${asked}`,
    closedOn: (name, day, count) => fr`${name} · close le ${day} · ${count}`,
    see: (name) => fr`Le résultat de « ${name} »`,
    all: 'Toutes les enquêtes',
  },
});
