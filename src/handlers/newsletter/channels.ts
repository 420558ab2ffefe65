// Readers of a list from channels, in three steps: the form says which channels; counting asks the chat and says how many would read it and who
// is left out; confirming writes them down. Who that is, is decided in newsletter/channels.ts.
import { newId } from '../../clock.ts';
import { transact } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { plural } from '../../i18n/formats.ts';
import { type FormView, listOf, opening, textOf } from '../../messages/form.ts';
import { type Address, type Block, type Message, sentence } from '../../messages/message.ts';
import {
  type AskedRoll,
  channelsOf,
  confirmChannels,
  type LeftOut,
  MOST_CHANNELS,
  plannedRoll,
  proposalMark,
  propose,
  rollOf,
} from '../../newsletter/channels.ts';
import { untoldWords } from '../../newsletter/keeping.ts';
import { listCalled } from '../../newsletter/lists.ts';
import type { RollCounts } from '../../newsletter/roll.ts';
import { channelNamesOf, unnamedChannel } from '../../people/channel-names.ts';
import { doerOf } from '../doer.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { type Ask, form, type Request } from '../request.ts';
import { sayNewsletters } from './words.ts';

/** "#general, #sav"; "no channel". */
export async function channelWords(
  { kit, workspace, locale }: Request,
  channels: readonly Address[],
): Promise<string> {
  if (channels.length === 0) return sayNewsletters(locale).nobody;
  const names = await channelNamesOf(kit.database.db, workspace.id, channels);
  return channels
    .map((each) => (names.has(each) ? `#${names.get(each)}` : unnamedChannel(locale)))
    .join(', ');
}

export const openChannels: Ask = async (request) => ({
  kind: 'open',
  form: await channelsView(request, request.subject),
});

async function channelsView(request: Request, listId: string | null): Promise<FormView> {
  const say = sayNewsletters(request.locale);
  const list = listId === null ? null : await knownChannels(request, listId);
  return {
    form: 'newsletter-channels',
    state: opening(newId(), listId === null ? {} : { subject: listId }),
    title: say.formTitle,
    submit: say.next,
    intro: [{ kind: 'text', text: say.formIntro }],
    fields: [
      ...(list === null
        ? [{ kind: 'text', name: 'name', label: say.name, hint: say.nameHint } as const]
        : []),
      {
        kind: 'channels',
        name: 'channels',
        label: list === null ? say.channels : `${say.channels} · ${list.name}`,
        ...(list === null ? {} : { hint: say.channelsHint, optional: true }),
        most: MOST_CHANNELS,
        initial: list === null ? [] : (list.proposed ?? list.channels),
      },
    ],
  };
}

interface ChosenChannels {
  /** '' for a list that is there. */
  readonly name: string;
  readonly channels: readonly Address[];
}

export const channelsForm = form<ChosenChannels>({
  name: 'newsletter-channels',
  may: 'admin',
  parse(values, { locale }, { subject }) {
    const say = sayNewsletters(locale);
    const channels = listOf(values, 'channels');
    const isNew = subject === undefined;
    const tooMany = channels.length > MOST_CHANNELS ? say.tooMany(MOST_CHANNELS) : null;
    const errors = problems({
      ...(isNew ? { name: titleProblem(values, 'name', { locale }) } : {}),
      channels: isNew && channels.length === 0 ? say.noChannel : tooMany,
    });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return { ok: true, value: { name: isNew ? titleOf(values, 'name') : textOf(values, 'name'), channels } };
  },
  async submit({ name, channels }, request, { subject }) {
    const { kit, workspace, locale, at: now } = request;
    const say = sayNewsletters(locale);
    for (const channel of channels) {
      // Which keeps its name, too.
      if ((await kit.directory.channel(channel)) === null)
        return { kind: 'errors', errors: { channels: untoldWords('no-channel', locale) } };
    }
    const list = await transact(kit.database, async (tx) => {
      const id = subject ?? (await listCalled(tx, { workspaceId: workspace.id, now }, name)).id;
      const known = await channelsOf(tx, workspace.id, id);
      if (known === null) return null;
      await propose(tx, workspace.id, id, channels);
      return { id, name: known.name };
    });
    if (list === null) throw gone();
    return {
      kind: 'done',
      title: say.formTitle,
      told: {
        ...sentence(say.proposed(list.name, await channelWords(request, channels)), [
          { label: say.count, action: { name: 'newsletter.count', subject: list.id } },
        ]),
      },
    };
  },
});

