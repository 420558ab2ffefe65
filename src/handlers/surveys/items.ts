// What surveys can ask, as admins keep it: the list of one kind's items, and the form in which one is put in their own words, left out, asked
// again or added. The rules are surveys/items.
import { newId } from '../../clock.ts';
import { transact } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import { type Field, type FormValues, opening, textOf } from '../../messages/form.ts';
import type { Block, Message } from '../../messages/message.ts';
import {
  itemWords,
  NO_STEP,
  type OwnKind,
  ownKinds,
  type PartFault,
  type PartWords,
  partsOf,
} from '../../surveys/items/item.ts';
import {
  dropItem,
  type ItemDecision,
  itemsOf,
  type KeptItem,
  MOST_OWN_ITEMS,
  noteItems,
  type SavedItem,
  saveItem,
} from '../../surveys/items/kept.ts';
import { doerOf } from '../doer.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import { type Ask, form, type Request } from '../request.ts';
import { nameIn, touchpointsOf, touchpointsOffered } from '../which-answers.ts';
import { sayItems } from './item-words.ts';

/** Of "pulse", or of "pulse" and a page. */
export const listItems: Ask = async (request) => {
  const { page, of } = pageIn(request.subject);
  return shown(request, await itemList(request, ownKinds.find((each) => each === of) ?? 'pulse', page));
};

async function itemList(request: Request, kind: OwnKind, page: number): Promise<Message> {
  const { kit, workspace, locale } = request;
  const say = sayItems(locale);
  const all = await itemsOf(kit.database.db, workspace.id, kind);
  // The company's own first: of these something may have to be said.
  const ordered = [...all.filter(({ from }) => from === 'own'), ...all.filter(({ from }) => from !== 'own')];
  const { entries, pager, again } = pageOf(ordered, { name: 'survey.items', of: kind }, page, request);
  const others = ownKinds.filter((each) => each !== kind);
  return {
    summary: say.title[kind],
    again,
    blocks: [
      { kind: 'heading', text: say.title[kind] },
      { kind: 'text', text: say.intro[kind] },
      ...entries.flatMap((item) => itemBlocks(item, kind, locale)),
      ...pager,
      {
        kind: 'buttons',
        buttons: [
          { label: say.add[kind], action: { name: 'survey.item', subject: kind }, style: 'primary' },
          ...others.map((each) => ({
            label: say.title[each],
            action: { name: 'survey.items', subject: `${each}/0` },
          })),
        ],
      },
      { kind: 'note', text: say.byFile },
    ],
  };
}

function itemBlocks({ key, words, from, isOff }: KeptItem, kind: OwnKind, locale: Locale): Block[] {
  const say = sayItems(locale);
  const [first, ...rest] = partsOf[kind];
  const marks = [...(from === 'ours' ? [] : [say.from[from]]), ...(isOff ? [say.off] : [])];
  const said = (name: string | undefined) => (name === undefined ? '' : (words[name]?.[locale] ?? ''));
  const advice = rest.flatMap(({ name, unlisted }) =>
    words[name] && !unlisted ? [say.part[name] ?? name, said(name)].join(' · ') : [],
  );
  return [
    {
      kind: 'text',
      text: [said(first?.name), ...(marks.length === 0 ? [] : ['\n', { emphasis: marks.join(' · ') }])],
    },
    ...(advice.length === 0 ? [] : [{ kind: 'list', items: advice } as const]),
    {
      kind: 'buttons',
      buttons: [{ label: say.change, action: { name: 'survey.item', subject: `${kind}:${key}` } }],
    },
  ];
}

/** Opens the form: of "pulse:means" with what it says now, of "pulse" for a new one. */
export const openItem: Ask = async (request) => {
  const { kind, item } = await itemIn(request, request.subject ?? '');
  const { locale } = request;
  const say = sayItems(locale);
  return {
    kind: 'open',
    form: {
      form: 'survey.item',
      state: opening(newId(), {
        subject: item === null ? kind : `${kind}:${item.key}`,
        version: item?.version ?? 0,
      }),
      title: item === null ? say.newTitle : say.changeTitle,
      submit: say.save,
      intro: [{ kind: 'note', text: say.formIntro[kind] }],
      fields: [
        ...partsOf[kind].flatMap(({ name, most, optional }) =>
          locales.map(
            (each): Field => ({
              kind: most > 100 ? 'multiline' : 'text',
              name: `${name}.${each}`,
              label: say.field(say.part[name] ?? name, say.language[each]),
              // One language is enough: which of them, the form cannot know.
              optional: true,
              ...(optional ? { hint: say.mayBeEmpty } : {}),
              ...(item?.words[name] ? { initial: item.words[name][each] } : {}),
            }),
          ),
        ),
        ...(kind === 'pulse' ? [await stepField(request, item)] : []),
        ...(item === null ? [] : [stateField(item, locale)]),
      ],
    },
  };
};

