// The one way our own web room asks somebody else for something: bounded in time and size, and never sent on elsewhere.
import type { VendorFetch } from '../feedback/pulling/asking.ts';

/** A vendor waits some ten seconds for its webhook to be answered, and this is on the way there. */
const TIMEOUT_MS = 8_000;
/** In bytes. */
const ANSWER_MAX = 5 * 1024 * 1024;

/** Throws where there is no answer in time, and where it is too large. A token follows no redirect: one is an answer as any other. */
export function boundedFetch(
  fetch: typeof globalThis.fetch,
  { timeoutMs = TIMEOUT_MS, most = ANSWER_MAX } = {},
): VendorFetch {
  return async ({ url, headers, body, method = 'POST' }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, {
      ...{ headers, redirect: 'manual', signal },
      ...(body === undefined ? {} : { method, body }),
    });
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > most) throw new Error(`the answer has more than ${most} bytes`);
      chunks.push(chunk);
    }
    return {
      ...{ status: response.status, body: Buffer.concat(chunks) },
      retryAfter: response.headers.get('retry-after'),
      date: response.headers.get('date'),
    };
  };
}
