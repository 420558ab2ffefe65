// What the vendors' small servers have in common: what is said at them, how they answer, and how lists are cut.
import type { VendorFetch } from '../../../src/feedback/pulling/asking.ts';
import type { PullAccount } from '../../../src/feedback/vendors/pulling.ts';
import type { VendorName } from '../../../src/feedback/vendors/vendor.ts';

/** One answer at the vendor's. */
export interface Said {
  readonly id: string;
  /** 1 to 5. */
  readonly stars: number;
  readonly words: string;
  /** By the vendor's clock. */
  readonly createdAt: Date;
  readonly changedAt: Date;
}

export type Asked = Parameters<VendorFetch>[0];
/** Null: there is no such page. */
type Serve = (url: URL, request: Asked, said: readonly Said[]) => unknown;

export interface VendorServer {
  /** The vendor's name, and which of its lists where it has several. */
  readonly named?: string;
  readonly vendor: VendorName;
  readonly account: Partial<PullAccount>;
  readonly secret: string;
  readonly mapping?: unknown;
  /** How long after an answer its change is found, in milliseconds; 20 days and more where this is left out. */
  readonly changesFor?: number;
  readonly serve: Serve;
  /** The same with one answer more that cannot be read; one without an id where this is left out. */
  readonly spoiled?: (served: unknown, request: Asked) => unknown;
}

export const iso = (at: Date) => at.toISOString();
export const toSecond = (at: Date) => iso(at).slice(0, 19);
export const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);
export const bearer = ({ headers }: Asked) => headers['authorization'] ?? '';
export const by =
  (when: 'createdAt' | 'changedAt', sign = 1) =>
  (a: Said, b: Said) =>
    sign * (a[when].getTime() - b[when].getTime()) || (a.id < b.id ? -1 : 1);
/** A cursor that stands behind an answer: what comes after it, whatever was added or taken out before it. */
export const after = (sorted: readonly Said[], cursor: string | null) => {
  if (cursor === null) return sorted;
  const at = sorted.findIndex(({ id }) => id === cursor);
  return at < 0 ? [] : sorted.slice(at + 1);
};
