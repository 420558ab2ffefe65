// No reader of what comes from outside can be made slow by how it is written: hostile words cost about what as many usual ones cost.
// Redaction has its own measure (feedback/redaction-measured.test.ts).
import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from '../src/csv.ts';
import { parseExactly } from '../src/feedback/exact-json.ts';
import { guessDialect } from '../src/feedback/files/csv/dialect.ts';
import { indexedWords, wantedIn } from '../src/feedback/search/words.ts';
import { askedFor, searchable } from '../src/handlers/voice/question.ts';
import { mrkdwn } from '../src/platforms/slack/markup.ts';
import { overheard } from '../src/platforms/slack/overheard.ts';
import { readMrkdwn, spokenIn } from '../src/platforms/slack/read.ts';
import { inert } from '../src/platforms/teams/markup.ts';
import {
  quotedMessage,
  readHtml,
  readText,
  withoutQuotation,
  withoutReferences,
} from '../src/platforms/teams/read.ts';
import { isReply } from '../src/suggestions/reply-words.ts';
import { fold } from '../src/terms/fold.ts';
import { languageOf } from '../src/terms/language.ts';
import { termsOf } from '../src/terms/terms.ts';
import { asTitle, visibleLength, withoutEmoji } from '../src/terms/visible.ts';

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'words of a reply': isReply,
  'a title': asTitle,
  'the length of a text': visibleLength,
  'words without emoji': withoutEmoji,
  'one spelling': fold,
  terms: termsOf,
  'a language': languageOf,
  'words to index': indexedWords,
  'words to search': wantedIn,
  'words of /voice': askedFor,
  'a question to store': searchable,
  'a cell of a file': (text) => unguarded(guarded(text)),
  'the form of a CSV file': guessDialect,
  'a body in JSON': (text) => parseExactly(JSON.stringify({ text, id: '12345678901234567890' })),
  'a message of Slack': (text) => overheard({ channel: 'D1', ts: '1', user: 'U1', text }, 'UBOT'),
  'its names': (text) => readMrkdwn(text, new Map()),
  'its own words': spokenIn,
  'what is shown on Slack': (text) => mrkdwn([text]),
  'a message of Teams': readText,
  'a page of Teams': readHtml,
  'its words alone': withoutReferences,
  'what it quotes': quotedMessage,
  'what stands below': withoutQuotation,
  'what is shown on Teams': inert,
};

const quotation = '<blockquote itemtype="http://schema.skype.com/Reply" ';
const hostile = [
  ...[
    ' ',
    '\t',
    '\n',
    '\r',
    '.',
    '@',
    'a@',
    'a@a.',
    '@.',
    '(',
    ')',
    '<',
    '>',
    '&',
    '&amp;',
    '[',
    ']',
    '{',
    '|',
  ],
  ...[
    '-',
    'a-',
    'a.',
    '-.',
    '1',
    '1.',
    '1,',
    '"',
    "'",
    '’',
    '\\',
    '/',
    '\\"',
    ':',
    ':a',
    ':a-',
    ';)',
    '8D',
    '#a',
  ],
  ...[
    '<a',
    '<a>',
    '<a ',
    '</a',
    '<at',
    '<at>',
    '<at ',
    '<img alt="',
    '<script',
    '<script>',
    '</script ',
    '<!--',
  ],
  ...[
    quotation,
    `${quotation}itemid="`,
    '<blockquote ',
    '<blockquote>',
    'itemtype="http://schema.skype.com/Reply" ',
  ],
  ...[
    '<@UBOT',
    '<@UBOT>',
    '<@U1|',
    '<http://a|',
    '```',
    '*a',
    '_ ',
    '~',
    '\u0301',
    'e\u0301',
    '\u200b',
    '\u200d',
  ],
  ...[
    '😀',
    '😀\u200d',
    '\ufe0f',
    '\u{1f1e6}',
    '👍🏽',
    '1\ufe0f\u20e3',
    'http://',
    'www.',
    'mailto:',
    'xD',
    '^_',
    'l’',
  ],
];

const LENGTH = 30_000;
const usual = 'Bonjour, la livraison est arrivée avec deux jours de retard ; merci d’y veiller !\n';
const filled = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);

/** Milliseconds of this process's own work: the least of some tries. */
function cost(read: (text: string) => unknown, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const before = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
    if (least < ENOUGH_MS) break;
  }
  return least;
}

/** Below this nothing is measured. With the square of its length, a text of this one would cost seconds. */
const ENOUGH_MS = 100;
const MOST_TIMES = 40;

describe('who reads', () => {
  it.each(Object.keys(readers))('%s is made slow by no words', (name) => {
    const read = readers[name];
    if (!read) throw new Error(name);
    const floor = Math.max(ENOUGH_MS, MOST_TIMES * cost(read, filled(usual)));
    const slow = hostile.flatMap((unit) =>
      ['', 'a'].map((end) => [unit, end, cost(read, filled(unit) + end)] as const),
    );
    expect(slow.filter(([, , ms]) => ms > floor)).toEqual([]);
  });
});
