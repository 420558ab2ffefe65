// What a failed call to Slack means for a message, by Slack's codes and the transport's, never by the prose of an error.
import { webApi } from '@slack/bolt';
import {
  type HeldReason,
  inAMinute,
  LIMITED,
  type NeverReason,
  type Outcome,
  type Probe,
} from '../../delivery/outcome.ts';
import { outcomeOnTheWay, outcomesFor, UNSENT_CODES, type WayFault } from '../faults.ts';

export type Fault =
  | WayFault
  /** Slack answered no, with a code of its own. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Something before Slack answered, or Slack without a code. */
  | { readonly kind: 'status'; readonly status: number };

/** What went wrong in a call of Slack's client; null for what is no fault of a remote (a bug: throw it on). */
export function faultOf(error: unknown): Fault | null {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'limited', seconds: error.retryAfter };
  if (error instanceof webApi.WebAPIHTTPError) {
    const code: unknown = error.body?.error;
    return isCode(code) ? { kind: 'refused', code } : { kind: 'status', status: error.statusCode };
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error;
    // An answer that is no JSON reaches us as if it were a code.
    if (!isCode(code)) return { kind: 'lost', code: 'no_json' };
    const seconds = error.data.response_metadata?.retryAfter;
    return RATE_CODES.has(code) ? { kind: 'limited', seconds: seconds ?? 30 } : { kind: 'refused', code };
  }
  if (error instanceof webApi.WebAPIRequestError) return transportFault(error.original);
  // The connection broke, or the time was up, in the middle of the answer.
  if (error instanceof TypeError && causeCodes(error).length > 0)
    return { kind: 'lost', code: causeCodes(error).join() };
  if (error instanceof DOMException) return { kind: 'lost', code: error.name };
  return null;
}

/** A short name of the fault, for logs and for the reason of an outcome. */
export function faultCode(fault: Fault): string {
  switch (fault.kind) {
    case 'limited':
      return LIMITED;
    case 'status':
      return `http_${fault.status}`;
    default:
      return fault.code;
  }
}

/**
 * Why Slack opened nothing, where what it let us open it with was over, used up or not the asker's any more: its code. Null for anything
 * else. `invalid_arguments` means it unless Slack names something else that it does not like, as it does of a view.
 */
export function lostTrigger(error: unknown): string | null {
  const fault = faultOf(error);
  if (fault?.kind !== 'refused') return null;
  if (TRIGGER_CODES.has(fault.code)) return fault.code;
  if (fault.code !== 'invalid_arguments') return null;
  const told =
    error instanceof webApi.WebAPIPlatformError ? (error.data.response_metadata?.messages ?? []) : [];
  return told.length === 0 || told.some((each) => /trigger/.test(each)) ? fault.code : null;
}

/** "Errors" on docs.slack.dev/reference/methods/views.open, and what the older dialog.open calls the same. */
const TRIGGER_CODES = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
  'invalid_trigger',
]);

/** Whether Slack took nothing of a message for how it is made: a workspace that a new block has not reached answers so. */
export function isMisshapen(error: unknown): boolean {
  if (error instanceof BlocksRefused) return true;
  const fault = faultOf(error);
  return fault?.kind === 'refused' && BLOCK_CODES.has(fault.code);
}

/** "Errors" on docs.slack.dev/reference/methods/chat.postMessage; of a second table, Slack speaks as of an attachment. */
const BLOCK_CODES = new Set(['invalid_blocks', 'invalid_blocks_format', 'invalid_attachments']);

/** An answer at a `response_url`, which Slack refused for how it is made. */
class BlocksRefused extends Error {}

/** Where Slack was answered at a `response_url`: what it says there is in the body alone, whatever the status. Throws where it was refused for its blocks. */
export async function takenAtUrl(answer: Promise<unknown>): Promise<void> {
  const told = await answer.catch((error: unknown) => {
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
    throw status === 400
      ? new BlocksRefused('Slack refused the blocks of an answer', { cause: error })
      : error;
  });
  if (!(told instanceof Response)) return;
  const body = await told.text();
  if ([...BLOCK_CODES].some((code) => body.includes(`"${code}"`)))
    throw new BlocksRefused('Slack refused the blocks of an answer');
}

