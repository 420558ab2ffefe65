// What a failed call to Teams means for a message, by its codes and the transport's, never by the prose of an error.
import { z } from 'zod';
import {
  type HeldReason,
  inAMinute,
  LIMITED,
  type NeverReason,
  type Outcome,
} from '../../delivery/outcome.ts';
import { outcomeOnTheWay, outcomesFor, UNSENT_CODES, type WayFault } from '../faults.ts';

export type Fault =
  | WayFault
  /** Teams, or something before it, answered; `code` is Teams' own, where it gave one. */
  | { readonly kind: 'status'; readonly status: number; readonly code: string | null }
  /** No token: the credentials were refused, or the sign-in service cannot be reached. Nothing left for Teams. */
  | { readonly kind: 'no-token'; readonly code: string };

/** How the connector's errors look, whichever of its packages threw them. */
const failure = z.looseObject({
  name: z.string().optional(),
  code: z.string().optional(),
  statusCode: z.number().optional(),
  errorCode: z.string().optional(),
});
const answered = z.looseObject({
  response: z.looseObject({
    headers: z.custom<{ get(name: string): string | null | undefined }>(
      (value) => typeof value === 'object' && value !== null && 'get' in value,
    ),
  }),
});

/** What Teams says to wait where it does not say how long. */
const WAIT_SECONDS = 30;

/** What went wrong in a call of the connector; null for what is no fault of a remote (a bug: throw it on). */
export function faultOf(error: unknown): Fault | null {
  if (!(error instanceof Error)) return null;
  const parsed = failure.safeParse(error);
  if (!parsed.success) return null;
  const { name, code, statusCode, errorCode } = parsed.data;
  if (statusCode !== undefined) {
    if (statusCode === 429) return { kind: 'limited', seconds: retryAfter(error) };
    // An answer that is no JSON, to a request that went through.
    if (statusCode < 300) return { kind: 'lost', code: 'no_json' };
    return { kind: 'status', status: statusCode, code: teamsCode(code) };
  }
  // MSAL: the sign-in service refused (ServerError), or could not be asked (ClientAuthError).
  if (errorCode !== undefined) return { kind: 'no-token', code: shortCode(errorCode) };
  if (name === 'AbortError') return { kind: 'lost', code: 'timeout' };
  if (code === undefined) return null;
  if (UNSENT_CODES.has(code)) return { kind: 'unsent', code };
  return name === 'RestError' || NETWORK_CODES.has(code) ? { kind: 'lost', code } : null;
}

/** A short name of the fault, for logs and for the reason of an outcome. */
export function faultCode(fault: Fault): string {
  switch (fault.kind) {
    case 'limited':
      return LIMITED;
    case 'status':
      return fault.code ?? `http_${fault.status}`;
    default:
      return fault.code;
  }
}

/** Whether Teams took nothing of a message for how it is made: it documents no code of its own for an element that it does not take. */
export function isMisshapen(error: unknown): boolean {
  const fault = faultOf(error);
  return fault?.kind === 'status' && fault.status === 400;
}

/** What became of a message. @param repeatable see `outcomesFor` */
export function outcomeOf(fault: Fault, now: Date, repeatable = false): Outcome {
  const outcomes = outcomesFor(`teams:${faultCode(fault)}`, now, repeatable);
  const { later, uncertain } = outcomes;
  if (fault.kind === 'status' && fault.status === 401)
    return { kind: 'refused', code: faultCode(fault), at: inAMinute(now) };
  switch (fault.kind) {
    case 'no-token':
      return REFUSED_CODES.has(fault.code)
        ? { kind: 'refused', code: fault.code, at: inAMinute(now) }
        : later(300);
    case 'status':
      return ofStatus(fault.status, fault.code, later, uncertain);
    default:
      return outcomeOnTheWay(fault, outcomes);
  }
}

/**
 * The sign-in service refuses the app, its secret or what it asks for (RFC 6749, 5.2), a policy forbids it, or there is no such tenant:
 * learn.microsoft.com/entra/identity-platform, "Microsoft Entra authentication and authorization error codes".
 */
const REFUSED_CODES = new Set([
  ...['invalid_client', 'unauthorized_client', 'invalid_grant', 'access_denied', 'invalid_request'],
  ...[
    'invalid_scope',
    'invalid_resource',
    'unsupported_grant_type',
    'interaction_required',
    'invalid_tenant',
  ],
]);

// Statuses and codes: learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability, "Status codes
// from bot conversational APIs".

function ofStatus(
  status: number,
  code: string | null,
  later: (seconds: number) => Outcome,
  uncertain: Outcome,
): Outcome {
  if (status === 413 || code === 'MessageSizeTooBig')
    return { kind: 'never', reason: 'too-long', code: code ?? 'http_413' };
  // "Precondition failed on one of our dependencies due to multiple concurrent operations on the same conversation."
  if (status === 412) return later(60);
  if (status >= 500 || status === 408) return uncertain;
  // The connection itself needs an operator, or something before Teams said no; nothing is lost meanwhile.
  if (code === null) return later(300);
  const reason = NEVER_CODES[code];
  if (reason) return { kind: 'never', reason, code };
  return { kind: 'held', reason: HELD_CODES[code] ?? 'refused', code };
}

const NEVER_CODES: Readonly<Record<string, NeverReason>> = {
  ConversationNotFound: 'not-found',
  ActivityNotFoundInConversation: 'gone',
  NotFound: 'not-found',
  BotNotInConversationRoster: 'not-in-channel',
  ConversationBlockedByUser: 'not-allowed',
  ForbiddenOperationException: 'not-allowed',
  MessageWritesBlocked: 'not-allowed',
  Forbidden: 'not-allowed',
};

/** A right or a setting of the app's or the company's is missing: whoever runs them can mend it. */
const HELD_CODES: Readonly<Record<string, HeldReason>> = {
  BotDisabledByAdmin: 'restricted',
  InvalidBotApiHost: 'restricted',
  NotEnoughPermissions: 'restricted',
};

const NETWORK_CODES = new Set([
  'ETIMEDOUT',
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

function retryAfter(error: Error): number {
  const parsed = answered.safeParse(error);
  const seconds = parsed.success
    ? Number.parseInt(parsed.data.response.headers.get('retry-after') ?? '', 10)
    : Number.NaN;
  return seconds >= 0 ? seconds : WAIT_SECONDS;
}

/** Teams' own code, where the body of the answer had one; null where something else answered. */
function teamsCode(code: string | undefined): string | null {
  if (code === undefined || OWN_CODES.has(code)) return null;
  return /^[A-Za-z][\w.]{0,80}$/.test(code) ? code : null;
}

/** What the connector itself puts there. */
const OWN_CODES = new Set(['PARSE_ERROR', 'REQUEST_SEND_ERROR']);

function shortCode(code: string): string {
  return /^[\w.-]{1,60}$/.test(code) ? code : 'no_token';
}
