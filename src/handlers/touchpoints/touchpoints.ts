// What admins do with touchpoints: make one, edit it, join one of the company's own to another, retire one that nobody uses and bring it back.
// The list is list.ts, the fields are fields.ts.
import { newId } from '../../clock.ts';
import { transact } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { MOST_OWN } from '../../feedback/touchpoints/company.ts';
import type { Lane } from '../../feedback/touchpoints/stage.ts';
import { type FormView, opening, textOf } from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { peopleByIds } from '../../people/person.ts';
import { ourSentencesAt } from '../../surveys/items/at-steps.ts';
import {
  bringBackTouchpoint,
  joinTouchpoints,
  makeTouchpoint,
  retireTouchpoint,
  type SavedTouchpoint,
  saveTouchpoint,
  type TouchpointDraft,
  type TouchpointEntry,
  touchpointById,
} from '../../touchpoints/change.ts';
import { spotIn } from '../../touchpoints/placing.ts';
import { QUIET_DAYS, useOf } from '../../touchpoints/retiring.ts';
import { doerOf } from '../doer.ts';
import { lookUpPeople } from '../picked.ts';
import { type Ask, form, type Request, type SubmitReply } from '../request.ts';
import { nameIn, touchpointsOf, touchpointsOffered } from '../which-answers.ts';
import { type FilledTouchpoint, filledTouchpoint, touchpointFields } from './fields.ts';
import { laneIn } from './list.ts';
import { chooserWords, sayTouchpoints } from './words.ts';

export const openTouchpointCreate: Ask = async (request) => ({
  kind: 'open',
  form: await view(request, null, laneIn(request.subject)),
});

export const openTouchpointEdit: Ask = async (request) => {
  const entry = await existing(request, request.subject);
  return { kind: 'open', form: await view(request, entry, entry.lane) };
};

async function view(request: Request, entry: TouchpointEntry | null, lane: Lane): Promise<FormView> {
  const { kit, workspace, locale } = request;
  const say = sayTouchpoints(locale);
  const { db } = kit.database;
  const all = await touchpointsOf(request);
  const owner = entry?.ownerId ? await peopleByIds(db, workspace.id, [entry.ownerId]) : [];
  return {
    form: entry ? 'touchpoint' : 'touchpoint.create',
    state: opening(newId(), entry ? { subject: entry.id, version: entry.version } : { subject: lane }),
    title: entry ? say.edit : say.create,
    submit: say.save,
    fields: touchpointFields({ entry, lane, all }, owner, locale),
  };
}

export const touchpointForm = form<FilledTouchpoint>({
  name: 'touchpoint',
  may: 'admin',
  parse: (values, { locale }) => filledTouchpoint(values, locale),
  async submit(filled, request, { subject, version = 0 }) {
    const { kit, workspace } = request;
    const { id, lane } = await existing(request, subject ?? null);
    return kept(request, filled, lane, (draft) =>
      transact(kit.database, (tx) =>
        saveTouchpoint(tx, workspace.id, { id, version }, draft, doerOf(request)),
      ),
    );
  },
});

export const touchpointCreateForm = form<FilledTouchpoint>({
  name: 'touchpoint.create',
  may: 'admin',
  parse: (values, { locale }) => filledTouchpoint(values, locale),
  async submit(filled, request, { subject }) {
    const { kit, workspace, locale } = request;
    const lane = laneIn(subject);
    const words = filled.names[locale];
    return kept(request, filled, lane, (draft) =>
      transact(kit.database, (tx) =>
        makeTouchpoint(tx, workspace.id, { lane, words }, draft, doerOf(request)),
      ),
    );
  },
});

/** What was filled in, looked up and saved; what is wrong is told by the field in which it stands. */
async function kept(
  request: Request,
  { names, aliases, spot: written, channel, owner, aim }: FilledTouchpoint,
  lane: Lane,
  save: (draft: TouchpointDraft) => Promise<SavedTouchpoint>,
): Promise<SubmitReply> {
  const { locale, formats } = request;
  const say = sayTouchpoints(locale);
  const wrong = (field: string, problem: string): SubmitReply => ({
    kind: 'errors',
    errors: { [field]: problem },
  });
  const spot = spotIn(lane, written);
  if (spot === null) return wrong('spot', say.noSpot);
  const owners = await lookUpPeople(request, owner);
  if (!owners.ok) return wrong('owner', owners.problem);
  const ownerId = owners.people[0]?.id ?? null;
  const saved = await save({ names, aliases, spot, channel, ownerId, aim });
  if (saved.kind === 'saved')
    return { kind: 'done', title: say.saved, told: say.savedText[lane](names[locale]) };
  if (saved.kind === 'outdated') return wrong('nameFr', say.outdated);
  if (saved.kind === 'full') return wrong('nameFr', say.noRoom(formats.number(MOST_OWN)));
  const by = await nameOf(request, saved.by);
  const isAlias = aliases.includes(saved.written);
  const field = isAlias ? 'aliases' : saved.written === names.fr ? 'nameFr' : 'nameEn';
  return wrong(field, say.taken(saved.written, by));
}

export const retire: Ask = async (request) => {
  const { kit, workspace, locale, formats, at } = request;
  const say = sayTouchpoints(locale);
  const entry = await existing(request, request.subject);
  const name = entry.names[locale];
  const { db } = kit.database;
  const ourSentences = await ourSentencesAt(db, workspace.id, entry.id);
  const use = await useOf(db, workspace.id, entry.id, { now: at, ourSentences });
  const { answers, contacts, choosers } = use;
  const uses = [
    ...(answers === 0 ? [] : [say.answers(formats.number(answers), formats.number(QUIET_DAYS))]),
    ...(contacts === 0 ? [] : [say.contacts(formats.number(contacts), formats.number(QUIET_DAYS))]),
    ...[...choosers].map(([by, count]) => chooserWords(locale)[by](count)),
  ];
  if (uses.length > 0) throw new UserError('touchpoint.used', () => say.used(name, formats.list(uses)));
  const done = await transact(kit.database, (tx) =>
    retireTouchpoint(tx, workspace.id, entry, doerOf(request)),
  );
  if (!done) throw new UserError('touchpoint.changed', () => say.outdated);
  return { kind: 'say', message: sentence(say.retiredNow(name)), did: true };
};

export const bringBack: Ask = async (request) => {
  const { kit, workspace, locale } = request;
  const { id, names } = await existing(request, request.subject);
  await transact(kit.database, (tx) => bringBackTouchpoint(tx, workspace.id, id, doerOf(request)));
  return { kind: 'say', message: sentence(sayTouchpoints(locale).backNow(names[locale])), did: true };
};

export const openTouchpointJoin: Ask = async (request) => {
  const { locale } = request;
  const { id, names, lane } = await existing(request, request.subject);
  const say = sayTouchpoints(locale);
  const offered = touchpointsOffered(await touchpointsOf(request), locale, lane);
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
          of: lane === 'customers' ? 'touchpoints' : 'employees-touchpoints',
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

async function nameOf(request: Request, id: string): Promise<string> {
  return nameIn(await touchpointsOf(request), id, request.locale);
}

/** @throws UserError 'touchpoint.not-found' */
async function existing({ kit, workspace }: Request, id: string | null): Promise<TouchpointEntry> {
  const entry = await touchpointById(kit.database.db, workspace.id, id ?? '');
  if (!entry) throw new UserError('touchpoint.not-found', (locale) => sayTouchpoints(locale).gone);
  return entry;
}
