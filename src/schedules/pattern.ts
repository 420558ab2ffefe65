// Which channels "team-*" means: a name in which each star stands for anything, nothing included. Pure.

/** Every channel that we are in. */
export const EVERYWHERE = '*';

/** Names of channels are shorter: 80 on Slack (docs.slack.dev/reference/methods/conversations.create), 50 on Teams. */
const LONGEST = 80;

/** As it is kept: without the sign that people write before a channel; null where it was left empty; undefined where it is none. */
export function patternIn(text: string): string | null | undefined {
  const pattern = text.trim().replace(/^#+/, '').trim().replace(/\*+/g, '*');
  if (pattern === '') return text.trim() === '' ? null : undefined;
  return pattern.includes('*') && pattern.length <= LONGEST ? pattern : undefined;
}

/** Capital letters do not matter. */
export function matchesPattern(pattern: string, name: string): boolean {
  const text = folded(name);
  const [first = '', ...parts] = folded(pattern).split('*');
  const last = parts.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
