// /voice themes: what is new these seven days, one verbatim of each on demand, and for admins what can be done about each.
// Doing it is in theme-choices.ts and theme-joining.ts.
import { quoteBlock, quoteOf } from '../../digests/quote.ts';
import { othersText, themeLine } from '../../digests/sections/themes.ts';
import { calledBy, isAbout, membersOf, type ThemeChoice } from '../../feedback/themes/choices.ts';
import { themeChoices } from '../../feedback/themes/chosen.ts';
import type { NewTheme, NewVerbatim } from '../../feedback/themes/recent.ts';
import { withQuestion } from '../../feedback/told-question.ts';
import { touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { holds } from '../../people/rights.ts';
import { pageOf } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { themeOf, themeSubject, untilNow, weekOf } from './theme-subject.ts';

/** What stands in the list: a theme of this week, or one that an admin muted, or pinned or joined while it is not heard of enough. */
type ThemeEntry =
  | { readonly kind: 'new'; readonly theme: NewTheme; readonly choice: ThemeChoice | null }
  | { readonly kind: Undoable; readonly choice: ThemeChoice };
type Undoable = 'quiet' | 'joined' | 'muted';

export async function themesMessage(request: Request, page = 0): Promise<Message> {
  const { kit, workspace, asker, locale } = request;
  const say = words(locale);
  const until = untilNow(request);
  const found = await weekOf(request, until);
  const themes = found?.themes ?? [];
  const choices = holds(asker, 'admin') ? await themeChoices(kit.database.db, workspace.id) : [];
  const all: ThemeEntry[] = [
    ...themes.map((theme) => ({
      kind: 'new' as const,
      theme,
      choice: choices.find((each) => isAbout(each, theme)) ?? null,
    })),
    ...chosen(choices, themes),
  ];
  const { entries, pager, again } = pageOf(all, { name: 'themes' }, page, request);
  return {
    summary: themes[0] ? `${say.title} – ${say.named(themes[0].name)}` : say.title,
    again,
    blocks: [
      { kind: 'text', text: [{ strong: say.title }] },
      ...(found === null ? [{ kind: 'text', text: say.tooFew } as const] : []),
      ...(found !== null && themes.length === 0 ? [{ kind: 'text', text: say.nothing } as const] : []),
      ...(found !== null && found.inOther > 0
        ? [{ kind: 'note', text: othersText(found.inOther, { locale, timeZone: asker.timeZone }) } as const]
        : []),
      ...entries.flatMap((each) => (each.kind === 'new' ? themeBlocks(each, until, request) : [])),
      ...(themes.length > 0 ? [{ kind: 'note', text: say.method } as const] : []),
      ...undoing(entries, 'quiet', until, request),
      ...undoing(entries, 'joined', until, request),
      ...undoing(entries, 'muted', until, request),
      ...pager,
    ],
  };
}

/** What admins decided about themes that the list does not show, each with the way back. */
function undoing(entries: readonly ThemeEntry[], kind: Undoable, until: Date, request: Request): Block[] {
  const say = words(request.locale);
  const buttons = entries.flatMap((entry): Button[] => {
    if (entry.kind !== kind) return [];
    const { choice } = entry;
    const name = calledBy(choice, request.locale);
    const subject = themeSubject(choice, until);
    switch (kind) {
      case 'muted':
        return [{ label: say.unmute(name), action: { name: 'theme.unmute', subject } }];
      case 'joined':
        return [
          {
            label: say.partNamed(membersOf(choice).map(({ seenAs }) => seenAs)),
            action: { name: 'theme.part', subject },
          },
        ];
      default:
        return [{ label: say.unpinNamed(name), action: { name: 'theme.unpin', subject } }];
    }
  });
  return buttons.length === 0
    ? []
    : [
        { kind: 'note', text: say[kind] },
        { kind: 'buttons', buttons },
      ];
}

function themeBlocks(
  { theme, choice }: Extract<ThemeEntry, { kind: 'new' }>,
  until: Date,
  { kit, locale, asker }: Request,
): Block[] {
  const say = words(locale);
  const { name, count, share, referenceShare: usualShare, direction, notable } = theme;
  const told = { name, count, share, usualShare, direction, notable };
  const line = themeLine(told, { locale, timeZone: asker.timeZone });
  const joined = choice === null || choice.joined.length === 0 ? [] : membersOf(choice);
  const subject = themeSubject(theme, until);
  const read: Button[] =
    theme.verbatim === null ? [] : [{ label: say.read, action: { name: 'theme.words', subject } }];
  const decide: Button[] = holds(asker, 'admin')
    ? [
        theme.pinned
          ? { label: say.unpin, action: { name: 'theme.unpin', subject } }
          : { label: say.pin, action: { name: 'theme.pin', subject } },
        { label: say.rename, action: { name: 'theme.rename', subject } },
        ...(kit.summary ? [{ label: say.suggestName, action: { name: 'summary.name', subject } }] : []),
        { label: say.mute, action: { name: 'theme.mute', subject } },
        joined.length > 0
          ? { label: say.part, action: { name: 'theme.part', subject } }
          : { label: say.join, action: { name: 'theme.join', subject } },
      ]
    : [];
  const act: Button = { label: say.act, action: { name: 'plan.add', subject: `theme:${subject}` } };
  const buttons = [...read, act, ...decide];
  return [
    { kind: 'text', text: theme.pinned ? [...asSpans(line), ` · ${say.pinned}`] : line },
    ...(joined.length > 0
      ? [{ kind: 'note', text: say.oneSubject(joined.map(({ seenAs }) => seenAs)) } as const]
      : []),
    { kind: 'buttons', buttons },
  ];
}

function asSpans(text: ReturnType<typeof themeLine>) {
  return typeof text === 'string' ? [text] : text;
}

/** For admins: what is pinned or joined without being heard of enough, and what is muted. */
function chosen(choices: readonly ThemeChoice[], themes: readonly NewTheme[]): ThemeEntry[] {
  const isHeard = (choice: ThemeChoice) =>
    themes.some(
      (theme) =>
        isAbout(choice, theme) || (theme.language === choice.language && theme.stems.includes(choice.stem)),
    );
  const of = (kind: Undoable, its: readonly ThemeChoice[]) => its.map((choice) => ({ kind, choice }));
  return [
    ...of(
      'quiet',
      choices.filter((each) => each.isPinned && !isHeard(each)),
    ),
    ...of(
      'joined',
      choices.filter((each) => each.joined.length > 0 && !isHeard(each)),
    ),
    ...of(
      'muted',
      choices.filter(({ isMuted }) => isMuted),
    ),
  ];
}

/** One customer's words about a theme, to the asker alone; of one in two languages, one customer's in each. */
export const readTheme: Ask = async (request) => {
  const { kit, workspace, locale, asker, subject } = request;
  const say = words(locale);
  const { db } = kit.database;
  const called = await touchpointsCalled(db, workspace.id);
  const { name, verbatim, otherVerbatim } = await themeOf(request, subject);
  const title = say.named(name);
  const quote = async (each: NewVerbatim) =>
    quoteBlock(quoteOf(await withQuestion(db, workspace.id, each), called), {
      locale,
      timeZone: asker.timeZone,
    });
  const quoted: Block[] = [];
  for (const each of [verbatim, otherVerbatim]) if (each) quoted.push(await quote(each));
  return {
    kind: 'say',
    message: {
      summary: title,
      blocks: [
        { kind: 'text', text: [{ strong: title }] },
        ...(quoted.length > 0 ? quoted : [{ kind: 'text', text: say.noWords } as const]),
      ],
    },
  };
};

const words = phrases({
  en: {
    title: 'What is new, these last 7 days',
    named: (name: string) => `“${name}”`,
    tooFew:
      'It is too early to tell what is new: it takes 8 comments of 5 customers these 7 days, and comments in 3 of the 8 weeks before.',
    nothing: 'Nothing new: customers speak of what they always speak of.',
    method:
      'Compared with the 8 weeks before. Only what moves beyond chance and the usual ups and downs is shown: what moved, not why.',
    read: 'In their words',
    act: 'Make it an action…',
    pin: 'Pin',
    unpin: 'Unpin',
    rename: 'Rename…',
    suggestName: 'Suggest a name',
    mute: 'Mute',
    join: 'Same subject as…',
    part: 'No longer one subject',
    partNamed: (all: readonly string[]) => `No longer one subject: ${all.join(' + ')}`,
    oneSubject: (all: readonly string[]) =>
      `One subject, counted together: ${all.map((each) => `“${each}”`).join(', ')}.`,
    joined: 'Joined as one subject, with nothing new these 7 days:',
    pinned: 'pinned',
    unmute: (name: string) => `Unmute: ${name}`,
    unpinNamed: (name: string) => `Unpin: ${name}`,
    quiet: 'Pinned, and spoken of by fewer than 3 customers these 7 days:',
    muted: 'Muted: in no digest, and not here.',
    noWords: 'Nobody wrote of it these 7 days.',
  },
  fr: {
    title: 'Ce qui est nouveau, ces 7 derniers jours',
    named: (name) => fr`« ${name} »`,
    tooFew:
      'Il est trop tôt pour dire ce qui est nouveau : il faut 8 commentaires de 5 clients sur ces 7 jours, et des commentaires dans 3 des 8 semaines d’avant.',
    nothing: 'Rien de nouveau : les clients parlent de ce dont ils parlent d’habitude.',
    method:
      'Face aux 8 semaines d’avant. Seul apparaît ce qui dépasse le hasard et les variations habituelles : ce qui a bougé, pas pourquoi.',
    read: 'Avec leurs mots',
    act: 'En faire une action…',
    pin: 'Épingler',
    unpin: 'Désépingler',
    rename: 'Renommer…',
    suggestName: 'Proposer un nom',
    mute: 'Masquer',
    join: 'Même sujet que…',
    part: 'Ce n’est plus un seul sujet',
    partNamed: (all) => fr`Ce n’est plus un seul sujet : ${all.join(' + ')}`,
    oneSubject: (all) =>
      fr`Un seul sujet, compté ensemble : ${all.map((each) => fr`« ${each} »`).join(', ')}.`,
    joined: 'Réunis en un seul sujet, sans rien de nouveau ces 7 jours :',
    pinned: 'épinglé',
    unmute: (name) => fr`Réafficher : ${name}`,
    unpinNamed: (name) => fr`Désépingler : ${name}`,
    quiet: 'Épinglés, mais évoqués par moins de 3 clients ces 7 jours :',
    muted: 'Masqués : dans aucun bulletin, ni ici.',
    noWords: 'Personne n’en a parlé ces 7 jours.',
  },
});
