// Asks a vendor to take a reply, or what it has: bounded, each once. What went wrong is told by whether anything may have been done, which
// outcome.ts makes of it. Holds nothing of an answer or a request: a vendor's error may quote either.
import type { NeverReason } from '../delivery/outcome.ts';
import { areUnfit, type VendorFetch, waitOf } from '../feedback/pulling/asking.ts';
import { parseBody } from '../feedback/vendors/payload.ts';
import { type AskVendor, type PullRequest, PullStop } from '../feedback/vendors/pulling.ts';

/**
 * unsent: the request never left. lost: no answer, or one that says nothing. status: the vendor's, with the milliseconds after which it may be
 * asked again, null where it says nothing of that; and why it refuses, where it says more than statuses say.
 */
export type ReplyFaultKind =
  | { readonly kind: 'unsent' }
  | { readonly kind: 'lost' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly waitMs: number | null;
      readonly refusal?: Refusal;
    };

/** later: nothing was done, and the same may be taken in a while. */
type Refusal = NeverReason | 'later';

/**
 * Why a vendor refuses, by its status and the codes in its answer, null where that is no JSON, and never by its words; undefined where the status says
 * what it says everywhere.
 */
export type RefusalIn = (status: number, answer: unknown) => Refusal | undefined;

export class ReplyFault extends Error {
  readonly fault: ReplyFaultKind;
  /** It asked for something to be done. */
  readonly isWrite: boolean;

  constructor(fault: ReplyFaultKind, isWrite: boolean) {
    super(fault.kind === 'status' ? `status ${fault.status}` : fault.kind);
    this.name = 'ReplyFault';
    this.fault = fault;
    this.isWrite = isWrite;
  }
}

export interface ReplyAsking {
  /** Does nothing at the vendor's. @throws ReplyFault; PullStop, of a key that no text could bring through */
  readonly read: AskVendor;
  /** Null where the answer is empty. @throws as `read` */
  readonly write: (request: PullRequest, refusalIn?: RefusalIn) => Promise<unknown>;
}

export function replyAsking(fetch: VendorFetch, now: () => Date): ReplyAsking {
  const ask = async (request: PullRequest, isWrite: boolean, refusalIn?: RefusalIn): Promise<unknown> => {
    const headers = { accept: 'application/json', ...request.headers };
    if (areUnfit(headers)) throw new PullStop('fetch.denied');
    const answer = await fetch({ ...request, headers }).catch((error: unknown) => {
      throw new ReplyFault({ kind: isUnsent(error) ? 'unsent' : 'lost' }, isWrite);
    });
    const { status, body } = answer;
    if (status < 200 || status > 299) {
      const waitMs = waitOf(answer.retryAfter ?? null, now());
      const parsed = parseBody(body);
      const told = parsed.ok ? parsed.value : null;
      const stop = request.meaning?.(status, told) ?? null;
      if (stop !== null) throw new PullStop(stop, waitMs);
      const refusal = refusalIn?.(status, told);
      throw new ReplyFault({ kind: 'status', status, waitMs, ...(refusal ? { refusal } : {}) }, isWrite);
    }
    if (body.length === 0 && isWrite) return null;
    const parsed = parseBody(body);
    if (!parsed.ok) throw new ReplyFault({ kind: 'lost' }, isWrite);
    return parsed.value;
  };
  return {
    read: (request) => ask(request, false),
    write: (request, refusalIn) => ask(request, true, refusalIn),
  };
}

/** No name, no route, refused, or a certificate that is not theirs: a request cannot have left. Of several addresses, none. */
const UNSENT: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ...['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_TLS_CERT_ALTNAME_INVALID'],
]);

function isUnsent(error: unknown): boolean {
  const codes = codesOf(error);
  return codes.length > 0 && codes.every((code) => UNSENT.has(code));
}

function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf);
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string') return [code];
  return codesOf(error.cause);
}
