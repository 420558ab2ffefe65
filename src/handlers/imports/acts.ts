// The buttons under an offered file: Import, Cancel, Try again. "Change…" is change.ts.
import { cancelImport, type Importing, startImport, tryAgain } from '../../imports/acts.ts';
import type { Ask, Request } from '../request.ts';

/** What comes of it is drawn in the message itself. @throws UserError where the file does not wait for that any more */
function acting(act: (shell: Importing, id: string) => Promise<void>): Ask {
  return async (request) => {
    await act(importingOf(request), request.subject ?? '');
    request.kit.nudge();
    request.kit.wakeImports();
    return { kind: 'nothing' };
  };
}

export const startImporting = acting(startImport);
export const cancelImporting = acting(cancelImport);
export const tryImportAgain = acting(tryAgain);

export function importingOf({ kit, workspace, asker, locale, formats, at }: Request): Importing {
  return {
    database: kit.database,
    workspaceId: workspace.id,
    person: asker,
    reader: { locale, formats },
    now: at,
  };
}
