// Every file of tests/fixtures/intake with what is right for it, as its README says: the answers that are stored, or what is asked first.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Override } from '../../../src/feedback/files/columns.ts';
import { asStored, guessOf } from './as-stored.ts';

interface Right {
  /** The codes of what is asked, in order; none: it is stored without a question. */
  readonly asks?: readonly string[];
  /** What somebody answers. */
  readonly said?: readonly Override[];
  readonly stored?: readonly string[];
  /** The lines that are refused. */
  readonly refused?: readonly string[];
  readonly dropped?: number;
  /** Columns that are not stored, with why. */
  readonly leftOut?: Readonly<Record<string, string>>;
  readonly layout?: string;
}

const scale = (left: string, right: string): Override => ({ left, right, of: 'scale' });

const RIGHT: Readonly<Record<string, Right>> = {
  'a-csat-three.csv': {
    asks: ['scale'],
    said: [scale('CSAT', '1-3')],
    stored: [3, 3, 2, 3, 1, 3, 3, 3].map(
      (score, i) => `2026-10-0${i + 1} @C${i} csat ${score} of 1-3 "w${i}"`,
    ),
  },
  'a-duplicate-headers.csv': {
    stored: ['2026-10-01 nps 9 "Good"', '2026-10-02 nps 3 "Bad"'],
    leftOut: { Other: 'notChosen' },
  },
  'a-last-line.csv': { stored: ['2026-10-01 nps 9 "Good"', '2026-10-02 nps 3 "Bad"'] },
  'a-lines-in-comment.csv': {
    stored: [
      '2026-10-01 csat 5 "Accueil agréable ;\\nmais attente trop longue"',
      '2026-10-02 csat 2 "Délai; pas de réponse"',
    ],
  },
  'a-month-names.csv': { stored: ['2026-08-12 nps 9 "Good"', '2026-09-03 nps 3 "Bad"'] },
  'a-nps-1-to-11.csv': {
    asks: ['scale'],
    said: [scale('NPS', '1-11')],
    stored: [10, 9, 9, 8, 7, 0].map((score, i) => `2026-10-0${i + 1} @C${i} nps ${score} "w${i}"`),
  },
  'a-nps-on-five.csv': {
    asks: ['scale'],
    said: [{ left: 'metric', right: 'csat' }],
    stored: [5, 5, 4, 5, 5, 3, 5, 5].map((score, i) => `2026-10-0${i + 1} @C${i} csat ${score} "w${i}"`),
  },
  'a-nps-zero.csv': {
    stored: [
      '2026-10-01 @C1 nps 0 "Never again"',
      '2026-10-02 @C2 nps 0 "Never"',
      '2026-10-03 @C3 "No score given"',
    ],
  },
  'a-numeric-text.csv': {
    stored: ['2026-10-01 10:00 #R_1 nps 9 (Q5) "Good" (Q6)', '2026-10-02 10:00 #R_2 nps 2 (Q5) "Bad" (Q6)'],
    leftOut: { Q5_NPS_GROUP: 'derived' },
  },
  'a-scale-not-nps-id.csv': { stored: easeBeside(['#R2 ', '#R3 ']) },
  'a-scale-not-nps.csv': { stored: easeBeside(['', '']) },
  'a-short-rows.csv': {
    stored: ['2026-10-01 nps 9 "Good"', '2026-10-02 nps 3 "Bad" Store=Lyon names: Eve'],
  },
  'a-thumbs.csv': {
    stored: ['2026-10-01 10:00 csat 1 of 0-1 "Good"', '2026-10-02 10:00 csat 0 of 0-1 "Bad"'],
  },
  'a-unescaped-commas.csv': {
    stored: ['2026-10-01 nps 9 "fast, friendly, cheap"', '2026-10-02 nps 3 "slow"'],
  },
  'backslash-quotes.csv': {
    stored: ['2026-10-01 nps 9 "They said \\"wait\\", I waited"', '2026-10-02 nps 3 "Plain"'],
  },
  'bom-quote.csv': { stored: ['2026-10-01 nps 9 "Good"'] },
  'book.ods': { stored: ['2026-10-01 09:30 @C1 nps 9 "Très bien"', '2026-10-02 @C2 nps 3 "Lent"'] },
  'categories.csv': {
    stored: ['2026-10-01 nps 9 "Good"', '2026-10-02 nps 7 "Fine"', '2026-10-03 nps 6 "Bad"'],
  },
  'cell-line-lf-crlf.csv': {
    stored: ['2026-10-01 nps 9 "Line one\\nline two"', '2026-10-02 nps 3 "A\\r\\nB"'],
  },
  'date-and-time-columns.csv': {
    stored: ['2026-10-01 23:30 nps 9 "Bien"', '2026-10-02 08:15 nps 3 "Lent"'],
  },
  'dates-us-ambiguous.csv': {
    asks: ['date.order'],
    said: [{ left: '', right: 'mdy', of: 'dates' }],
    stored: [
      '2026-03-04 nps 9 "Fourth of March in the US"',
      '2026-05-06 nps 8 "Sixth of May"',
      '2026-07-08 nps 3 "Eighth of July"',
    ],
  },
  'delighted.csv': {
    layout: 'Delighted',
    stored: ['2026-10-01 12:00 @101 nps 9 "Super service" names: Léa Petit'],
    leftOut: { Email: 'personal', 'Sent At': 'otherDate', Permalink: 'technical' },
  },
  'duplicate-headers.csv': {
    asks: ['metric', 'metric'],
    said: [
      { left: '#2', right: 'nps' },
      { left: '#4', right: 'csat' },
    ],
    stored: [
      '2026-10-01 nps 9, csat 4 "Good service" "Good delivery" (Comment)',
      '2026-10-02 nps 3, csat 2 "Slow" "Late" (Comment)',
    ],
  },
  'emoji.csv': {
    stored: [
      '2026-10-01 csat 3 of 1-3 "Good"',
      '2026-10-02 csat 2 of 1-3 "Fine"',
      '2026-10-03 csat 1 of 1-3 "Bad"',
      '2026-10-04 csat 3 of 1-3 "Good"',
      '2026-10-05 csat 1 of 1-3 "Bad"',
    ],
  },
  'excel-fr-1252.csv': {
    stored: [
      '2026-10-01 09:30 @C1 nps 9 "Très bien, merci à l’équipe – 10 € offerts"',
      '2026-10-02 @C2 nps 3 "Déçu"',
    ],
  },
  'excel-unicode.txt': { stored: ['2026-10-01 nps 9 "Très bien"'] },
  'filler-comments.csv': {
    stored: [
      '2026-10-01 nps 9',
      '2026-10-01 nps 9',
      '2026-10-02 nps 8',
      '2026-10-03 nps 7',
      '2026-10-04 nps 7',
      '2026-10-05 nps 7',
    ],
  },
  'first-sheet-is-cover.xlsx': {
    stored: ['2026-10-01 09:30 @C1 nps 9 "Très bien"', '2026-10-02 @C2 nps 3 "Lent"'],
  },
  'gforms-zip.csv': {
    layout: 'Google Forms',
    stored: [
      '2026-10-01 09:00 nps 9 (How likely are you to recommend us?) "Nothing at all"',
      '2026-10-02 09:00 nps 2 (How likely are you to recommend us?) "Delivery took two weeks"',
    ],
  },
  'gforms.csv': {
    layout: 'Google Forms',
    stored: [
      ['2026-10-01', 9, 4, 'Nothing at all'],
      ['2026-10-13', 2, 1, 'Delivery took two weeks'],
    ].map(
      ([day, nps, csat, words]) =>
        `${day} 09:00 nps ${nps} (On a scale of 0 to 10 how likely are you to recommend us?), csat ${csat} (How satisfied are you with the delivery?) "${words}" (What could we do better?)`,
    ),
  },
  'google-play-utf16.csv': {
    layout: 'Google Play',
    stored: [
      '2026-10-01 11:00 #https://play.example.com/r?id=1 csat 2 "Ça plante à l’ouverture" App Version Name=1.2 Reviewer Language=fr Device=pixel',
      '2026-10-02 11:00 csat 5 App Version Name=1.2 Reviewer Language=fr Device=pixel',
    ],
    leftOut: { 'Package Name': 'technical', 'Developer Reply Text': 'ownWords' },
  },
  'header-long.csv': {
    stored: ['2026-10-01 10:00 nps 9 "Quick delivery"', '2026-10-02 10:00 nps 2 "Parcel came broken"'],
  },
  'header-quotes.csv': {
    stored: [
      '2026-10-01 10:00 nps 9 (Would you "recommend" us, honestly?) "Good"',
      '2026-10-02 10:00 nps 3 (Would you "recommend" us, honestly?) "Bad"',
    ],
  },
  'html.csv': {
    stored: ['2026-10-01 nps 9 "Très bien\\nmerci & bravo"', '2026-10-02 nps 3 "L\'accueil est froid"'],
  },
  'labels-en.csv': {
    stored: ['Good', 'Fine', 'Hm', 'Slow', 'Bad'].map(
      (words, i) => `2026-10-0${i + 1} 10:00 csat ${5 - i} "${words}"`,
    ),
  },
  'labels-fr.csv': {
    stored: ['Bien', 'Correct', 'Bof', 'Lent', 'Mauvais'].map(
      (words, i) => `2026-10-0${i + 1} 10:00 csat ${5 - i} "${words}"`,
    ),
  },
  'labels-number.csv': {
    asks: ['scale'],
    said: [scale('CSAT', '1-5')],
    stored: [
      '2026-10-01 10:00 csat 5 "Good"',
      '2026-10-02 10:00 csat 5 "Good"',
      '2026-10-03 10:00 csat 4 "Fine"',
    ],
    refused: ['5'],
  },
  'lone-quote.csv': {
    stored: [
      '2026-10-01 nps 9 "He said 5\\" is too small"',
      '2026-10-02 nps 3 "The 27\\" screen and 24\\" one"',
      '2026-10-03 nps 8 "Fine"',
    ],
  },
  'mac-roman.csv': {
    stored: ['2026-10-01 @C1 nps 9 "Très réactif, équipe à l’écoute"', '2026-10-02 @C2 nps 3 "Délai énorme"'],
  },
  'merged-group.xlsx': {
    stored: [
      '2026-10-01 09:30 nps 9 "Très bien" Magasin=Lyon',
      '2026-10-02 nps 3 "Lent" Magasin=Lyon',
      '2026-10-03 nps 8 "Bien" Magasin=Lyon',
    ],
  },
  'mojibake.csv': {
    stored: ['2026-10-01 nps 9 "Très bien reçu"', '2026-10-02 nps 3 "Déçu par l’accueil"'],
  },
  'multi.csv': {
    stored: [
      '2026-10-01 10:00 #R1 @C1 nps 9, csat 5, ces 6 "Quick delivery" "Nothing really" (What could we improve?)',
      '2026-10-02 10:00 #R2 @C2 nps 3, csat 2, ces 2 "Parcel came broken" "The packaging" (What could we improve?)',
      '2026-10-03 10:00 #R3 @C3 nps 7, csat 4, ces 5 "Fine overall" "Opening hours" (What could we improve?)',
    ],
  },
  'na-scores.csv': {
    stored: [
      '2026-10-01 "Never ordered again but the shop is nice"',
      '2026-10-02 "Nothing to add"',
      '2026-10-03 "Je reviendrai"',
      '2026-10-04 nps 9 "Good"',
      '2026-10-06 "Broken parcel"',
      '2026-10-07 "Lost parcel"',
    ],
    dropped: 1,
  },
  'name-is-store.csv': {
    stored: ['2026-10-01 nps 9 "The Lyon store is lovely"', '2026-10-02 nps 3 "Nice staff but slow"'],
  },
  'names-unmapped.csv': {
    stored: ['2026-10-01 nps 9 "Camille Moreau, very happy" names: Camille Moreau, camille.moreau'],
    leftOut: { 'Phone Number': 'personal' },
  },
  'no-date.csv': {
    asks: ['date.missing'],
    said: [{ left: 'date', right: '2026-10-31' }],
    stored: ['2026-10-31 nps 9 "Good"', '2026-10-31 nps 3 "Bad"'],
  },
  'no-header.csv': {
    asks: ['metric'],
    said: [{ left: '#2', right: 'nps' }],
    stored: ['2026-10-01 nps 9 (Column B) "Good" (Column C)', '2026-10-02 nps 3 (Column B) "Bad" (Column C)'],
  },
  'note-sur-20.csv': {
    asks: ['metric'],
    said: [{ left: 'metric', right: 'csat' }],
    stored: ['2026-10-01 @C1 csat 18 of 0-20 "Bien"', '2026-10-02 @C2 csat 6 of 0-20 "Mal"'],
  },
  'notes-column.csv': {
    stored: ['2026-10-01 csat 5 "Good"', '2026-10-02 csat 1 "Bad"'],
    leftOut: { Notes: 'ownWords' },
  },
  'nps-0-100.csv': {
    asks: ['scale'],
    said: [scale('NPS', '0-100')],
    stored: ['2026-10-01 nps 10 "Good"', '2026-10-02 nps 5 "Fine"', '2026-10-03 nps 0 "Bad"'],
  },
  'out-of.csv': {
    asks: ['scale'],
    said: [scale('NPS', '0-10')],
    stored: [
      '2026-10-01 nps 9 "Good"',
      '2026-10-03 nps 9 "Good"',
      '2026-10-04 nps 8 "Good"',
      '2026-10-05 nps 7 "Good"',
    ],
    refused: ['3'],
  },
  'percent.csv': {
    stored: [
      '2026-10-01 csat 80 of 0-100 "Good"',
      '2026-10-02 csat 100 of 0-100 "Great"',
      '2026-10-03 csat 20 of 0-100 "Bad"',
    ],
  },
  'percent.xlsx': {
    stored: ['2026-10-01 @C1 csat 80 of 0-100 "Percent"', '2026-10-02 @C2 csat 100 of 0-100 "Percent"'],
  },
  'plain.xlsx': {
    stored: ['2026-10-01 09:30 @C1 nps 9 "Très bien"', '2026-10-02 @C2 nps 3 "Lent"'],
  },
  'product-reference.csv': {
    stored: [
      '2026-10-01 nps 9 "Très solide" Référence=P-100',
      '2026-10-02 nps 2 "Cassé au déballage" Référence=P-100',
      '2026-10-03 nps 3 "Couleur fausse" Référence=P-100',
      '2026-10-04 nps 10 "Parfait" Référence=P-200',
    ],
  },
  'qualtrics-three-headers.csv': {
    layout: 'Qualtrics',
    stored: [
      '2026-10-01 17:02 #R_1abc nps 9 (How likely are you to recommend us?) "Camille Moreau ici: tout va bien" (Why did you give this score?) User Language=FR names: Moreau, Camille',
    ],
    dropped: 2,
  },
  'redaction-false.csv': {
    stored: [
      '2026-10-01 nps 2 "They closed it. At this point we left"',
      '2026-10-02 nps 3 "la limite de 22h avant de partir. Bref"',
      '2026-10-03 nps 8 "Flight 3267 (N659SW) arrives late"',
      '2026-10-04 nps 4 "commande no 069 00704414331511528"',
    ],
  },
  'respondent-twice.csv': {
    stored: ['2026-07-01 @77 nps 9 "Good"', '2026-10-01 @77 nps 2 "Got worse"'],
  },
  'same-words-same-day.csv': {
    stored: [
      '2026-10-01 nps 9',
      '2026-10-01 nps 2',
      '2026-10-01 nps 10 "Très bien"',
      '2026-10-01 nps 9 "Très bien"',
      '2026-10-01 nps 10 "Très bien"',
      '2026-10-02 nps 9 "Merci"',
    ],
  },
  'satisfaction-on-ten.csv': {
    stored: [9, 8, 10, 7, 9, 5, 8, 4, 10, 9, 3, 8].map(
      (score, i) => `2026-10-${String(i + 1).padStart(2, '0')} @C${i} csat ${score} of 1-10 "Mot ${i}"`,
    ),
  },
  'second-comment-long.csv': {
    stored: [
      '2026-10-01 10:00 nps 9 "Quick delivery" "Nothing" (What could we improve?)',
      `2026-10-02 10:00 nps 2 "Parcel came broken" "${'Lorem satisfaction '.repeat(13)}Lorem satisfa" (What could we improve?)`,
      '2026-10-03 10:00 nps 7 "Fine" "Opening hours" (What could we improve?)',
    ],
  },
  'sep-line.csv': { stored: ['2026-10-01 nps 9 "Bien"'] },
  'serial-general.xlsx': {
    stored: ['2026-10-01 09:21 @C1 nps 9 "Serial without a format"', '2026-10-02 @C2 nps 3 "Lent"'],
  },
  'short-rows.csv': {
    stored: ['2026-10-01 nps 9 "Good"', '2026-10-02 nps 3 "Bad" Store=Lyon names: Eve'],
  },
  'stars.csv': {
    stored: [
      '2026-10-01 csat 4 "Good"',
      '2026-10-02 csat 3 "Fine"',
      '2026-10-03 csat 5 "Great"',
      '2026-10-04 csat 1 "Bad"',
    ],
  },
  'text-cells.xlsx': {
    stored: ['2026-10-01 @C1 nps 9 "Text numbers"', '2026-10-13 @C2 nps 3 "Lent"'],
  },
  'text-formula.csv': {
    stored: ['2026-10-01 @00123 nps 9 "Good"', '2026-10-02 @00124 nps 3 "Bad"'],
  },
  'thumbs.csv': {
    stored: [
      '2026-10-01 csat 1 of 0-1 "Bien"',
      '2026-10-02 csat 0 of 0-1 "Mauvais"',
      '2026-10-03 csat 1 of 0-1 "Fine"',
      '2026-10-04 csat 1 of 0-1 "ok"',
    ],
  },
  'title-above.csv': { stored: ['2026-10-01 nps 9 "Bien"', '2026-10-02 nps 3 "Lent"'] },
  'total-below.csv': { stored: ['2026-10-01 nps 9 "Bien"', '2026-10-02 nps 3 "Lent"'] },
  'total.xlsx': {
    stored: ['2026-10-01 09:30 @C1 nps 9 "Très bien"', '2026-10-02 @C2 nps 3 "Lent"'],
  },
  'two-headers-sm.csv': {
    layout: 'SurveyMonkey',
    stored: [
      ['11880', '2026-10-01', 9, 5, 'Answer the phone faster'],
      ['11881', '2026-10-02', 3, 1, 'Nobody called back'],
    ].map(
      ([id, day, nps, csat, words]) =>
        `${day} 09:02 #${id} nps ${nps} (How likely is it that you would recommend us to a friend or colleague?), csat ${csat} (How satisfied are you with our service?) "${words}" (What could we do better?)`,
    ),
    leftOut: { 'IP Address': 'personal', 'Collector ID': 'technical', 'Start Date': 'otherDate' },
  },
  'zendesk-csat.csv': {
    layout: 'Zendesk',
    stored: [
      '2026-10-01 09:00 #501 csat 1 of 0-1 "Fast answer" names: Jean Roux',
      '2026-10-02 09:00 #502 csat 0 of 0-1 "Slow" names: Ana Lima',
    ],
    dropped: 1,
  },
  ...dates({
    compact: '2026-10-01',
    'dot-time': '2026-10-01 10:00',
    'epoch-ms': '2025-10-01 12:00',
    'epoch-s': '2025-10-01 12:00',
    est: '2026-10-01 17:00',
    'gforms-abbr': '2026-10-01 19:00',
    'gforms-gmt': '2026-10-01 10:00',
    'gforms-tz': '2026-10-01 10:00',
    // A single date shows no order: the company's own.
    'gsheet-us': '2026-01-10 10:00',
    'h-fr': '2026-10-01 10:00',
    'iso-off': '2026-10-01 12:00',
    'iso-space-off': '2026-10-01 20:00',
    'iso-z': '2026-10-01 12:00',
    'month-en': '2026-10-01 10:00',
    'month-en2': '2026-10-01',
    'month-en3': '2026-10-01',
    'month-en4': '2026-10-01',
    'month-fr': '2026-10-01',
    'month-fr3': '2026-10-01',
    'month-only': null,
    nbsp: '2026-10-01 10:00',
    quarter: null,
    'rel-fr': null,
    relative: null,
    rfc2822: '2026-10-01 10:00',
    serial: '2026-10-02 10:44',
    sm: '2026-10-01 10:00',
    'trustpilot-fr': '2026-10-01',
    'us-ampm': '2026-10-01 10:00',
    'utc-suffix': '2026-10-01 12:00',
    'year-short': '2026-10-01 10:00',
  }),
};

