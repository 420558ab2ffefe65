// The charter, for everybody to read: who carries the customers' voice across departments, what for, how they decide; what changed and when;
// changed by admins. Storing it: direction/charter.ts.
import { newId } from '../../clock.ts';
import {
  type Charter,
  type CharterChange,
  type CharterText,
  charterChanges,
  charterOf,
  membersChanged,
  saveCharter,
} from '../../direction/charter.ts';
import { listOf, opening, textOf } from '../../messages/form.ts';
import type { Block, Message } from '../../messages/message.ts';
import { addressOf, type Person } from '../../people/person.ts';
import { problems, textProblem } from '../fields.ts';
import { AT_A_GLANCE, pageIn, pageRead, shown } from '../paging.ts';
import { lookUpPeople } from '../picked.ts';
import { type Ask, form, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { sayDirection } from './words.ts';

/** In characters: a charter that is read fits on a screen. */
const LONGEST = { purpose: 300, rule: 300, details: 1000 } as const;
/** More than a team are not one. */
const MOST_MEMBERS = 30;
const parts = ['purpose', 'rule', 'details'] as const;

export const showCharter: Ask = async (request) => ({ kind: 'say', message: await charterMessage(request) });

async function charterMessage(request: Request): Promise<Message> {
  const { kit, workspace, locale, formats } = request;
  const say = sayDirection(locale);
  const charter = await charterOf(kit.database.db, workspace.id);
  const edit = { label: say.edit, action: { name: 'charter.edit' } };
  if (charter === null)
    return {
      summary: say.charterTitle,
      again: { name: 'charter' },
      blocks: [
        { kind: 'heading', text: say.charterTitle },
        { kind: 'text', text: say.noCharter },
        { kind: 'buttons', buttons: [edit] },
      ],
    };
  const { number, by, at } = charter;
  return {
    summary: say.charterTitle,
    again: { name: 'charter' },
    blocks: [
      { kind: 'heading', text: say.charterTitle },
      ...wholeBlocks(charter, request),
      { kind: 'note', text: say.version(formats.number(number), by.name, formats.fullDay(at)) },
      { kind: 'buttons', buttons: [{ label: say.changes, action: { name: 'charter.changes' } }, edit] },
    ],
  };
}

function wholeBlocks(charter: Charter, request: Request): Block[] {
  const say = sayDirection(request.locale);
  const facts = [
    { label: say.purpose, value: charter.purpose },
    { label: say.members, value: names(charter.members, request) },
    { label: say.rule, value: charter.rule },
    { label: say.details, value: charter.details },
  ];
  return [{ kind: 'facts', facts: facts.filter(({ value }) => value !== '') }];
}

function names(people: readonly Person[], { locale, formats }: Request): string {
  return people.length === 0 ? sayDirection(locale).nobody : formats.list(people.map(({ name }) => name));
}

export const showCharterChanges: Ask = async (request) => {
  const { kit, workspace, locale } = request;
  const say = sayDirection(locale);
  const { listed, pager, again } = await pageRead(
    { name: 'charter.changes' },
    pageIn(request.subject).page,
    request,
    (part) => charterChanges(kit.database.db, workspace.id, part),
    AT_A_GLANCE,
  );
  const message: Message = {
    summary: say.changesTitle,
    again,
    blocks: [
      { kind: 'heading', text: say.changesTitle },
      ...(listed.total === 0 ? [{ kind: 'text', text: say.noCharter } as const] : []),
      ...listed.changes.flatMap((change) => changeBlocks(change, request)),
      ...pager,
    ],
  };
  return shown(request, message);
};

/** Who, when, and what of it reads otherwise than before. */
function changeBlocks(change: CharterChange, request: Request): Block[] {
  const { locale, formats } = request;
  const say = sayDirection(locale);
  const { charter, before } = change;
  const title = say.version(formats.number(charter.number), charter.by.name, formats.fullDay(charter.at));
  if (before === null)
    return [
      { kind: 'text', text: [{ strong: title }] },
      { kind: 'note', text: say.firstVersion },
      ...wholeBlocks(charter, request),
    ];
  const { joined, left } = membersChanged(change);
  const who = [
    ...(joined.length === 0 ? [] : [say.joined(names(joined, request))]),
    ...(left.length === 0 ? [] : [say.left(names(left, request))]),
  ];
  const facts = [
    ...(who.length === 0 ? [] : [{ label: say.members, value: who.join('\n') }]),
    ...parts
      .filter((part) => charter[part] !== before[part])
      .map((part) => ({
        label: say[part],
        value: say.was(before[part] || say.empty, charter[part] || say.empty),
      })),
  ];
  return [
    { kind: 'text', text: [{ strong: title }] },
    ...(facts.length === 0 ? [] : [{ kind: 'facts', facts } as const]),
  ];
}

export const openCharterEdit: Ask = async ({ kit, workspace, locale }) => {
  const say = sayDirection(locale);
  const charter = await charterOf(kit.database.db, workspace.id);
  // Who has left cannot be chosen any more: the next version is without them.
  const members = charter?.members.filter(({ isActive }) => isActive).map(addressOf) ?? [];
  return {
    kind: 'open',
    form: {
      form: 'charter',
      state: opening(newId(), { version: charter?.number ?? 0 }),
      title: say.editTitle,
      submit: say.save,
      fields: [
        {
          kind: 'multiline',
          name: 'purpose',
          label: say.purpose,
          hint: say.purposeHint,
          initial: charter?.purpose ?? '',
        },
        {
          kind: 'people',
          name: 'members',
          label: say.members,
          hint: say.membersHint,
          most: MOST_MEMBERS,
          initial: members,
        },
        {
          kind: 'multiline',
          name: 'rule',
          label: say.rule,
          hint: say.ruleHint,
          initial: charter?.rule ?? '',
        },
        {
          kind: 'multiline',
          name: 'details',
          label: say.details,
          optional: true,
          initial: charter?.details ?? '',
        },
      ],
    },
  };
};

interface CharterDraft extends CharterText {
  readonly addresses: readonly string[];
}

export const charterForm = form<CharterDraft>({
  name: 'charter',
  may: 'admin',
  parse(values, { locale }) {
    const errors = problems({
      purpose: textProblem(values, 'purpose', { most: LONGEST.purpose, locale }),
      rule: textProblem(values, 'rule', { most: LONGEST.rule, locale }),
      details: textProblem(values, 'details', { most: LONGEST.details, optional: true, locale }),
      members: listOf(values, 'members').length === 0 ? sayDirection(locale).chooseMembers : null,
    });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    const text = (name: (typeof parts)[number]) => textOf(values, name);
    return {
      ok: true,
      value: {
        purpose: text('purpose'),
        rule: text('rule'),
        details: text('details'),
        addresses: listOf(values, 'members'),
      },
    };
  },
  async submit({ addresses, ...text }, request, { key: formKey, version: basedOn = 0 }) {
    const { asker: by, locale, formats } = request;
    const say = sayDirection(locale);
    const picked = await lookUpPeople(request, addresses);
    if (!picked.ok) return { kind: 'errors', errors: { members: picked.problem } };
    const saved = await saveCharter(shellOf(request), {
      ...text,
      members: picked.people,
      basedOn,
      by,
      formKey,
    });
    if (saved.kind === 'outdated') return { kind: 'errors', errors: { purpose: say.charterOutdated } };
    const told = saved.kind === 'saved' ? say.saved(formats.number(saved.number)) : say.charterAsItWas;
    return { kind: 'done', title: say.editTitle, told };
  },
});
