// The journey of hostile words: an idea, a story and customers' words full of marks, mentions and tricks, to everywhere
// they are shown. They come out as text, shortened where they must be, within what Slack takes.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/database/client.ts';
import { addSource } from '../../src/feedback/sources/source.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import {
  ADAM,
  answerTo,
  CAMILLE,
  CHANNEL,
  card,
  company,
  createTopic,
  fill,
  INES,
  personId,
  shown,
  suggest,
} from './ideas.ts';

/** A broadcast, a mention, a link that says something else, marks, an escaped broadcast, an override of direction. */
const nasty =
  '<!channel> <@U0INES> <https://evil.example|click> *bold* _it_ ~no~ `x` :tada: &lt;!here&gt; \u202Egpj.exe\u2069';
/** As it is read on the screen. */
const read =
  '<!channel> <@U0INES> <https://evil.example|click> *bold* _it_ ~no~ `x` :tada: &lt;!here&gt; gpj.exe';
/** Escaped, four times as long as it looks. */
const long = (most: number) => `${nasty}\n>quoted\n${'<!channel>'.repeat(most)}`.slice(0, most);
const name = 'Eve <!channel> *x*';

const inLocale = {
  fr: {
    more: /… \+[\d\u202f]+ caractères de plus/,
    inThread: /… \+1 de plus, dans le fil/,
    empty: 'Écrivez quelque chose ici.',
  },
  en: {
    more: /… \+[\d,]+ more characters/,
    inThread: /… \+1 more, in this digest’s thread/,
    empty: 'Please write something here.',
  },
} as const;

const journeys: readonly { engine: Engine; mode: 'socket' | 'events'; locale: 'fr' | 'en' }[] = [
  { engine: 'sqlite', mode: 'socket', locale: 'en' },
  { engine: 'postgresql', mode: 'events', locale: 'fr' },
];

