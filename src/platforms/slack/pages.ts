// Answers of Slack's that come a page at a time.
import type { webApi } from '@slack/bolt';

/** "next_cursor" of docs.slack.dev/apis/web-api/pagination; a server that sends the same one again has no more pages. */
export async function allPages<R extends webApi.WebAPICallResult, T>(
  ask: (cursor: { cursor?: string }) => Promise<R>,
  of: (answer: R) => readonly T[] | undefined,
): Promise<T[]> {
  const all: T[] = [];
  const seen = new Set<string>();
  for (let cursor = ''; !seen.has(cursor); ) {
    seen.add(cursor);
    const answer = await ask(cursor === '' ? {} : { cursor });
    all.push(...(of(answer) ?? []));
    cursor = answer.response_metadata?.next_cursor ?? '';
  }
  return all;
}
