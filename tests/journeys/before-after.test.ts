// Before and after on both chats, typed as French and English people type days: what changed between two stretches of time, of whom, response rate and
// customers lost included; it is shared in the channel; and what is no such question is said by what was written.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeCounts } from '../../src/feedback/indicators/counts/count.ts';
import { somebody } from '../audit/somebody.ts';
import { addAnswers, type Given, times } from '../feedback/answers-on-file.ts';
import { enough } from '../harness/database.ts';
import { type Chat, chatsHere, onEither } from './chat.ts';

const COLLEAGUE = 1;

const said = {
  fr: {
    months: 'voix avant du 1er juillet au 31 août 2026, après du 1er septembre au 31 octobre 2026',
    title: 'Avant et après · 1er juillet – 31 août 2026, puis 1er septembre – 31 octobre 2026',
    up: 'En hausse, plus que par hasard : Satisfaction et Part de clients perdus.',
    down: 'En baisse, plus que par hasard : Taux de réponse et Réponses par jour.',
    others: 'D’autres choses ont changé aussi.',
    rows: ['Satisfaction', '48 %', '80 %', 'en hausse', 'Taux de réponse', 'Part de clients perdus'],
    method: 'Cela dit que quelque chose a changé, pas pourquoi',
    days: 'voix avant 2026-09-01 après 2026-09-01',
    narrowed: 'voix autour du 1er septembre pour Achat',
    of: '· Achat',
    nothing: 'Rien n’a changé plus que par hasard.',
    share: 'Karim Haddad',
    refused: [
      ['voix avant le 31/9/2026 après le 1/10/2026', '« 31/9/2026 » n’est pas un jour qui existe.'],
      [
        'voix avant le 1er octobre après le 1er septembre',
        'écrivez d’abord les plus anciens, sans jour commun.',
      ],
      ['voix autour du 9 novembre 2026', 'Le dernier jour possible est le samedi 7 novembre 2026.'],
      ['voix avant le 1er septembre', 'Avant « 1er septembre », et après quoi ?'],
    ],
  },
  en: {
    months: 'voice before 1 July to 31 August 2026, and after 2026-09-01..2026-10-31',
    title: 'Before and after · 1 July – 31 August 2026, then 1 September – 31 October 2026',
    up: 'Up beyond chance: Satisfaction and Share of customers lost.',
    down: 'Down beyond chance: Response rate and Answers a day.',
    others: 'Other things changed too.',
    rows: ['Satisfaction', '48%', '80%', 'up', 'Response rate', 'Share of customers lost'],
    method: 'It says that something changed, not why',
    days: 'voice before 2026-09-01 after 2026-09-01',
    narrowed: 'voice around 1 September for Buying',
    of: '· Buying',
    nothing: 'Nothing changed beyond chance.',
    share: 'Karim Haddad',
    refused: [
      ['voice before 31/9/2026 after 1/10/2026', '“31/9/2026” is not a day that exists.'],
      ['voice before 1 October after 1 September', 'write the earlier ones first, without days in both.'],
      ['voice around 9 November 2026', 'The last day that can be asked for is Saturday 7 November 2026.'],
      ['voice before 1 September', 'Before “1 september”, and after what?'],
    ],
  },
} as const;

/** Four hundred were invited each month; 100 answered of delivery, then 50; twice as many left. At buying all is as it was. */
async function customersAnswer({ database, workspaceId }: Chat): Promise<void> {
  const { db } = database;
  const createdAt = new Date('2026-01-01T00:00:00Z');
  await db.source.create({ data: { workspaceId, id: 'phone', name: 'phone', heat: 'hot', createdAt } });
  const csat = (touchpoint: string, score: number, at: string): Given => ({
    metric: 'csat',
    score,
    at,
    touchpoint,
  });
  const month = (at: string, satisfied: number, others: number) => [
    ...times(satisfied, csat('delivery', 5, at)),
    ...times(others, csat('delivery', 2, at)),
    ...times(20, csat('buy', 5, at)),
    ...times(5, csat('buy', 2, at)),
  ];
  await addAnswers(db, workspaceId, [
    ...['2026-07-14T10:00:00Z', '2026-08-11T10:00:00Z'].flatMap((at) => month(at, 40, 60)),
    ...['2026-09-15T10:00:00Z', '2026-10-13T10:00:00Z'].flatMap((at) => month(at, 40, 10)),
  ]);
  const day = (text: string) => new Date(`${text}T00:00:00+02:00`);
  const months = ['2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'] as const;
  const ends = ['2026-08-01', '2026-09-01', '2026-10-01'];
  const rows = months.flatMap((from, i) => {
    const span = { from: day(from), to: i < 3 ? day(ends[i] ?? '') : new Date('2026-11-01T00:00:00+01:00') };
    return [
      { ...span, kind: 'invitations' as const, of: 'phone', count: 400 },
      { ...span, kind: 'customers' as const, of: '', count: 5000 },
      { ...span, kind: 'lost' as const, of: '', count: i < 2 ? 50 : 100 },
    ];
  });
  await storeCounts(database, workspaceId, rows, somebody);
}

describe.each(enough(chatsHere, 2))('before and after on $name, $engine, $locale', (row) => {
  const say = said[row.locale];
  let chat: Chat;
  beforeAll(async () => {
    chat = await onEither(row);
    await customersAnswer(chat);
  });
  afterAll(() => chat?.stop());

  it('two stretches stand side by side, with who answered and who left, and what changed is said by name', async () => {
    const { text } = await chat.write(COLLEAGUE, say.months, say.title);
    for (const words of [...say.rows, say.up, say.down, say.others, say.method])
      expect(text).toContain(words);
  });

  it('of some answers alone only those are compared', async () => {
    const { text } = await chat.write(COLLEAGUE, say.narrowed, say.of);
    expect(text).toContain(say.nothing);
    expect(text).not.toContain(say.rows.at(-1));
  });

  it('is shared where it was asked, with who shared it', async () => {
    const asked = await chat.write(COLLEAGUE, say.days, say.method);
    expect(asked.offers('voice.share')).toBe(row.name === 'Slack');
    if (row.name === 'Teams') return;
    await asked.press('voice.share', '');
    expect((await chat.inChannel(say.method)).text).toContain(say.share);
  });

  it.each<readonly [string, string]>([...say.refused])(
    '%j is answered by what was written and what may be',
    async (written, answer) => {
      await chat.write(COLLEAGUE, written, answer);
    },
  );
});