/** @throws UserError 'list.gone' */
async function knownChannels({ kit, workspace }: Request, listId: string) {
  const list = await channelsOf(kit.database.db, workspace.id, listId);
  if (list === null) throw gone();
  return list;
}

function gone(): UserError {
  return new UserError('list.gone', (locale) => sayNewsletters(locale).gone404);
}

export const countChannels: Ask = async (request) => counted(request, request.subject ?? '');

async function counted(request: Request, listId: string, before: string | null = null) {
  const { kit, locale } = request;
  const list = await knownChannels(request, listId);
  const say = sayNewsletters(locale);
  const { proposed } = list;
  if (proposed === null) throw new UserError('list.nothing', (reader) => sayNewsletters(reader).nothing);
  const keeping = keepingOf(request);
  const asked = await rollOf(kit.directory, keeping, proposed);
  const title = say.counted(list.name, await channelWords(request, proposed));
  const again = { label: say.count, action: { name: 'newsletter.count', subject: listId } };
  const others = { label: say.change, action: { name: 'newsletter.channels', subject: listId } };
  const told: Block[] =
    asked.kind === 'untold'
      ? [
          { kind: 'text', text: await untold(request, asked) },
          { kind: 'buttons', buttons: [again, others] },
        ]
      : [
          ...rollBlocks(request, {
            counts: (await plannedRoll(keeping, kit.database.db, listId, asked.roll.readers)).counts,
            leftOut: asked.roll.leftOut,
          }),
          {
            kind: 'buttons',
            buttons: [
              {
                label: say.confirm,
                action: { name: 'newsletter.confirm', subject: `${listId}/${proposalMark(proposed)}` },
                style: 'primary',
              },
              others,
            ],
          },
        ];
  const message: Message = {
    summary: title,
    // Once they are written down, the lists stand in its place.
    again: { name: 'newsletters' },
    blocks: [
      ...(before === null ? [] : [{ kind: 'text', text: before } as const]),
      { kind: 'text', text: title },
      ...told,
    ],
  };
  return { kind: 'say', message, instead: true } as const;
}

async function untold(request: Request, { why, channel }: Extract<AskedRoll, { kind: 'untold' }>) {
  const words = untoldWords(why, request.locale);
  return why === 'no-channel' ? `${await channelWords(request, [channel])} · ${words}` : words;
}

interface Counts {
  readonly counts: RollCounts;
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
}

function rollBlocks({ locale, formats }: Request, { counts, leftOut }: Counts): Block[] {
  const say = sayNewsletters(locale);
  const items = (['added', 'known', 'left', 'bounced', 'gone'] as const).flatMap((what) =>
    counts[what] > 0 || what === 'added'
      ? [plural(locale, counts[what], say.lines[what](formats.number(counts[what])))]
      : [],
  );
  const without = (['bot', 'guest', 'stranger', 'gone', 'no-address'] as const).flatMap((why) => {
    const count = leftOut[why] ?? 0;
    return count > 0 ? [plural(locale, count, say.leftOut[why](formats.number(count)))] : [];
  });
  return [
    { kind: 'list', items },
    ...(without.length > 0 ? [{ kind: 'note', text: say.without(without.join(', ')) } as const] : []),
  ];
}

export const confirmRoll: Ask = async (request) => {
  const [listId = '', mark = ''] = (request.subject ?? '').split('/');
  const { kit, locale } = request;
  const say = sayNewsletters(locale);
  const { proposed, name } = await knownChannels(request, listId);
  if (proposed === null) throw new UserError('list.nothing', (reader) => sayNewsletters(reader).nothing);
  if (proposalMark(proposed) !== mark) return counted(request, listId, say.outdated);
  const keeping = keepingOf(request);
  const asked = await rollOf(kit.directory, keeping, proposed);
  if (asked.kind === 'untold') return { kind: 'say', message: sentence(await untold(request, asked)) };
  const { readers, leftOut } = asked.roll;
  const counts = await confirmChannels(keeping, listId, { readers, channels: proposed }, doerOf(request));
  const title = say.done(name);
  const message = {
    summary: title,
    blocks: [{ kind: 'text', text: title } as const, ...rollBlocks(request, { counts, leftOut })],
  };
  return { kind: 'say', message, did: true };
};

function keepingOf({ kit: { database, keys }, workspace }: Request) {
  return { database, keys, workspaceId: workspace.id };
}
