// Slack's mrkdwn, as people's messages arrive -> plain text. Writing mrkdwn is markup.ts; finding the names, names.ts.

/**
 * Slack's references and escapes. It escapes every `<`, `>` and `&` that somebody typed, so what stands between `<` and
 * `>` is never people's own. One pattern and one pass: what a reference or an escape gives is not read a second time.
 */
const SIGNS = /<([^<>]*)>|&(amp|lt|gt);/g;
const PERSON = /^@([UW][A-Z0-9]+)(?:\||$)/;
/** A channel without its name: Slack leaves it out for whom it cannot tell may know it. */
const NAMELESS_CHANNEL = /^#([CG][A-Z0-9]+)\|?$/;

/** The ids of the people and of the nameless channels in a text, each once. */
export function mentionedIn(source: string): string[] {
  const ids = [...source.matchAll(SIGNS)].flatMap(
    ([, inside = '']) => (PERSON.exec(inside) ?? NAMELESS_CHANNEL.exec(inside))?.[1] ?? [],
  );
  return [...new Set(ids)];
}

/**
 * What somebody reads on the screen, as text: names for mentions, words and address for links, "?" for a name that is
 * not among `names` (by id). Emoji codes and marks (*bold*) stay as they were written. No id of a person, a channel or
 * a group is left. The result is no mrkdwn any more: never read it again.
 * The forms are those of docs.slack.dev/messaging/formatting-message-text, "Retrieving messages".
 */
export function readMrkdwn(source: string, names: ReadonlyMap<string, string>): string {
  return source.replace(SIGNS, (sign, inside?: string) =>
    inside === undefined ? unescaped(sign) : reference(inside, names),
  );
}

/** Whom and what somebody named, each time: their ids, and how `readMrkdwn` has them. */
export function namedIn(
  source: string,
  names: ReadonlyMap<string, string>,
): { readonly people: readonly NamedHere[]; readonly channels: readonly NamedHere[] } {
  const all = [...source.matchAll(SIGNS)].flatMap(([, inside = '']) => {
    const [, kind, id] = /^([@#])([UWCG][A-Z0-9]+)(?:\||$)/.exec(inside) ?? [];
    return id === undefined ? [] : [{ kind, id, written: reference(inside, names) }];
  });
  const of = (sign: string, ids: RegExp) =>
    all.flatMap(({ kind, id, written }) => (kind === sign && ids.test(id) ? [{ id, written }] : []));
  return { people: of('@', /^[UW]/), channels: of('#', /^[CG]/) };
}

export interface NamedHere {
  readonly id: string;
  readonly written: string;
}

/**
 * The words of a command whose manifest says `should_escape`, as a message has them. Slack's documentation does not say that it escapes
 * what somebody types there as it does in messages: a `<` that begins nothing of Slack's is their own.
 */
export function asMessage(words: string): string {
  return words.replace(/<(?![@#!][A-Za-z]|[a-z][a-z0-9+.-]{0,20}:)/g, '&lt;');
}

/** What is left of it without mentions and links: somebody's own words. */
export function spokenIn(source: string): string {
  return source.replace(SIGNS, (sign, inside?: string) => (inside === undefined ? unescaped(sign) : ' '));
}

function reference(inside: string, names: ReadonlyMap<string, string>): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const words = unescaped(bar < 0 ? '' : inside.slice(bar + 1));
  switch (target[0]) {
    case '@':
      return named('@', names.get(target.slice(1)) ?? words);
    case '#':
      return named('#', words || (names.get(target.slice(1)) ?? ''));
    case '!':
      return special(target.slice(1), words);
    default:
      return link(unescaped(target), words);
  }
}

/** `!here`, `!subteam^ID`, `!date^time^format^link`: of the last, what a client shows that cannot read dates. */
function special(target: string, words: string): string {
  const [kind = ''] = target.split('^');
  if (['here', 'channel', 'everyone'].includes(kind)) return `@${kind}`;
  return kind === 'subteam' ? named('@', words) : words || '?';
}

function named(sign: '@' | '#', name: string): string {
  const bare = name.trim().replace(/^[@#]/, '');
  return sign + (bare === '' ? '?' : bare);
}

/** Words that only repeat the address are said once; Slack makes a link of "example.com" by itself. */
function link(address: string, words: string): string {
  const bare = address.replace(/^(mailto|tel):/, '');
  const reading = bare.replace(/^https?:\/\//, '').replace(/\/$/, '');
  if (words === '' || words === address) return bare;
  return words === bare || words === reading ? words : `${words} (${bare})`;
}

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '');
}