/** What became of a message. @param repeatable see `outcomesFor` */
export function outcomeOf(fault: Fault, now: Date, repeatable = false): Outcome {
  const outcomes = outcomesFor(`slack:${faultCode(fault)}`, now, repeatable);
  const { later, uncertain } = outcomes;
  switch (fault.kind) {
    case 'status':
      // Past 500, and after a 408, somebody between us and Slack gave up on a request that may have been passed on.
      return fault.status >= 500 || fault.status === 408 ? uncertain : later(300);
    case 'refused': {
      if (UNCERTAIN_CODES.has(fault.code)) return uncertain;
      if (REFUSED_CODES.has(fault.code)) return { kind: 'refused', code: fault.code, at: inAMinute(now) };
      if (PASSING_CODES.has(fault.code)) return later(60);
      const reason = NEVER_CODES[fault.code];
      if (reason) return { kind: 'never', reason, code: fault.code };
      return { kind: 'held', reason: HELD_CODES[fault.code] ?? 'refused', code: fault.code };
    }
    default:
      return outcomeOnTheWay(fault, outcomes);
  }
}

/** What a failed question whether Slack takes us says about it. */
export function probeOf(fault: Fault | null): Probe {
  return fault?.kind === 'refused' && REFUSED_CODES.has(fault.code)
    ? { kind: 'refused', code: fault.code }
    : { kind: 'cannot-tell' };
}

/** Whether a code, or a status ("http_503"), says nothing of whoever asks. */
export function isPassing(code: string): boolean {
  return /^http_/.test(code) || [RATE_CODES, UNCERTAIN_CODES, PASSING_CODES].some((codes) => codes.has(code));
}

// The codes are those under "Errors" on docs.slack.dev/reference/methods/chat.postMessage, chat.update, conversations.open.

const RATE_CODES = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** "It's possible some aspect of the operation succeeded before the error was raised." */
const UNCERTAIN_CODES = new Set(['fatal_error', 'internal_error']);

/** Slack refuses the token, whatever it is asked. */
const REFUSED_CODES = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  // Of the whole workspace, or of the network that we call from.
  'org_login_required',
  'accesslimited',
  'two_factor_setup_required',
]);

/** Nothing was done; it is worth another try. */
const PASSING_CODES = new Set([
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'external_channel_migrating',
]);

const NEVER_CODES: Readonly<Record<string, NeverReason>> = {
  channel_not_found: 'not-found',
  user_not_found: 'not-found',
  users_not_found: 'not-found',
  user_disabled: 'not-found',
  user_not_visible: 'not-found',
  invalid_users: 'not-found',
  is_archived: 'archived',
  not_in_channel: 'not-in-channel',
  restricted_action: 'not-allowed',
  restricted_action_read_only_channel: 'not-allowed',
  restricted_action_non_threadable_channel: 'not-allowed',
  restricted_action_thread_only_channel: 'not-allowed',
  restricted_action_thread_locked: 'not-allowed',
  cannot_dm_bot: 'not-allowed',
  msg_too_long: 'too-long',
  msg_blocks_too_long: 'too-long',
  message_not_found: 'gone',
  cant_update_message: 'gone',
  edit_window_closed: 'gone',
  thread_not_found: 'gone',
  cannot_reply_to_message: 'gone',
};

/** A right or a setting of the app's or the company's is missing: whoever runs them can mend it. */
const HELD_CODES: Readonly<Record<string, HeldReason>> = {
  missing_scope: 'restricted',
  not_allowed_token_type: 'restricted',
  ekm_access_denied: 'restricted',
  team_access_not_granted: 'restricted',
  enterprise_is_restricted: 'restricted',
  messages_tab_disabled: 'restricted',
  team_not_found: 'not-allowed',
  no_permission: 'not-allowed',
  // "Access to a resource specified in the request is denied."
  access_denied: 'not-allowed',
};

function transportFault(error: Error): Fault {
  const codes = causeCodes(error);
  const isUnsent = codes.length > 0 && codes.every((code) => UNSENT_CODES.has(code));
  return { kind: isUnsent ? 'unsent' : 'lost', code: codes.join() || error.name };
}

/** The transport's codes behind an error; several where several addresses were tried. */
function causeCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const inner = [error.cause, ...(error instanceof AggregateError ? error.errors : [])].flatMap(causeCodes);
  if (inner.length > 0) return [...new Set(inner)];
  return 'code' in error && typeof error.code === 'string' ? [error.code] : [];
}

function isCode(code: unknown): code is string {
  return typeof code === 'string' && /^[a-z][a-z0-9_]*$/.test(code);
}