/** A list on Slack cannot be emptied again, so that NO_STEP is one of its entries. Of the employees' way; one of ours is always about one. */
async function stepField(request: Request, item: KeptItem | null): Promise<Field> {
  const say = sayItems(request.locale);
  const all = await touchpointsOf(request);
  const offered = touchpointsOffered(all, request.locale, 'employees');
  const chosen = item?.touchpoint ?? null;
  const isGone = chosen !== null && !offered.some(({ value }) => value === chosen);
  return {
    kind: 'choice',
    name: 'step',
    label: say.step,
    of: 'employees-touchpoints',
    options: [
      ...(item === null || item.from === 'own' ? [{ value: NO_STEP, label: say.noStep }] : []),
      ...offered,
      ...(isGone ? [{ value: chosen, label: nameIn(all, chosen, request.locale) }] : []),
    ],
    initial: chosen ?? NO_STEP,
  };
}

/** Undefined where the form has no such field, or names none that there is: it stays as it is. */
async function stepIn(values: FormValues, request: Request): Promise<string | null | undefined> {
  const written = textOf(values, 'step');
  if (written === NO_STEP) return null;
  const all = await touchpointsOf(request);
  return all.find(({ id, lane }) => id === written && lane === 'employees')?.id;
}

const states = ['asked', 'off', 'ours', 'gone'] as const;
type ItemState = (typeof states)[number];

function stateField({ from, isOff }: KeptItem, locale: Locale): Field {
  const say = sayItems(locale);
  const offered: readonly ItemState[] =
    from === 'own'
      ? ['asked', 'off', 'gone']
      : from === 'replaced'
        ? ['asked', 'off', 'ours']
        : ['asked', 'off'];
  return {
    kind: 'choice',
    name: 'state',
    label: say.stateLabel,
    options: offered.map((value) => ({ value, label: say.state[value] })),
    initial: isOff ? 'off' : 'asked',
  };
}

interface ItemDraft {
  readonly words: PartWords;
  readonly state: ItemState;
}

/** What is wrong is told by the field in which it stands. */
function draftIn(kind: OwnKind, values: FormValues, locale: Locale) {
  const say = sayItems(locale);
  const { words, faults } = itemWords(kind, (part, each) => textOf(values, `${part}.${each}`));
  const state = states.find((each) => each === textOf(values, 'state')) ?? 'asked';
  const text = ({ fault, most }: PartFault) =>
    fault === 'missing' ? say.missing : say.tooLong(String(most));
  // Whoever takes it back, or out, need not finish its words.
  const errors =
    state === 'ours' || state === 'gone'
      ? {}
      : Object.fromEntries(faults.map((fault) => [`${fault.part}.${fault.locale}`, text(fault)]));
  return { errors, draft: { words, state } satisfies ItemDraft };
}

export const itemForm = form<FormValues>({
  name: 'survey.item',
  may: 'admin',
  parse: (values) => ({ ok: true, value: values }),
  async submit(values, request, { subject = '', version = 0, key: opened }) {
    const { kit, workspace, locale } = request;
    const say = sayItems(locale);
    const { kind, item } = await itemIn(request, subject);
    const { errors, draft } = draftIn(kind, values, locale);
    if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
    const touchpoint = kind === 'pulse' ? await stepIn(values, request) : undefined;
    // The same opening twice is one item.
    const key = item?.key ?? `own-${opened.replaceAll(/[^a-z0-9]/g, '').slice(-12)}`;
    const saved = await transact(kit.database, async (tx): Promise<SavedItem> => {
      const place = { workspaceId: workspace.id, kind, key };
      const { words, state } = draft;
      const what: ItemDecision = {
        words: state === 'ours' || state === 'gone' ? null : words,
        isOff: state === 'off',
        ...(touchpoint === undefined ? {} : { touchpoint }),
      };
      const shownVersion = item === null ? null : version;
      const done =
        state === 'gone'
          ? (await dropItem(tx, place, version))
            ? 'saved'
            : 'outdated'
          : await saveItem(tx, place, what, shownVersion);
      if (done === 'saved') await noteItems(tx, workspace.id, kind, 1, doerOf(request));
      return done;
    });
    const [{ name: first } = { name: '' }] = partsOf[kind];
    const wrong = (text: string) => ({ kind: 'errors', errors: { [`${first}.${locale}`]: text } }) as const;
    if (saved === 'outdated') return wrong(say.outdated);
    if (saved === 'round-full') return wrong(say.roundFull);
    if (saved === 'full') return wrong(say.full(String(MOST_OWN_ITEMS)));
    return { kind: 'done', title: say.saved, told: say.savedText };
  },
});

/** @throws UserError 'survey.no-item' */
async function itemIn(
  { kit, workspace }: Request,
  subject: string,
): Promise<{ readonly kind: OwnKind; readonly item: KeptItem | null }> {
  const colon = subject.indexOf(':');
  const kind = ownKinds.find((each) => each === (colon < 0 ? subject : subject.slice(0, colon)));
  if (kind !== undefined && colon < 0) return { kind, item: null };
  const key = subject.slice(colon + 1);
  const item = kind && (await itemsOf(kit.database.db, workspace.id, kind)).find((each) => each.key === key);
  if (!kind || !item) throw new UserError('survey.no-item', (locale) => sayItems(locale).gone);
  return { kind, item };
}
