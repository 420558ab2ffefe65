// For whoever watches the process: is it alive, and can it do its work.
import { Unready } from '../errors.ts';
import { json, type Route } from '../http/route.ts';

export interface HealthCheck {
  /** Shown to anyone who asks: a word such as "database". */
  readonly name: string;
  /** Rejects where the part cannot do its work; should decide within a few seconds. A `Told`: it does, and there is something to say. */
  check(): Promise<unknown>;
}

/** A word in the place of "ok", for whoever watches. */
export class HealthWord {
  readonly word: string;
  /** Somebody has to put something right, though the part goes on with the rest of its work. */
  readonly isTrouble: boolean;
  constructor(word: string, { isTrouble = false } = {}) {
    this.word = word;
    this.isTrouble = isTrouble;
  }
}

/** `GET /healthz`: 200 while the process answers. `GET /readyz`: 200, or 503 where a check fails, naming it, in a word. */
export function healthRoutes(checks: readonly HealthCheck[]): readonly Route[] {
  return [
    { method: 'GET', path: '/healthz', answer: async () => json(200, { status: 'ok' }) },
    {
      method: 'GET',
      path: '/readyz',
      async answer() {
        const found = await Promise.all(
          checks.map(async (each) => [each.name, await stateOf(each)] as const),
        );
        const entries = found.map(([name, { word }]) => [name, word]);
        const isReady = found.every(([, state]) => state.isReady);
        const status = isReady ? 'ok' : 'failed';
        return json(isReady ? 200 : 503, { status, checks: Object.fromEntries(entries) });
      },
    },
  ];
}

export interface State {
  /** It does its work. */
  readonly isReady: boolean;
  /** And nothing has to be put right. */
  readonly isWell: boolean;
  readonly word: string;
}

export async function stateOf(check: HealthCheck): Promise<State> {
  try {
    const found = await check.check();
    const { word, isTrouble } = found instanceof HealthWord ? found : new HealthWord('ok');
    return { isReady: true, isWell: !isTrouble, word };
  } catch (error) {
    return { isReady: false, isWell: false, word: error instanceof Unready ? error.word : 'failed' };
  }
}
