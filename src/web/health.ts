// For whoever watches the process: is it alive, and can it do its work.
import { Unready } from '../errors.ts';
import { json, type Route } from './route.ts';

export interface Check {
  /** Shown to anyone who asks: a word such as "database". */
  readonly name: string;
  /** Rejects where the part cannot do its work; should decide within a few seconds. A `Told`: it does, and there is something to say. */
  check(): Promise<unknown>;
}

/** A word in the place of "ok", for whoever watches. */
export class Told {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
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
  if (result?.status === 'fulfilled') return result.value instanceof Told ? result.value.word : 'ok';
  return result?.reason instanceof Unready ? result.reason.word : 'failed';
}
