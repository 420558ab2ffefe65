// Touchpoints of the journey, as admins keep them: the list, the form of one's names and words, and joining one of the company's own to another.
import { newId } from '../../clock.ts';
import { transact } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { limits } from '../../feedback/texts.ts';
import { MOST_OWN, touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { opening, textOf } from '../../messages/form.ts';
import type { Block, Message } from '../../messages/message.ts';
import {
  allTouchpoints,
  joinTouchpoints,
  saveTouchpoint,
  type TouchpointDraft,
  type TouchpointEntry,
  touchpointById,
} from '../../touchpoints/change.ts';
import { doerOf } from '../doer.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import { type Ask, form, type Request } from '../request.ts';
import { touchpointsOffered } from '../which-answers.ts';
import { sayTouchpoints } from './words.ts';

/** More words for one are no names of a moment. */
const MOST_ALIASES = 100;
/** Of those, as many are told in the list. */
const SHOWN = 8;

export const listTouchpoints: Ask = async (request) =>
  shown(request, await touchpointsList(request, pageIn(request.subject).page));

async function touchpointsList(request: Request, page: number): Promise<Message> {
  const { kit, workspace, locale, formats } = request;
  const say = sayTouchpoints(locale);
  const all = await allTouchpoints(kit.database.db, workspace.id);
  const isFull = all.filter(({ isOwn }) => isOwn).length >= MOST_OWN;
  // The company's own first: of these something may have to be said.
  const ordered = [...all.filter(({ isOwn }) => isOwn), ...all.filter(({ isOwn }) => !isOwn)];
  const { entries, pager, again } = pageOf(ordered, { name: 'touchpoints' }, page, request);
  return {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      { kind: 'text', text: say.intro },
      ...(isFull ? [{ kind: 'note', text: say.full(formats.number(MOST_OWN)) } as const] : []),
      ...entries.flatMap((entry) => entryBlocks(entry, request)),
      ...pager,
    ],
  };
}

function entryBlocks({ id, names, isOwn, aliases }: TouchpointEntry, { locale, formats }: Request): Block[] {
  const say = sayTouchpoints(locale);
  const other = names[locale === 'fr' ? 'en' : 'fr'];
  const told = [
    ...(isOwn ? [say.own] : []),
    ...(other === names[locale] ? [] : [say.bothNames(other)]),
    ...(aliases.length === 0
      ? []
      : [say.also(formats.list([...aliases.slice(0, SHOWN), ...(aliases.length > SHOWN ? ['…'] : [])]))]),
  ];
  return [
    { kind: 'facts', facts: [{ label: names[locale], value: told.join(' · ') || '–' }] },
    {
      kind: 'buttons',
      buttons: [
        { label: say.edit, action: { name: 'touchpoint.edit', subject: id } },
        ...(isOwn ? [{ label: say.join, action: { name: 'touchpoint.join', subject: id } }] : []),
      ],
    },
  ];
}

export const openTouchpointEdit: Ask = async (request) => {
  const { id, names, aliases, version } = await existing(request, request.subject);
  const say = sayTouchpoints(request.locale);
  return {
    kind: 'open',
    form: {
      form: 'touchpoint',
      state: opening(newId(), { subject: id, version }),
      title: say.edit,
      submit: say.save,
      fields: [
        { kind: 'text', name: 'nameFr', label: say.nameFr, initial: names.fr },
        { kind: 'text', name: 'nameEn', label: say.nameEn, initial: names.en },
        {
          kind: 'multiline',
          name: 'aliases',
          label: say.aliases,
          hint: say.aliasesHint,
          optional: true,
          initial: aliases.join('\n'),
        },
      ],
    },
  };
};

export const touchpointForm = form<TouchpointDraft>({
  name: 'touchpoint',
  may: 'admin',
  parse(values, { locale }) {
    const say = sayTouchpoints(locale);
    const lines = textOf(values, 'aliases').split('\n');
    const aliases = [...new Set(lines.map((line) => line.normalize('NFC').trim()))].filter(
      (each) => each !== '',
    );
    const long = aliases.find((each) => each.length > limits.touchpoint);
    const errors = problems({
      nameFr: titleProblem(values, 'nameFr', { locale }),
      nameEn: titleProblem(values, 'nameEn', { locale }),
      aliases:
        long !== undefined
          ? say.tooLong(`${long.slice(0, 40)}…`, limits.touchpoint)
          : aliases.length > MOST_ALIASES
            ? say.tooMany(MOST_ALIASES)
            : null,
    });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return {
      ok: true,
      value: { names: { fr: titleOf(values, 'nameFr'), en: titleOf(values, 'nameEn') }, aliases },
    };
  },
  async submit(draft, request, { subject, version = 0 }) {
    const { kit, workspace, locale } = request;
    const say = sayTouchpoints(locale);
    const { id } = await existing(request, subject ?? null);
    const saved = await transact(kit.database, (tx) =>
      saveTouchpoint(tx, workspace.id, { id, version }, draft, doerOf(request)),
    );
    if (saved.kind === 'saved')
      return { kind: 'done', title: say.saved, told: say.savedText(draft.names[locale]) };
    if (saved.kind === 'outdated') return { kind: 'errors', errors: { nameFr: say.outdated } };
    const by = await nameOf(request, saved.by);
    const isAlias = draft.aliases.includes(saved.written);
    const field = isAlias ? 'aliases' : saved.written === draft.names.fr ? 'nameFr' : 'nameEn';
    return { kind: 'errors', errors: { [field]: say.taken(saved.written, by) } };
  },
});

export const openTouchpointJoin: Ask = async (request) => {
  const { kit, workspace, locale } = request;
  const { id, names } = await existing(request, request.subject);
  const say = sayTouchpoints(locale);
  const offered = touchpointsOffered(await touchpointsCalled(kit.database.db, workspace.id), locale);
  return {
    kind: 'open',
    form: {
      form: 'touchpoint.join',
      state: opening(newId(), { subject: id }),
      title: say.joinTitle,
      submit: say.joinSubmit,
      intro: [{ kind: 'text', text: say.joinIntro(names[locale]) }],
      fields: [
        {
          kind: 'choice',
          name: 'into',
          label: say.which,
          of: 'touchpoints',
          options: offered.filter(({ value }) => value !== id),
        },
      ],
    },
  };
};

export const touchpointJoinForm = form<string>({
  name: 'touchpoint.join',
  may: 'admin',
  parse: (values) => ({ ok: true, value: textOf(values, 'into') }),
  async submit(into, request, { subject = '' }) {
    const { kit, workspace, locale } = request;
    const say = sayTouchpoints(locale);
    const from = await nameOf(request, subject);
    const to = await nameOf(request, into);
    const done = await transact(kit.database, (tx) =>
      joinTouchpoints(tx, workspace.id, { from: subject, to: into }, doerOf(request)),
    );
    if (!done) return { kind: 'errors', errors: { into: say.gone } };
    return { kind: 'done', title: say.saved, told: say.joined(from, to) };
  },
});

async function nameOf({ kit, workspace, locale }: Request, id: string): Promise<string> {
  const called = await touchpointsCalled(kit.database.db, workspace.id);
  return touchpointName(id, locale, called.get(id));
}

/** @throws UserError 'touchpoint.not-found' */
async function existing({ kit, workspace }: Request, id: string | null): Promise<TouchpointEntry> {
  const entry = await touchpointById(kit.database.db, workspace.id, id ?? '');
  if (!entry) throw new UserError('touchpoint.not-found', (locale) => sayTouchpoints(locale).gone);
  return entry;
}
