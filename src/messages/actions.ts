// How an action travels through a platform as one string and comes back. One codec for every platform.
import type { Action } from './message.ts';

/** Slack: "action_id … Maximum length is 255 characters" (docs.slack.dev/reference/block-kit/block-elements). */
const LONGEST = 255;
const NAME = /^[A-Za-z][\w.-]*$/;

/**
 * `decodeAction(encodeAction(x))` gives `x` back, in at most 255 UTF-16 units.
 * Throws where our own code named an action badly or put more than an id in its subject.
 */
export function encodeAction(action: Action): string {
  if (!NAME.test(action.name)) throw new Error(`not a name for an action: ${JSON.stringify(action.name)}`);
  const code = action.subject === undefined ? action.name : `${action.name}:${action.subject}`;
  if (code.length > LONGEST) throw new Error(`action ${action.name}: its subject is too long, give an id`);
  return code;
}

/** Null for what `encodeAction` did not make. */
export function decodeAction(code: string): Action | null {
  if (code.length > LONGEST) return null;
  const colon = code.indexOf(':');
  const name = colon === -1 ? code : code.slice(0, colon);
  if (!NAME.test(name)) return null;
  return colon === -1 ? { name } : { name, subject: code.slice(colon + 1) };
}
