// What a rule's shell is given of a request.
import type { KeyedShell } from '../workspace/shell.ts';
import type { Request } from './request.ts';

export function shellOf({ kit, workspace, at: now }: Request): KeyedShell {
  return { database: kit.database, keys: kit.keys, workspace, now };
}
