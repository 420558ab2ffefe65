// What ties the answer of Slack's consent page to the browser that asked for it (RFC 6749, 10.12): sealed under our own key, good for ten
// minutes and for once. The same stands in the browser's cookie, which Bolt's installer compares.
import { type InstallURLOptions, InvalidStateError, type StateStore } from '@slack/oauth';
import type { Clock } from '../../clock.ts';
import { once } from '../../http/once.ts';
import { type Keys, opened } from '../../keys.ts';

const PURPOSE = 'slack.install';
/** As long as Slack's own code is good. */
const LIFE_MS = 10 * 60_000;

/** @param options what every installation asks for: none of it comes back from the browser */
export function installStates(keys: Keys, clock: Clock, options: InstallURLOptions): StateStore {
  const now = () => clock.now().getTime();
  const taken = once(now);
  return {
    generateStateParam: async () => keys.seal(PURPOSE, String(now())),
    async verifyStateParam(_, state) {
      const at = Number(opened(keys, PURPOSE, state) ?? Number.NaN);
      // Replicas' clocks may differ a little, either way.
      if (!(Math.abs(now() - at) <= LIFE_MS)) throw new InvalidStateError('not ours, or too old');
      if (!taken.take(state, at + 2 * LIFE_MS)) throw new InvalidStateError('used before');
      return options;
    },
  };
}
