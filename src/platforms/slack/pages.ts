// Answers of Slack's that come a page at a time.
import type { webApi } from '@slack/bolt';

interface Page<R> {
  readonly answer: R;
  /** The server sends a cursor once more that it has sent: what comes after is never seen. */
  readonly isCut: boolean;
}

/** "next_cursor" of docs.slack.dev/apis/web-api/pagination. */
export async function* eachPage<R extends webApi.WebAPICallResult>(
  ask: (cursor: { cursor?: string }) => Promise<R>,
): AsyncGenerator<Page<R>> {
  const seen = new Set<string>();
  for (let cursor = ''; ; ) {
    const answer = await ask(cursor === '' ? {} : { cursor });
    seen.add(cursor);
    cursor = answer.response_metadata?.next_cursor ?? '';
    const isCut = cursor !== '' && seen.has(cursor);
    yield { answer, isCut };
    if (cursor === '' || isCut) return;
  }
}

/** A server that sends the same cursor again has no more pages. */
export async function allPages<R extends webApi.WebAPICallResult, T>(
  ask: (cursor: { cursor?: string }) => Promise<R>,
  of: (answer: R) => readonly T[] | undefined,
): Promise<T[]> {
  const all: T[] = [];
  for await (const { answer } of eachPage(ask)) all.push(...(of(answer) ?? []));
  return all;
}
