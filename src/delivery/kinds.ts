// Every kind of message, and what becomes of one that does not arrive. One without such a rule does not compile.

/**
 * asked: its reader was to do something; others are asked instead (src/undelivered/instead.ts). told: its reader misses it until it is
 * sent again. caught-up: the next one says what it would have, and its own trouble letters tell of it. redrawn: it changes a message that
 * stands, or did not arrive itself.
 */
export type Fate = 'asked' | 'told' | 'caught-up' | 'redrawn';

export const fates = {
  'suggestion.card': 'asked',
  'suggestion.passed-on': 'asked',
  'suggestion.nobody': 'asked',
  'suggestion.reminder': 'asked',
  'suggestion.wrote-back': 'asked',
  'suggestion.contested': 'asked',
  'suggestion.receipt': 'told',
  'suggestion.acknowledged': 'told',
  'suggestion.replied': 'told',
  'suggestion.taken-up': 'told',
  'suggestion.planned': 'told',
  'suggestion.trial-started': 'told',
  'suggestion.trial-concluded': 'told',
  'suggestion.completed': 'told',
  'suggestion.declined': 'told',
  'suggestion.merged': 'told',
  'suggestion.reassigned': 'told',
  'suggestion.now-with': 'told',
  'suggestion.late': 'told',
  'suggestion.followed': 'told',
  'suggestion.confirmed': 'told',
  'suggestion.edited': 'told',
  'suggestion.withdrawn': 'told',
  'suggestion.reopened': 'told',
  'suggestion.handed-on': 'told',
  'suggestion.relayed': 'told',
  'suggestion.announced': 'told',
  'suggestion.not-passed-on': 'told',
  'suggestion.changed': 'redrawn',
  'suggestion.card-redrawn': 'redrawn',
  'case.card': 'asked',
  'case.reminder': 'asked',
  'case.answered-again': 'asked',
  'case.reopened': 'asked',
  'case.moved': 'told',
  'case.card-redrawn': 'redrawn',
  'story.card': 'asked',
  'story.receipt': 'told',
  'story.credit': 'told',
  'story.approved': 'told',
  'story.returned': 'told',
  'story.published': 'told',
  'story.card-redrawn': 'redrawn',
  'schedule.trouble': 'asked',
  'undelivered.told': 'asked',
  'source.quiet': 'told',
  'channel.shared': 'told',
  'role.changed': 'told',
  'voice.shared': 'told',
  'feed.card': 'told',
  'feed.gathered': 'told',
  'feed.others': 'told',
  import: 'told',
  digest: 'caught-up',
  'digest.details': 'told',
  'digest.sample': 'told',
  'digest.sample-details': 'told',
  erasure: 'redrawn',
} as const satisfies Readonly<Record<string, Fate>>;

export type Kind = keyof typeof fates;

/** Null for a kind that the program no longer sends. */
export function fateOf(kind: string): Fate | null {
  const known: Readonly<Record<string, Fate>> = fates;
  return known[kind] ?? null;
}

/** Sorts kinds: those that ask for something first, then as they stand in `fates`; those that the program no longer sends last. */
export function byWeight(a: string, b: string): number {
  return weightOf(a) - weightOf(b);
}

function weightOf(kind: string): number {
  const all = Object.keys(fates);
  const place = all.indexOf(kind);
  if (place < 0) return Number.MAX_SAFE_INTEGER;
  return fateOf(kind) === 'asked' ? place : place + all.length;
}

/** Says something by itself: it is sent without a thread where the message above it cannot be had. */
export function standsAlone(kind: string): boolean {
  return /^(suggestion|case|story)\./.test(kind);
}
