import { beforeAll, describe, expect, it } from 'vitest';
import { digestDetails, digestMessage } from '../../src/digests/compose.ts';
import { troubleMessage } from '../../src/digests/trouble-letter.ts';
import { answerCard, gatheredCard, gatheredReplies } from '../../src/feed/card.ts';
import type { ShownAnswer } from '../../src/feedback/shown.ts';
import { menu } from '../../src/handlers/index.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { fit } from '../../src/messages/fit.ts';
import type { Action, Message } from '../../src/messages/message.ts';
import { slackViewLimits } from '../../src/platforms/slack/limits.ts';
import { fullSnapshot } from '../digests/snapshots.ts';
import type { Told } from '../handlers/use-all.ts';
import { allTold } from '../handlers/whole-menu.ts';
import { partsOf } from './chat.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';

const chats = [slack, teams].map((chat) => [chat.name, chat] as const);
const hostile =
  '<!channel> <@U123> <https://evil|click> *bold* _it_ ~no~ `code` :tada: <at>Nadia</at> [click](https://evil) {{DATE(2026-11-22T09:00:00Z)}}\n> quote';

const chart = {
  title: 'NPS',
  form: 'line',
  categories: ['w46', 'w47'],
  series: [{ name: 'NPS', values: [30, 34] }],
  unit: '',
} as const;
const table = { title: 'By shop', columns: [{ label: 'Shop' }], rows: [['Lyon']] } as const;

function feedMessages(locale: Locale): Message[] {
  const reader = { locale, timeZone: 'Europe/Paris' };
  const answer = (i: number): ShownAnswer => ({
    feedbackId: `f${i}`,
    number: 4_500 + i,
    source: 'Enquête boutique',
    touchpoint: 'delivery',
    metric: 'nps',
    score: i % 11,
    text: i % 7 === 0 ? null : 'Le colis est arrivé ouvert, et personne ne répond.',
    answeredAt: new Date('2026-11-09T09:00:00Z'),
    isErased: false,
  });
  const many = Array.from({ length: 120 }, (_, i) => answer(i));
  return [answerCard(answer(1), reader), gatheredCard(many, reader), ...gatheredReplies(many, reader)];
}

function digests(locale: Locale): Message[] {
  const reader = { locale, timeZone: 'Europe/Paris', channel: 'slack:C1' };
  const alone = menu.sections.map(({ id }) => ({
    ...fullSnapshot,
    sections: fullSnapshot.sections.filter((each) => each.id === id),
  }));
  const channels = [{ address: 'slack:C1', name: 'c', reason: 'archived' }] as const;
  return [
    ...[fullSnapshot, ...alone].flatMap((snapshot) => {
      const details = digestDetails(snapshot, reader, menu.sections);
      return [digestMessage(snapshot, reader, menu.sections), ...(details ? [details] : [])];
    }),
    ...feedMessages(locale),
    troubleMessage({ id: 's', name: 'S' }, channels, 1, locale),
  ];
}

/** The same message with other words wherever somebody's words can stand: everything but actions, addresses and kinds. */
function saying(message: Message, words: (text: string) => string): Message {
  const KEPT = [
    'kind',
    'form',
    'action',
    'style',
    'url',
    'href',
    'person',
    'channel',
    'value',
    'chosen',
    'of',
    'again',
  ];
  const turned = (value: unknown, key: string): unknown => {
    if (KEPT.includes(key)) return value;
    if (typeof value === 'string') return words(value);
    if (Array.isArray(value)) return value.map((each: unknown) => turned(each, ''));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, turned(each, name)]));
  };
  const said = turned(message, '');
  return JSON.parse(JSON.stringify(said));
}

function actionsIn(message: Message): Action[] {
  return message.blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons.map((button) => button.action);
    return block.kind === 'select' && block.options.length > 0 ? [block.action] : [];
  });
}

const isHome = ({ again }: Message) => again?.name === 'home';

const inOrder = (actions: readonly Action[]) =>
  actions.map(({ name, subject }) => `${name}:${subject ?? ''}`).toSorted();

