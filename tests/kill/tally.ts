// What happened, in numbers, and whether it was as promised.
import type { Step } from './steps.ts';

export interface Tally {
  readonly name: string;
  rounds: number;
  kills: Map<Step, number>;
  /** Calls by what befell them, the peer's method included: "answer lost: chat.postMessage". */
  faults: Map<string, number>;
  messages: number;
  exactlyOnce: number;
  /** Held for an admin, and of these, how many had arrived. */
  held: number;
  heldArrived: number;
  /** Each a broken promise. */
  readonly violations: string[];
  seconds: number;
}

export function newTally(name: string): Tally {
  return {
    name,
    rounds: 0,
    kills: new Map(),
    faults: new Map(),
    messages: 0,
    exactlyOnce: 0,
    held: 0,
    heldArrived: 0,
    violations: [],
    seconds: 0,
  };
}

export function count<Key>(map: Map<Key, number>, key: Key): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** What became of one message, once its row is settled; `copies` is how often the peer has it. */
export function judge(tally: Tally, label: string, state: string, copies: number): void {
  tally.messages++;
  if (copies > 1) tally.violations.push(`${label} was posted ${copies} times (${state})`);
  else if (state === 'held') {
    tally.held++;
    tally.heldArrived += copies;
  } else if (state === 'sent' && copies === 1) tally.exactlyOnce++;
  else tally.violations.push(`${label} is ${state} and stands ${copies} times at the peer`);
}

/** At the end, over everything: what came late would have been missed round by round. */
export function recount(tally: Tally, stored: readonly { readonly text: string }[]): void {
  const ours = stored.filter(({ text }) => text.startsWith(`${tally.name}: `));
  const expected = tally.exactlyOnce + tally.heldArrived;
  if (ours.length !== expected)
    tally.violations.push(`the peer has ${ours.length} messages in the end, not ${expected}`);
}

export function report(tally: Tally): string {
  const lines = (map: Map<string, number>) =>
    [...map].sort().map(([what, times]) => `    ${String(times).padStart(4)}  ${what}`);
  const kills = [...tally.kills.values()].reduce((a, b) => a + b, 0);
  return [
    `${tally.name}: ${tally.rounds} rounds, ${kills} kills, ${tally.messages} messages, ${tally.seconds.toFixed(0)} s`,
    '  killed',
    ...lines(tally.kills),
    '  calls that something befell',
    ...lines(tally.faults),
    '  messages',
    `    ${String(tally.exactlyOnce).padStart(4)}  exactly once at the peer`,
    `    ${String(tally.held).padStart(4)}  held, because the peer could not tell (${tally.heldArrived} of them had arrived)`,
    `    ${String(tally.violations.length).padStart(4)}  lost, posted twice or otherwise wrong`,
    ...tally.violations.map((each) => `          ${each}`),
  ].join('\n');
}
