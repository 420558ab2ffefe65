// The fields of a touchpoint's form, and what they come back as. Saving is touchpoints.ts.

import { limits } from '../../feedback/texts.ts';
import type { PlacedTouchpoint } from '../../feedback/touchpoints/order.ts';
import { type Lane, stageNames } from '../../feedback/touchpoints/stage.ts';
import type { Names } from '../../feedback/touchpoints.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Field, type FormValues, listOf, type Parsed, textOf } from '../../messages/form.ts';
import type { Address, Option } from '../../messages/message.ts';
import { addressOf, type Person } from '../../people/person.ts';
import { type Aim, aimName, aims, isAim } from '../../touchpoints/aim.ts';
import type { TouchpointEntry } from '../../touchpoints/change.ts';
import {
  type ContactChannel,
  contactChannelName,
  contactChannels,
  isContactChannel,
} from '../../touchpoints/channel.ts';
import { type Spot, spotOf, spotsOf, spotValue } from '../../touchpoints/placing.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import type { List, Request } from '../request.ts';
import { touchpointsOf } from '../which-answers.ts';
import { sayTouchpoints } from './words.ts';

/** More words for one are no names of a moment. */
const MOST_ALIASES = 100;
/** Of a choice that may be left open: a list on Slack cannot be emptied again. */
const NONE = '-';

/** As they came back: what depends on the lane is read where that is known. */
export interface FilledTouchpoint {
  readonly names: Names;
  readonly aliases: readonly string[];
  readonly spot: string;
  readonly channel: ContactChannel | null;
  readonly owner: readonly Address[];
  readonly aim: Aim | null;
}

/** The list of all spots of a lane, where a form has no room for them. */
export const spotsNamed: Readonly<Record<Lane, string>> = {
  customers: 'spots',
  employees: 'employees-spots',
};

export const allSpots = (lane: Lane): List['all'] =>
  async function spots(request: Request) {
    return spotOptions(await touchpointsOf(request), lane, null, request.locale);
  };

/** @param entry null for a new one */
export function touchpointFields(
  {
    entry,
    lane,
    all,
  }: {
    readonly entry: TouchpointEntry | null;
    readonly lane: Lane;
    readonly all: readonly PlacedTouchpoint[];
  },
  owner: readonly Person[],
  locale: Locale,
): Field[] {
  const say = sayTouchpoints(locale);
  const spots = spotsOf(all, lane, entry?.id ?? null);
  const spot = (entry && spotOf(all, entry.id)) ?? spots.at(-1) ?? { stage: null, after: null };
  const none = { value: NONE, label: say.notSaid };
  return [
    { kind: 'text', name: 'nameFr', label: say.nameFr, initial: entry?.names.fr ?? '' },
    { kind: 'text', name: 'nameEn', label: say.nameEn, initial: entry?.names.en ?? '' },
    {
      kind: 'choice',
      name: 'spot',
      label: say.spot,
      of: spotsNamed[lane],
      options: spotOptions(all, lane, entry?.id ?? null, locale),
      initial: spotValue(spot),
    },
    {
      kind: 'choice',
      name: 'channel',
      label: say.channel,
      options: [
        none,
        ...contactChannels.map((each) => ({ value: each, label: contactChannelName(each, locale) })),
      ],
      initial: entry?.channel ?? NONE,
    },
    {
      kind: 'people',
      name: 'owner',
      label: say.owner,
      hint: say.ownerHint,
      most: 1,
      optional: true,
      initial: owner.map(addressOf),
    },
    {
      kind: 'choice',
      name: 'aim',
      label: say.aim,
      options: [none, ...aims.map((each) => ({ value: each, label: aimName(each, locale) }))],
      initial: entry?.aim ?? NONE,
    },
    ...(lane === 'employees'
      ? []
      : [
          {
            ...({ kind: 'multiline', name: 'aliases', optional: true } as const),
            label: say.aliases,
            hint: say.aliasesHint,
            initial: entry?.aliases.join('\n') ?? '',
          },
        ]),
  ];
}

/** "Buy · first", "Buy · after Paying", and so on along the way. */
function spotOptions(
  all: readonly PlacedTouchpoint[],
  lane: Lane,
  but: string | null,
  locale: Locale,
): Option[] {
  const say = sayTouchpoints(locale);
  const names = new Map(all.map((each) => [each.id, each.names[locale]]));
  const label = ({ stage, after }: Spot) => {
    const at = stage === null ? say.noStage : stageNames(stage)[locale];
    return after === null ? say.first(at) : say.after(at, names.get(after) ?? after);
  };
  return spotsOf(all, lane, but).map((spot) => ({ value: spotValue(spot), label: label(spot) }));
}

export function filledTouchpoint(values: FormValues, locale: Locale): Parsed<FilledTouchpoint> {
  const say = sayTouchpoints(locale);
  const lines = textOf(values, 'aliases').split('\n');
  const aliases = [...new Set(lines.map((line) => line.normalize('NFC').trim()))].filter(
    (each) => each !== '',
  );
  const long = aliases.find((each) => each.length > limits.touchpoint);
  const errors = problems({
    nameFr: titleProblem(values, 'nameFr', { locale, most: limits.touchpoint }),
    nameEn: titleProblem(values, 'nameEn', { locale, most: limits.touchpoint }),
    aliases:
      long !== undefined
        ? say.tooLong(`${[...long].slice(0, 39).join('')}…`, limits.touchpoint)
        : aliases.length > MOST_ALIASES
          ? say.tooMany(aliases.length, MOST_ALIASES)
          : null,
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const channel = textOf(values, 'channel');
  const aim = textOf(values, 'aim');
  return {
    ok: true,
    value: {
      names: { fr: titleOf(values, 'nameFr'), en: titleOf(values, 'nameEn') },
      aliases,
      spot: textOf(values, 'spot'),
      channel: isContactChannel(channel) ? channel : null,
      owner: listOf(values, 'owner').slice(0, 1),
      aim: isAim(aim) ? aim : null,
    },
  };
}