/** Files that are refused whole, saying how to save them. */
const REFUSED: Readonly<Record<string, string>> = {
  'book.xlsb': 'import.',
  'html-as.xls': 'import.',
  'legacy.xls': 'import.',
  'password.xlsx': 'import.',
};

/** Not right yet. */

function easeBeside(ids: readonly [string, string]): string[] {
  const questions = ['How likely are you to recommend us (0-10)?', 'How easy was the order (0-10)?'] as const;
  const rows = [
    [1, 9, 3],
    [2, 10, 2],
  ] as const;
  return rows.map(
    ([day, nps, ease], i) =>
      `2026-10-0${day} ${ids[i] ?? ''}@C${day} nps ${nps} (${questions[0]}), ces ${ease} of 0-10 (${questions[1]}) "ok"`,
  );
}

/** Null: less precise than a day. */
function dates(right: Readonly<Record<string, string | null>>): Record<string, Right> {
  return Object.fromEntries(
    Object.entries(right).map(([name, at]): [string, Right] => [
      `dates/${name}.csv`,
      at === null
        ? {
            asks: ['date.precision'],
            said: [{ left: 'date', right: '2026-10-31' }],
            stored: [`2026-10-31 nps 9 "${name}"`],
          }
        : { stored: [`${at} nps 9 "${name}"`] },
    ]),
  );
}

