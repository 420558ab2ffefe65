// What whoever watches the process is told of all its companies, in one word.
import { Unready } from '../errors.ts';
import { type HealthCheck, HealthWord, type State, stateOf } from '../web/health.ts';
import type { Companies } from './companies.ts';

/**
 * A part that each company has: what one has to put right, or to say, is told; it fails where each company's does. One that fails in some
 * only is to be put right, and keeps nobody away from the others.
 * @param among which are worth asking; with the others all is well
 */
export function ofEach(
  companies: Companies,
  of: (workspaceId: string) => HealthCheck,
  among: (companies: readonly string[]) => Promise<readonly string[]>,
): HealthCheck {
  return {
    name: of('').name,
    async check() {
      const all = workspacesOf(companies);
      const states: State[] = [];
      for (const each of await among(all)) states.push(await stateOf(of(each)));
      const failing = states.filter(({ isReady }) => !isReady);
      const [failed] = failing;
      if (failed && failing.length === all.length) throw new Unready(failed.word);
      const told = failed ?? states.find(({ isWell }) => !isWell) ?? states.find(({ word }) => word !== 'ok');
      return told && new HealthWord(told.word, { isTrouble: !told.isWell });
    },
  };
}

/** The workspaces of all that are served, or of those on a chat. */
export function workspacesOf(companies: Companies, chat: string | null = null): readonly string[] {
  return companies
    .all()
    .filter(({ chats }) => chat === null || chats.includes(chat))
    .map(({ workspaceId }) => workspaceId);
}