describe.skipIf(!hasLocalSlack).each(enough(journeys))(
  'hostile words, $engine, $locale',
  ({ engine, mode, locale }) => {
    const say = inLocale[locale];
    let journey: Journey;
    beforeAll(async () => {
      const settings = company(locale);
      const users = settings.users.map((each) => (each.id === CAMILLE ? { ...each, real_name: name } : each));
      journey = await startJourney({ engine, mode, ...settings, users });
      await createTopic(journey, { nameFr: nasty.slice(0, 60), nameEn: nasty.slice(0, 60) }, [INES]);
    });
    afterAll(() => journey.stop());

    it('in an idea and its answer are read as they were typed, and cut where all can see it', async () => {
      const { peer, database } = journey;
      await peer.command(CAMILLE, '/suggest', long(5_000), CHANNEL);
      const form = await journey.form('suggest');
      const first = form.blocks.map(({ element }) => String(element?.['initial_value'] ?? ''));
      expect(first[0]?.length).toBeLessThanOrEqual(150);
      expect(first[1]?.length).toBeLessThanOrEqual(3_000);
      expect(first[1]).toMatch(say.more);
      const topic = await database.db.topic.findFirstOrThrow({ where: { isDefault: false } });
      await peer.submit(CAMILLE, { details: '', topic: topic.id });
      await journey.letter(CAMILLE, '&lt;!channel&gt;');
      const number = await suggest(journey, CAMILLE, { title: nasty, details: long(3_000), topic: topic.id });
      const receipt = await peer.until('the receipt', () =>
        peer.dm(CAMILLE).find((each) => shown(each).includes(`${number}`) && shown(each).includes(read)),
      );
      expectHarmless(receipt);
      const owners = await card(journey, INES, number);
      expect(shown(owners)).toMatch(new RegExp(`\n${escaped(read)}\n[«“]\\s?${escaped(read)}`));
      expect(shown(owners)).toMatch(say.more);
      expect(shown(owners)).toContain('Eve &lt;!channel&gt; ∗x∗');

      peer.press(INES, owners, 'suggestion.reply');
      await journey.form('suggestion.reply');
      await peer.submit(INES, { text: ' \n ' });
      expect(peer.errors()).toEqual({ text: say.empty });
      await peer.submit(INES, { text: long(3_000) });
      const answer = await peer.until('the answer', () =>
        peer.dm(CAMILLE).find((each) => JSON.stringify(each.blocks).includes('suggestion.write-back')),
      );
      expect(shown(answer)).toContain(read);
      expect(shown(answer)).toMatch(say.more);
      await fill(journey, CAMILLE, answer, 'suggestion.write-back', { text: nasty });
      const list = await answerTo(journey, CAMILLE, () => peer.command(CAMILLE, '/suggestions', '', CHANNEL));
      expectHarmless(list);
      expect(shown(list)).toContain(
        '&lt;!channel&gt; &lt;@U0INES&gt; &lt;https://evil.example|click&gt; ∗bold∗',
      );
    });

    it('in a story and in customers’ words come to the channel as text, the whole story in the thread', async () => {
      const { peer, app, database, clock } = journey;
      await peer.command(CAMILLE, '/story', nasty, CHANNEL);
      await journey.form('story');
      await peer.submit(CAMILLE, {
        title: nasty,
        wentWrong: long(3_000),
        weDid: long(3_000),
        customerSaid: long(3_000),
        learned: '',
      });
      expect(peer.errors()).toEqual({});
      const waiting = await peer.until('the card of the story', () =>
        peer.dm(ADAM).find((each) => JSON.stringify(each.blocks).includes('story.approve')),
      );
      expect(shown(waiting)).toMatch(say.more);
      peer.press(ADAM, waiting, 'story.approve');
      await peer.until(
        'the yes',
        () => peer.dm(CAMILLE).filter((each) => each.text.includes('Adam Leroy')).length === 1,
      );

      const { token } = await addSource(database, app.workspaceId, {
        name: nasty.slice(0, 90),
        heat: 'hot',
        now: clock.now(),
      });
      const answer = (id: number, more: object) => ({
        id: String(id),
        customer: `c-${id}`,
        metric: 'nps',
        score: 8,
        touchpoint: nasty.slice(0, 90),
        segments: { [nasty]: nasty },
        answeredAt: clock.now().toISOString(),
        ...more,
      });
      const answers = [
        ...Array.from({ length: 8 }, (_, i) => answer(i, { verbatim: '' })),
        answer(8, { score: 10, verbatim: nasty }),
        answer(9, { score: 0, verbatim: long(10_000) }),
      ];
      const response = await fetch(`http://127.0.0.1:${app.port}/api/v1/feedback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(answers),
      });
      expect(await response.json()).toMatchObject({ imported: 10, rejected: 0 });

      await createSchedule(
        database,
        { workspaceId: app.workspaceId, now: clock.now(), adminId: await personId(journey, ADAM) },
        {
          name: nasty,
          channels: [{ address: `slack:${CHANNEL}`, name: 'sav' }],
          sections: ['headline', 'indicators', 'verbatims', 'story', 'suggestions'],
          filters: {},
          cadence: { kind: 'weekly', weekday: 2, at: '09:00' },
          timeZone: 'Europe/Paris',
          locale,
          country: null,
          onHolidays: 'ignore',
          whenEmpty: 'silent',
          pausedUntil: null,
        },
        randomUUID(),
      );
      clock.moveTo(new Date('2026-11-10T08:00:30Z'));
      await app.beat();
      const posted = () => peer.messages(CHANNEL).filter((each) => each.ephemeral_to === undefined);
      const digest = await peer.until('the digest', () =>
        posted().find((each) => each.thread_ts === undefined),
      );
      const details = await peer.until('its thread', () =>
        posted().find((each) => each.thread_ts === digest.ts),
      );
      await journey.delivered();
      expect(posted()).toHaveLength(2);
      // A quote of 10,000 characters has its room in the thread.
      for (const each of [digest, details])
        expect(shown(each).split(read).length - 1).toBeGreaterThanOrEqual(1);
      expect(shown(digest)).toMatch(say.inThread);
      expect(shown(details)).toContain(
        '&lt;!channel&gt; &lt;@U0INES&gt; &lt;https://evil.example|click&gt; ∗bold∗',
      );
      expect(shown(details)).toMatch(say.more);
      // The next heartbeat sees that it was posted.
      await app.beat();
      const told = await peer.until('the news to its teller', () =>
        peer.dm(CAMILLE).find((each) => each.text.includes('#sav')),
      );
      expect(shown(told)).toContain(read);
    });

    it('are nowhere more than text, and nowhere more than Slack takes', async () => {
      const { peer } = journey;
      for (const user of [INES, ADAM, CAMILLE]) peer.openHome(user);
      const homes = await Promise.all(
        [INES, ADAM, CAMILLE].map((user) => peer.until(`the home of ${user}`, () => peer.home(user))),
      );
      const all = [...[CAMILLE, INES, ADAM].flatMap(peer.dm), ...peer.messages(CHANNEL)];
      const hostile = all.filter((each) => shown(each).includes('!channel'));
      expect(hostile.length).toBeGreaterThanOrEqual(12);
      for (const each of all) expectHarmless(each);
      for (const { blocks } of homes) expectHarmless({ ts: '', text: '', blocks, files: [] }, 100);
      expect(journey.logged.join('')).not.toContain('!channel');
    });
  },
);

const controls = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;

/** No text that Slack would read as more than text, and every limit kept (docs.slack.dev/reference/block-kit). */
function expectHarmless({ text, blocks }: PeerMessage, mostBlocks = 50): void {
  // A fallback is mrkdwn: an angle bracket would open a mention, a broadcast or a link.
  expect(text).not.toMatch(/[<>]/);
  expect(text).not.toMatch(controls);
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(blocks.length).toBeLessThanOrEqual(mostBlocks);
  const objects = textObjects(blocks);
  for (const each of objects) {
    expect(each.text).not.toMatch(controls);
    expect(each.text.length).toBeGreaterThan(0);
    expect(each.text.length).toBeLessThanOrEqual(each.most);
    if (each.type === 'plain_text') expect(each.emoji).toBe(false);
    else expect(each.text).not.toMatch(/[<>]|\*bold\*|_it_|~no~|`x`|:tada:/);
  }
  expect(objects.reduce((sum, each) => sum + each.text.length, 0)).toBeLessThanOrEqual(12_000);
}

interface Drawn {
  readonly type: string;
  readonly text: string;
  readonly emoji: unknown;
  readonly most: number;
}

/** Every text object, with the most characters that it may have where it stands. */
function textObjects(blocks: PeerMessage['blocks']): Drawn[] {
  return blocks.flatMap((block) => {
    const { text, fields, elements = [] } = block;
    const most = block.type === 'header' ? 150 : 3_000;
    return [
      ...drawn(text, most),
      ...(Array.isArray(fields) ? fields : []).flatMap((field) => drawn(field, 2_000)),
      ...elements.flatMap((each) => (block.type === 'context' ? drawn(each, 3_000) : drawn(each.text, 75))),
    ];
  });
}

function drawn(value: unknown, most: number): Drawn[] {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('text' in value)) return [];
  const { type, text } = value;
  if (typeof text !== 'string') return [];
  return [{ type: String(type), text, emoji: 'emoji' in value ? value.emoji : undefined, most }];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
