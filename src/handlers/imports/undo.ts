// "Undo…" under the summary of an import: says what goes and which messages quote it, asks, and begins. Doing it is undoing/.
import { newId } from '../../clock.ts';
import { type Store, transact } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { type Batch, batchNumbered } from '../../feedback/batches/batch.ts';
import { plural } from '../../i18n/formats.ts';
import { importOf } from '../../imports/acts.ts';
import { undoneMessage } from '../../imports/letters.ts';
import { drawAgain } from '../../imports/telling.ts';
import { opening } from '../../messages/form.ts';
import type { Block } from '../../messages/message.ts';
import { channelNamesOf, unnamedChannel } from '../../people/channel-names.ts';
import { personAt } from '../../people/person.ts';
import { postedQuotes } from '../../undoing/quoted.ts';
import { beginUndo } from '../../undoing/undo.ts';
import { type Ask, form, type Request } from '../request.ts';
import { importingOf } from './acts.ts';
import { sayUndo } from './words.ts';

/** How many places are named. */
const MOST_PLACES = 10;

export const openImportUndo: Ask = async (request) => {
  const { kit, locale } = request;
  const { row, batch } = await toUndo(kit.database.db, request, request.subject ?? '');
  const say = sayUndo(locale);
  return {
    kind: 'open',
    form: {
      form: 'import.undo',
      state: opening(newId(), { subject: row.id }),
      title: say.title,
      submit: say.submit,
      intro: [
        ...goingBlocks(batch, request),
        ...(await quoteBlocks(batch, request)),
        { kind: 'note', text: say.keeps },
      ],
      fields: [],
    },
  };
};

async function toUndo(db: Store, request: Request, id: string) {
  const { row } = await importOf(db, importingOf(request), id);
  const batch = row.batch === null ? null : await batchNumbered(db, request.workspace.id, row.batch);
  if (batch === null || batch.state === 'undoing' || batch.state === 'undone')
    throw new UserError('import.nothing-to-undo', (locale) => sayUndo(locale).nothing);
  return { row, batch };
}

function goingBlocks({ imported, replaced }: Batch, { locale, formats }: Request): Block[] {
  const say = sayUndo(locale);
  const goes = plural(locale, imported, say.goes(formats.number(imported)));
  const restores = plural(locale, replaced, say.restores(formats.number(replaced)));
  return [{ kind: 'text', text: replaced === 0 ? goes : `${goes} ${restores}` }];
}

async function quoteBlocks(
  { number }: Batch,
  { kit, workspace, locale, formats }: Request,
): Promise<Block[]> {
  const say = sayUndo(locale);
  const { db } = kit.database;
  const posted = await postedQuotes(db, workspace.id, number);
  if (posted.length === 0) return [{ kind: 'text', text: say.noQuotes }];
  const names = await channelNamesOf(
    db,
    workspace.id,
    posted.map(({ address }) => address),
  );
  const items: string[] = [];
  for (const { address, messages } of posted.slice(0, MOST_PLACES)) {
    const channel = names.get(address);
    const person = channel === undefined ? await personAt(db, workspace.id, address) : null;
    const name = channel === undefined ? (person?.name ?? unnamedChannel(locale)) : `#${channel}`;
    items.push(plural(locale, messages, say.place(name, formats.number(messages))));
  }
  return [
    { kind: 'text', text: say.quotes },
    { kind: 'list', items: posted.length > MOST_PLACES ? [...items, '…'] : items },
  ];
}

export const importUndoForm = form<null>({
  name: 'import.undo',
  may: 'admin',
  parse: () => ({ ok: true, value: null }),
  async submit(_, request, { subject = '' }) {
    const { kit, workspace, asker, locale, formats, at } = request;
    const { row, batch } = await toUndo(kit.database.db, request, subject);
    await beginUndo(kit.database, workspace.id, batch.number, { byId: asker.id, now: at });
    const reader = { locale, formats };
    const message = undoneMessage(row, { ...batch, state: 'undoing' }, reader);
    await transact(kit.database, (tx) => drawAgain(tx, row, { message, reader, now: at }));
    kit.nudge();
    kit.wakeImports();
    const say = sayUndo(locale);
    return { kind: 'done', title: say.title, told: say.begun };
  },
});
