// The list: who did what, the latest first, a page at a time, all of it or one kind of act; and whether it is still what was written.
import { latestEntries } from '../../audit/entries.ts';
import { namesIn } from '../../audit/names.ts';
import { verdictText } from '../../audit/verdict-words.ts';
import { verify } from '../../audit/verify.ts';
import { entryText } from '../../audit/words.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import { pageIn, pageRead, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { type AuditKind, auditKind, auditKinds, roomsOf } from './kinds.ts';
import { sayAuditLog } from './words.ts';

/** Up to so many entries the page itself says whether they are whole; of more, its button alone: reading them takes seconds. */
const VERIFIED_AT_ONCE = 5_000;

const ALL = 'all';

export const showAudit: Ask = async (request) => {
  const { of, page } = pageIn(request.subject);
  return shown(request, await logMessage(request, auditKind(of), page));
};

/** The same list, of the chosen kind alone. */
export const chooseAuditKind: Ask = async (request) => ({
  kind: 'say',
  message: await logMessage(request, auditKind(request.chosen), 0),
  instead: true,
});

export const verifyAudit: Ask = async ({ kit, workspace, locale }) => {
  const verified = await verify(kit.database.db, workspace.id);
  return { kind: 'say', message: sentence(verdictText(verified, locale)) };
};

async function logMessage(request: Request, kind: AuditKind | null, page: number): Promise<Message> {
  const { kit, workspace, locale, formats, at } = request;
  const { db } = kit.database;
  const say = sayAuditLog(locale);
  const list = { name: 'audit', ...(kind === null ? {} : { of: kind }) };
  const rooms = kind === null ? null : roomsOf(kind);
  const { listed, pager, again } = await pageRead(list, page, request, (part) =>
    latestEntries(db, workspace.id, { rooms, part }),
  );
  const called = await namesIn(db, workspace.id, listed.entries, locale);
  return {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      { kind: 'note', text: say.what },
      ...(await stateBlocks(request)),
      {
        kind: 'select',
        label: say.kind,
        action: { name: 'audit.kind' },
        options: [
          { value: ALL, label: say.all },
          ...auditKinds.map((value) => ({ value, label: say.kinds[value] })),
        ],
        chosen: kind ?? ALL,
      },
      ...(listed.total === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...listed.entries.map((entry): Block => {
        const line = `#${entry.number} · ${formats.moment(entry.at, at)} · ${entryText(entry, called, locale)}`;
        return { kind: 'text', text: line };
      }),
      ...pager,
    ],
  };
}

/** Whether it is still what was written, or the way to know. */
async function stateBlocks({ kit, workspace, locale }: Request): Promise<Block[]> {
  const { db } = kit.database;
  const head = await db.auditHead.findUnique({ where: { workspaceId: workspace.id } });
  const label = sayAuditLog(locale).verify;
  const button: Block = { kind: 'buttons', buttons: [{ label, action: { name: 'audit.verify' } }] };
  if ((head?.number ?? 0) > VERIFIED_AT_ONCE) return [button];
  return [{ kind: 'note', text: verdictText(await verify(db, workspace.id), locale) }, button];
}