const folder = fileURLToPath(new URL('../../fixtures/intake/', import.meta.url));
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
  .map(({ name, parentPath }) => (parentPath.replace(/\/$/, '').endsWith('dates') ? `dates/${name}` : name));

describe('a file as its tool writes it', () => {
  it('has its right outcome here, each of them', () => {
    expect(files.toSorted()).toEqual([...Object.keys(RIGHT), ...Object.keys(REFUSED)].toSorted());
  });

  it.each(Object.entries(REFUSED))('%s is refused whole', async (file, code) => {
    await expect(guessOf(file)).rejects.toThrow(code);
  });

  for (const [file, right] of Object.entries(RIGHT)) {
    it(`${file} ${right.asks ? `asks about ${right.asks.join(', ')}` : 'is stored as it was given'}`, async () => {
      const {
        asks = [],
        said = [],
        stored = [],
        refused = [],
        dropped = 0,
        leftOut = {},
        layout = null,
      } = right;
      const first = await guessOf(file);
      expect(first.doubts.filter(({ isAsked }) => isAsked).map(({ code }) => code)).toEqual(asks);
      if (layout !== null) expect(first.layout).toBe(layout);
      const found = await asStored(file, said);
      expect(found.guess.doubts).toEqual([]);
      expect(found.lines).toEqual(stored);
      expect(found.rejects.map((line) => line.split(':')[0])).toEqual(refused);
      expect(found.dropped).toBe(dropped);
      for (const [header, why] of Object.entries(leftOut))
        expect(found.guess.columns.find((column) => column.header === header)?.leftOut).toBe(why);
    });
  }
});