describe.each(locales)('all that is said in %s', (locale) => {
  let told: Told;
  let messages: readonly Message[];
  beforeAll(async () => {
    told = await allTold(locale);
    messages = [...told.messages, ...digests(locale)];
  });

  describe.each(chats)('on %s', (_, chat) => {
    it('stays within the limits', () => {
      expect(messages.length).toBeGreaterThan(50);
      for (const message of messages)
        expect(chat.problems(chat.draw(message, locale)), message.summary).toEqual([]);
    });

    it('stays within them when every text of it is long, and the reader sees that it was cut', () => {
      const size = (message: Message) => JSON.stringify(message).length;
      for (const message of messages.toSorted((a, b) => size(b) - size(a)).slice(0, 5)) {
        const long = saying(message, (text) => `${text} ${'é<*&'.repeat(350)}`);
        const drawn = chat.draw(long, locale);
        expect(chat.problems(drawn), message.summary).toEqual([]);
        expect(size(long)).toBeGreaterThan(30_000);
        expect(chat.texts(drawn).join(' ').includes('…'), message.summary).toBe(true);
      }
    });

    it('shows hostile words as words', () => {
      for (const message of messages) {
        const drawn = chat.draw(
          saying(message, () => hostile),
          locale,
        );
        expect(chat.problems(drawn), message.summary).toEqual([]);
        const parsed = chat.parsed(drawn).join('\n');
        for (const mark of chat.marks) expect(parsed, message.summary).not.toContain(mark);
      }
    });

    it('gives every button and every select back as what it asks for', () => {
      const all = messages.flatMap(actionsIn);
      expect(all.length).toBeGreaterThan(100);
      // The home is a page on Slack, with more room than a message.
      const [home, others] = [messages.filter(isHome), messages.filter((each) => !isHome(each))];
      for (const message of home)
        expect(fit(message, slackViewLimits, locale).blocks.length).toBe(message.blocks.length);
      for (const message of others)
        expect(inOrder(chat.actions(chat.draw(message, locale))), message.summary).toEqual(
          inOrder(actionsIn(message)),
        );
    });

    it('loses no word of a short message', () => {
      const short: Message = {
        summary: 'One',
        blocks: [
          { kind: 'heading', text: 'Two' },
          { kind: 'text', text: ['Three ', { strong: 'four' }, ' ', { emphasis: 'five' }] },
          { kind: 'quote', text: 'Six', by: 'Seven' },
          { kind: 'facts', facts: [{ label: 'Eight', value: 'nine' }] },
          { kind: 'list', items: ['Ten', [{ link: 'eleven', href: 'https://example.org' }]] },
          { kind: 'note', text: 'Twelve' },
          { kind: 'chart', chart: { ...chart, sentence: 'Thirteen' } },
          { kind: 'table', table: { ...table, sentence: 'Fourteen' } },
        ],
      };
      const shown = chat.texts(chat.draw(short, locale)).join(' ');
      for (const word of 'Two Three four five Six Seven Eight nine Ten eleven Twelve Thirteen Fourteen'.split(
        ' ',
      ))
        expect(shown).toContain(word);
    });
  });
});

describe.each(locales)('on Teams, in %s', (locale) => {
  it('no message and no form says a command with Slack’s slash, nor Slack where both chats are not told apart', async () => {
    const told = await allTold(locale);
    const drawn = [
      ...[...told.messages, ...digests(locale)].map((message) => teams.draw(withoutQuotes(message), locale)),
      ...told.forms.map((form) => teams.drawForm(form, locale)),
    ];
    const read = drawn.flatMap((each) =>
      partsOf(each).flatMap(({ text, title, label, errorMessage, fallbackText }) =>
        [text, title, label, errorMessage, fallbackText].filter((part) => typeof part === 'string'),
      ),
    );
    expect(read.length).toBeGreaterThan(500);
    expect(read.filter((text) => /(^|[\s«“(])\/\p{L}{2,}/u.test(text))).toEqual([]);
    expect(read.filter((text) => /Slack/.test(text) && !/Teams/.test(text))).toEqual([]);
  });

  it('a command in a customer’s own words stays as it was said', () => {
    const quote: Message = { summary: 'x', blocks: [{ kind: 'quote', text: 'I typed /voice and /story.' }] };
    expect(teams.texts(teams.draw(quote, locale)).join(' ')).toContain('/voice and /story');
    const said: Message = {
      summary: 'x',
      blocks: [{ kind: 'text', text: 'Type /voice 4512, or https://x.org/voice.' }],
    };
    expect(teams.texts(teams.draw(said, locale)).join(' ')).toContain(
      'Type voice 4512, or https://x.org/voice.',
    );
  });
});

function withoutQuotes(message: Message): Message {
  return { ...message, blocks: message.blocks.filter(({ kind }) => kind !== 'quote') };
}

describe('the menu', () => {
  it('says of each action whether it opens a form', async () => {
    const told = await allTold('en');
    // Answered in a window that closes, which Teams has to open before.
    const passing = ['survey.not-now'];
    expect([...told.opening, ...passing].toSorted()).toEqual(menu.opening.toSorted());
  });
});
