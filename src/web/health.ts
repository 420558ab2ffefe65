// For whoever watches the process: is it alive, and can it do its work.
import { Unready } from '../errors.ts';
import { json, type Route } from './route.ts';

export interface Check {
  /** Shown to anyone who asks: a word such as "database". */
  readonly name: string;
  /** Rejects where the part cannot do its work; should decide within a few seconds. */
  check(): Promise<unknown>;
}

/** `GET /healthz`: 200 while the process answers. `GET /readyz`: 200, or 503 where a check fails, naming it, in a word. */
export function healthRoutes(checks: readonly Check[]): readonly Route[] {
  return [
    { method: 'GET', path: '/healthz', answer: async () => json(200, { status: 'ok' }) },
    {
      method: 'GET',
      path: '/readyz',
      async answer() {
        const settled = await Promise.allSettled(checks.map(async (each) => each.check()));
        const entries = checks.map(({ name }, i) => [name, wordFor(settled[i])]);
        const isReady = settled.every(({ status }) => status === 'fulfilled');
        const status = isReady ? 'ok' : 'failed';
        return json(isReady ? 200 : 503, { status, checks: Object.fromEntries(entries) });
      },
    },
  ];
}

function wordFor(result: PromiseSettledResult<unknown> | undefined): string {
  if (result?.status === 'fulfilled') return 'ok';
  return result?.reason instanceof Unready ? result.reason.word : 'failed';
}
