// The questions of yes, partly or no that customers answered, as the form of a promise offers them: names of segments whose values all say one of
// these. Pure.
import { createHash } from 'node:crypto';
import { type Segment, segmentKey } from '../../feedback/segment-filter.ts';
import { asksYesOrNo } from '../../promises/answers.ts';

/** With the metrics, within what a list of Slack's offers: docs.slack.dev, Block Kit, static select. */
const MOST = 90;

/** By their names. @param chosen the one that the promise is known by, offered whatever is answered now */
export function questionsOffered(segments: readonly Segment[], chosen: string | null): readonly string[] {
  const values = new Map<string, { readonly name: string; readonly said: string[] }>();
  for (const segment of segments) {
    const key = segmentKey(segment);
    const at = key.indexOf('=');
    const its = values.get(key.slice(0, at)) ?? { name: segment.name, said: [] };
    its.said.push(key.slice(at + 1));
    values.set(key.slice(0, at), its);
  }
  const asked = [...values.values()].filter(({ said }) => asksYesOrNo(said)).map(({ name }) => name);
  const isThere = chosen !== null && asked.some((name) => printOf(name) === printOf(chosen));
  return [...(chosen === null || isThere ? [] : [chosen]), ...asked].slice(0, MOST);
}

/** What an option carries, however long the question is. No metric is called so. */
export function printOf(question: string): string {
  const key = segmentKey({ name: question, value: '' });
  return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}

/** Null where none has this print. */
export function questionNamed(
  print: string,
  segments: readonly Segment[],
  chosen: string | null,
): string | null {
  return questionsOffered(segments, chosen).find((name) => printOf(name) === print) ?? null;
}
