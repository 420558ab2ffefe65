// Who does what is asked in a chat, for the audit log.
import type { Doer } from '../audit/act.ts';
import type { Request } from './request.ts';

export function doerOf({ asker, at: now }: Pick<Request, 'asker' | 'at'>): Doer {
  return { by: { person: asker.id }, now };
}
