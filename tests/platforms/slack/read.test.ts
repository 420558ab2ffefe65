import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asMessage, mentionedIn, namedIn, readMrkdwn } from '../../../src/platforms/slack/read.ts';

const names = new Map([
  ['U1', 'Nadia Benali'],
  ['W2', 'Karim <!channel> & Co'],
  ['C7', 'achats'],
]);

describe('what somebody wrote on Slack, as text', () => {
  it.each([
    ['plain words', 'Merci, c’est parti', 'Merci, c’est parti'],
    ['escaped signs', 'a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['a mention', 'Ask <@U1>, please', 'Ask @Nadia Benali, please'],
    ['a mention with its own name', '<@U1|nadia>', '@Nadia Benali'],
    ['a mention of a stranger', '<@U404>', '@?'],
    ['a mention of a stranger whom Slack names', '<@U404|eve>', '@eve'],
    ['a name full of signs', '<@W2>', '@Karim <!channel> & Co'],
    ['a channel', 'in <#C1|sav>', 'in #sav'],
    ['a channel whose name we know', 'in <#C7> and <#C7|>', 'in #achats and #achats'],
    ['a channel that we may not know', '<#C9|>', '#?'],
    ['a link', '<https://example.com/a?b=1&amp;c=2>', 'https://example.com/a?b=1&c=2'],
    ['a link with words', '<https://example.com|the page>', 'the page (https://example.com)'],
    ['a link that repeats itself', '<https://example.com|https://example.com>', 'https://example.com'],
    ['a link that Slack made', '<http://example.com/|example.com>', 'example.com'],
    [
      'a link that says another one',
      '<https://evil.example|https://bank.example>',
      'https://bank.example (https://evil.example)',
    ],
    ['an address of e-mail', '<mailto:a@example.com|a@example.com>', 'a@example.com'],
    ['a telephone number', '<tel:+33123456789|01 23 45 67 89>', '01 23 45 67 89 (+33123456789)'],
    ['broadcasts', '<!here> <!channel> <!everyone> <!here|here>', '@here @channel @everyone @here'],
    ['a group', '<!subteam^S1|@support> <!subteam^S1>', '@support @?'],
    ['a date', '<!date^1392734382^{date}|18 Feb &amp; later>', '18 Feb & later'],
    ['a date without words', '<!date^1392734382^{date}>', '?'],
    ['emoji codes and marks', '*bold* _it_ ~no~ `x` :tada:', '*bold* _it_ ~no~ `x` :tada:'],
    ['lines', 'one\n&gt; two\n', 'one\n> two\n'],
  ])('%s', (_, source, text) => {
    expect(readMrkdwn(source, names)).toBe(text);
  });

  it.each([
    ['a typed mention', '&lt;@U1&gt;', '<@U1>'],
    ['an escape escaped', '&amp;lt;!channel&amp;gt;', '&lt;!channel&gt;'],
    ['a reference made of two', '&lt;<@U1>', '<@Nadia Benali'],
    ['a label that looks like a reference', '<https://a.example|&lt;@U1&gt;>', '<@U1> (https://a.example)'],
    ['a label over two lines', '<@U404|a\nb>', '@a\nb'],
    ['an empty reference', '<>', ''],
    ['a bare sign', 'a < b', 'a < b'],
    ['one that never ends', '<@U1', '<@U1'],
    ['one of no known kind', '<!unknown^X1>', '?'],
  ])('is read once: %s', (_, source, text) => {
    expect(readMrkdwn(source, names)).toBe(text);
  });

  it('leaves no id of whom or what it mentions', () => {
    const source = '<@U404> <@W404|> <#C404> <#C404|> <#G404> <!subteam^S404> <@B404> <!date^404^x>';
    expect(readMrkdwn(source, names)).not.toContain('404');
  });

  it('is read in a moment, whatever it is made of', () => {
    for (const part of ['<', '<@U1|', '&amp;', '<<>', '|']) {
      const source = part.repeat(20_000);
      expect(readMrkdwn(source, names).length).toBeLessThanOrEqual(source.length * 10);
    }
  });

  it('tells whose names are needed, each once', () => {
    expect(mentionedIn('<@U1> <@U1|x> <@W2> <#C7> <#C7|> <#C1|sav> <!subteam^S1> &lt;@U9&gt;')).toEqual([
      'U1',
      'W2',
      'C7',
    ]);
  });
});

describe('the words of a command that names people and channels', () => {
  /** What people type, of the signs that Slack's references are made of. */
  const typed = fc
    .array(fc.constantFrom('<', '>', '&', '|', '@', '#', '!', 'U1', 'C7', 'lt;', 'amp;', ' ', 'Tara', 'é'))
    .map((parts) => parts.join(''));
  const planted = fc.constantFrom(
    { sign: '<@U1|nadia>', written: '@Nadia Benali', kind: 'people', id: 'U1' },
    { sign: '<@W2>', written: '@Karim <!channel> & Co', kind: 'people', id: 'W2' },
    { sign: '<@U404|eve>', written: '@eve', kind: 'people', id: 'U404' },
    { sign: '<#C1|sav>', written: '#sav', kind: 'channels', id: 'C1' },
    { sign: '<#C7|>', written: '#achats', kind: 'channels', id: 'C7' },
  );
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const words = fc.array(fc.tuple(typed, planted));

  it('name whom Slack says, in their order, and nobody whom somebody typed by hand, where it escapes what was typed', () => {
    fc.assert(
      fc.property(words, typed, (pairs, end) => {
        const source = asMessage(
          pairs.map(([text, { sign }]) => escaped(text) + sign).join('') + escaped(end),
        );
        expect(readMrkdwn(source, names)).toBe(
          pairs.map(([text, { written }]) => text + written).join('') + end,
        );
        const those = (kind: string) =>
          pairs.flatMap(([, each]) => (each.kind === kind ? [{ id: each.id, written: each.written }] : []));
        expect(namedIn(source, names)).toEqual({ people: those('people'), channels: those('channels') });
      }),
      { numRuns: 200 },
    );
  });

  it('keep what was typed, where Slack does not escape it, but for what looks like its own', () => {
    const harmless = fc
      .array(fc.constantFrom('< ', '>', ' & ', '|', '@', '#', '<3 ', '<-', 'U1', 'Tara', ' a<b ', '\n'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(harmless, planted)), harmless, (pairs, end) => {
        const source = asMessage(pairs.map(([text, { sign }]) => text + sign).join('') + end);
        expect(readMrkdwn(source, names)).toBe(
          pairs.map(([text, { written }]) => text + written).join('') + end,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('name nobody by what is no name of a person or channel', () => {
    const source = '<!here> <!subteam^S1|@support> <https://a.example|@U1> <@B1|bot> <#U1> <@C7> &lt;@U1&gt;';
    expect(namedIn(asMessage(source), names)).toEqual({ people: [], channels: [] });
  });
});
