// The form in which somebody asks customers about an idea or an action, and then what customers will read.
import { dayText } from '../../calendar/day.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import { aboutOf, aboutText, type Matter, mayAsk } from '../../community/about.ts';
import {
  askCustomers,
  changeQuestion,
  LONGEST_OPTION,
  LONGEST_QUESTION,
  MOST_DAYS,
  MOST_OPTIONS,
  USUAL_DAYS,
} from '../../community/ask.ts';
import {
  type Asked,
  type AskedIn,
  aboutKinds,
  type CommunityQuestion,
  questionById,
} from '../../community/question.ts';
import { UserError } from '../../errors.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import {
  type Field,
  type FormValues,
  type FormView,
  listOf,
  opening,
  type Parsed,
  textOf,
} from '../../messages/form.ts';
import type { Address, Button } from '../../messages/message.ts';
import { addressOf, peopleByIds } from '../../people/person.ts';
import { dayProblem } from '../day-field.ts';
import { problems, textProblem, titleOf, titleProblem } from '../fields.ts';
import { lookUpPeople } from '../picked.ts';
import { type Ask, form, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { questionMessage } from './view.ts';
import { sayCommunity } from './words.ts';

/** In characters, of a reader's name as customers read it. */
const LONGEST_READER = 80;
const LONGEST_ADDRESS = 300;

/** Beside an idea or an action, to whoever may ask. */
export function askButton(about: CommunityQuestion['about'], locale: Locale): Button {
  return {
    label: sayCommunity(locale).ask,
    action: { name: 'community.ask', subject: `${about.kind}:${about.id}` },
  };
}

/** Of "suggestion:ID" or "action:ID". */
export const openAsk: Ask = async (request) => {
  const about = await askedAbout(request, request.subject ?? '');
  return { kind: 'open', form: await askForm(request, about, null) };
};

/** Of a question that nobody has a link to yet. */
export const openChange: Ask = async (request) => {
  const question = await questionById(request.kit.database.db, request.workspace.id, request.subject ?? '');
  const about = await askedAbout(request, `${question.about.kind}:${question.about.id}`);
  return { kind: 'open', form: await askForm(request, about, question) };
};

interface AskedAbout {
  readonly of: CommunityQuestion['about'];
  readonly its: Matter;
}

/** @throws UserError 'community.not-yours' where they may not ask about it, or it is not there */
async function askedAbout({ kit, workspace, asker }: Request, subject: string): Promise<AskedAbout> {
  const { db } = kit.database;
  const colon = subject.indexOf(':');
  const kind = aboutKinds.find((each) => each === subject.slice(0, colon));
  const of = { kind: kind ?? 'suggestion', id: subject.slice(colon + 1) } as const;
  const its = kind === undefined ? null : await aboutOf(db, workspace.id, of);
  const may = its !== null && (await mayAsk(db, { keys: kit.keys, workspaceId: workspace.id }, of, asker));
  if (its === null || !may)
    throw new UserError('community.not-yours', (locale) => sayCommunity(locale).notYours);
  return { of, its };
}

async function askForm(
  request: Request,
  { of, its }: AskedAbout,
  question: CommunityQuestion | null,
): Promise<FormView> {
  const { locale, asker, at, kit, workspace, formats } = request;
  const say = sayCommunity(locale);
  const usual = dayText(zoneOf(asker.timeZone).dayAt(at.getTime()) + USUAL_DAYS);
  const [reader] = question ? await peopleByIds(kit.database.db, workspace.id, [question.row.readerId]) : [];
  const initial = (text: string | undefined) => (text === undefined || text === '' ? {} : { initial: text });
  const inLanguage = (each: Locale): Field[] => [
    {
      kind: 'multiline',
      name: `question-${each}`,
      label: say.question[each],
      hint: say.questionHint(formats.number(LONGEST_QUESTION)),
      optional: true,
      ...initial(question?.wording[each]?.question),
    },
    {
      kind: 'multiline',
      name: `options-${each}`,
      label: say.options[each],
      hint: say.optionsHint(formats.number(MOST_OPTIONS)),
      optional: true,
      ...initial(question?.wording[each]?.options.join('\n')),
    },
  ];
  return {
    form: 'community.ask',
    state: opening(newId(), {
      subject: question ? `question:${question.row.id}` : `${of.kind}:${of.id}`,
      ...(question ? { version: question.row.version } : {}),
    }),
    title: question ? say.change : say.title,
    submit: say.save,
    intro: [{ kind: 'note', text: say.intro(aboutText(its, locale)) }],
    fields: [
      ...locales.toSorted((a, b) => Number(b === locale) - Number(a === locale)).flatMap(inLanguage),
      { kind: 'date', name: 'endsOn', label: say.endsOn, initial: question?.row.endsOn ?? usual },
      {
        kind: 'people',
        name: 'reader',
        label: say.reader,
        hint: say.readerHint,
        most: 1,
        initial: [addressOf(reader ?? asker)],
      },
      {
        kind: 'text',
        name: 'readerShown',
        label: say.readerShown,
        hint: say.readerShownHint,
        ...initial(question?.row.readerShown),
      },
      {
        kind: 'text',
        name: 'privacy',
        label: say.privacy,
        hint: say.privacyHint,
        optional: true,
        ...initial(question?.row.privacyUrl ?? (await lastNotice(request))),
      },
    ],
  };
}

/** The company has one: as it was written the last time. */
async function lastNotice({ kit, workspace }: Request): Promise<string> {
  const last = await kit.database.db.customerQuestion.findFirst({
    where: { workspaceId: workspace.id, privacyUrl: { not: '' } },
    orderBy: { number: 'desc' },
    select: { privacyUrl: true },
  });
  return last?.privacyUrl ?? '';
}

interface Drafted {
  readonly wording: AskedIn;
  readonly endsOn: string;
  readonly reader: Address;
  readonly readerShown: string;
  readonly privacyUrl: string;
}

export const askEntry = form<Drafted>({
  name: 'community.ask',
  may: 'everyone',
  parse: parseDraft,
  async submit({ reader, ...draft }, request, { key, subject = '', version = 0 }) {
    const { kit, workspace, asker, locale } = request;
    const say = sayCommunity(locale);
    const { db } = kit.database;
    const id = subject.startsWith('question:') ? subject.slice('question:'.length) : null;
    const before = id === null ? null : await questionById(db, workspace.id, id);
    const about = await askedAbout(request, before ? `${before.about.kind}:${before.about.id}` : subject);
    const picked = await lookUpPeople(request, [reader]);
    if (!picked.ok) return { kind: 'errors', errors: { reader: picked.problem } };
    const [person] = picked.people;
    if (person === undefined) return { kind: 'errors', errors: { reader: say.chooseReader } };
    const whole = { ...draft, reader: person };
    const shell = shellOf(request);
    const question = before
      ? await changeQuestion(shell, { id: before.row.id, version, draft: whole, by: asker })
      : await askCustomers(shell, { about: about.of, draft: whole, by: asker, formKey: key });
    if (question === null) return { kind: 'errors', errors: { endsOn: say.outdated } };
    kit.nudge();
    return { kind: 'done', title: say.title, told: await questionMessage(request, question) };
  },
});

function parseDraft(values: FormValues, request: Request): Parsed<Drafted> {
  const { locale } = request;
  const say = sayCommunity(locale);
  const asked = locales.map((each) => [each, askedOf(values, each)] as const);
  const written = asked.filter(([, its]) => its.question !== '');
  const counts = new Set(written.map(([, { options }]) => options.length));
  const [reader] = listOf(values, 'reader');
  const privacyUrl = textOf(values, 'privacy');
  const endsOn = textOf(values, 'endsOn');
  const ofLanguage = asked.flatMap(([each, { question, options }]): [string, string | null][] => [
    [
      `question-${each}`,
      question === '' && (options.length > 0 || written.length === 0)
        ? written.length === 0
          ? say.inOne
          : say.noQuestion
        : textProblem(values, `question-${each}`, { most: LONGEST_QUESTION, optional: true, locale }),
    ],
    [`options-${each}`, optionsProblem(options, counts.size > 1, request)],
  ]);
  const errors = problems({
    ...Object.fromEntries(ofLanguage),
    endsOn: dayProblem(endsOn, { first: 1, last: MOST_DAYS }, request),
    reader: reader === undefined ? say.chooseReader : null,
    readerShown: titleProblem(values, 'readerShown', { most: LONGEST_READER, locale }),
    privacy: isNotice(privacyUrl) ? null : say.badAddress,
  });
  if (reader === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      wording: Object.fromEntries(written),
      ...{ endsOn, reader, readerShown: titleOf(values, 'readerShown'), privacyUrl },
    },
  };
}

function askedOf(values: FormValues, locale: Locale): Asked {
  const lines = textOf(values, `options-${locale}`).split('\n');
  return {
    question: textOf(values, `question-${locale}`),
    options: lines.map((line) => line.trim()).filter((line) => line !== ''),
  };
}

function optionsProblem(
  options: readonly string[],
  differ: boolean,
  { locale, formats }: Request,
): string | null {
  const say = sayCommunity(locale);
  if (options.length > MOST_OPTIONS) return say.tooManyOptions(formats.number(MOST_OPTIONS));
  if (options.length === 1) return say.oneOption;
  if (options.some((each) => [...each].length > LONGEST_OPTION))
    return say.longOption(formats.number(LONGEST_OPTION));
  if (new Set(options.map((each) => each.toLowerCase())).size < options.length) return say.twice;
  return differ ? say.sameOptions : null;
}

function isNotice(address: string): boolean {
  if (address === '') return true;
  return address.length <= LONGEST_ADDRESS && URL.canParse(address) && new URL(address).protocol === 'https:';
}
