// Where and when the week's lesson is posted, as admins set it: what differs from other lists of rules (handlers/rules.ts).
import { parseCadence } from '../../calendar/cadence.ts';
import type { Weekday } from '../../calendar/day.ts';
import { occurrencesAfter } from '../../calendar/occurrences.ts';
import type { Store } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import type { Locale } from '../../i18n/locale.ts';
import {
  createPlace,
  deletePlace,
  type LessonPlace,
  lessonPlaceById,
  lessonPlaces,
  type PlaceDraft,
  placeRhythm,
  updatePlace,
} from '../../lessons/places.ts';
import { tellLessons } from '../../lessons/post.ts';
import { type Field, type FormValues, listOf, type Parsed, textOf } from '../../messages/form.ts';
import { channelNamesOf } from '../../people/channel-names.ts';
import { cadenceText, weekdayName } from '../../schedules/words.ts';
import { channelLabel } from '../channel-label.ts';
import { problems } from '../fields.ts';
import type { Request, SubmitReply } from '../request.ts';
import { isTongue, tongues } from '../rule-fields.ts';
import { ruleScreens } from '../rules.ts';
import { shellOf } from '../shell.ts';
import { sayPlaces } from './places-words.ts';

/** As the list of rules has it: by the name of its channel. */
interface NamedPlace extends LessonPlace {
  readonly name: string;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];
/** What a new one proposes: time is left to answer before the week is over. */
const PROPOSED = { weekday: 2, at: '10:00' } as const;

export const lessonPlaceScreens = ruleScreens<NamedPlace, PlaceDraft>({
  name: 'lesson-place',
  askNames: {
    list: 'lesson-places',
    create: 'lesson-place.create',
    edit: 'lesson-place.edit',
    remove: 'lesson-place.delete',
  },
  words: sayPlaces,
  all: async (db, workspaceId) => named(db, workspaceId, await lessonPlaces(db, workspaceId)),
  byId: async (db, workspaceId, id) => {
    const place = await lessonPlaceById(db, workspaceId, id);
    return place && ((await named(db, workspaceId, [place]))[0] ?? null);
  },
  text: async (place, _, request) => [
    await channelLabel(request, place.address),
    ` · ${whenText(place, request.locale)}`,
  ],
  fields: (place, { locale, cardLocale }) => placeFields(place, locale, cardLocale),
  parse: parsePlace,
  outdatedAt: 'channel',
  channel: ({ address }) => address,
  create: async ({ kit, workspace }, saving, draft, formKey) => {
    const place = await createPlace(kit.database, saving, draft, formKey);
    return oneNamed(kit.database.db, workspace.id, place);
  },
  settle: (request) => tellLessons(shellOf(request)),
  update: async ({ kit, workspace }, saving, shown, draft) => {
    const result = await updatePlace(kit.database, saving, shown, draft);
    return result.kind === 'saved'
      ? { kind: 'saved', rule: await oneNamed(kit.database.db, workspace.id, result.rule) }
      : result;
  },
  remove: deletePlace,
  saved,
});

async function named(
  db: Store,
  workspaceId: string,
  places: readonly LessonPlace[],
): Promise<readonly NamedPlace[]> {
  const names = await channelNamesOf(
    db,
    workspaceId,
    places.map(({ address }) => address),
  );
  return places.map((place) => ({ ...place, name: `#${names.get(place.address) ?? '…'}` }));
}

async function oneNamed(db: Store, workspaceId: string, place: LessonPlace): Promise<NamedPlace> {
  const [found] = await named(db, workspaceId, [place]);
  return found ?? { ...place, name: '…' };
}

function whenText({ weekday, at }: Pick<PlaceDraft, 'weekday' | 'at'>, locale: Locale): string {
  return cadenceText({ kind: 'weekly', weekday, at }, locale);
}

function placeFields(place: LessonPlace | null, locale: Locale, cardLocale: Locale): Field[] {
  const say = sayPlaces(locale);
  return [
    {
      kind: 'channels',
      name: 'channel',
      label: say.channel,
      hint: say.channelHint,
      most: 1,
      initial: place ? [place.address] : [],
    },
    {
      kind: 'choice',
      name: 'weekday',
      label: say.weekday,
      hint: say.weekdayHint,
      options: WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day, locale) })),
      initial: String(place?.weekday ?? PROPOSED.weekday),
    },
    { kind: 'text', name: 'at', label: say.at, initial: place?.at ?? PROPOSED.at },
    {
      kind: 'choice',
      name: 'language',
      label: say.language,
      options: tongues,
      initial: place?.locale ?? cardLocale,
    },
  ];
}

function parsePlace(values: FormValues, locale: Locale): Parsed<PlaceDraft> {
  const say = sayPlaces(locale);
  const [address, ...others] = listOf(values, 'channel');
  const weekday = WEEKDAYS.find((day) => String(day) === textOf(values, 'weekday'));
  const language = textOf(values, 'language');
  const at = textOf(values, 'at');
  const errors = problems({
    channel: address === undefined ? say.noChannel : others.length > 0 ? say.oneChannel : null,
    weekday: weekday === undefined ? say.choose : null,
    at: timeProblem(at, locale),
    language: isTongue(language) ? null : say.choose,
  });
  if (address === undefined || weekday === undefined || !isTongue(language) || Object.keys(errors).length > 0)
    return { ok: false, errors };
  return { ok: true, value: { address, weekday, at, locale: language } };
}

function timeProblem(at: string, locale: Locale): string | null {
  try {
    parseCadence({ kind: 'daily', at });
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.say(locale);
    throw error;
  }
}

async function saved(request: Request, place: NamedPlace): Promise<SubmitReply> {
  const { locale, at: now, formats, workspace } = request;
  const say = sayPlaces(locale);
  const [next] = occurrencesAfter(placeRhythm(place, workspace), now, 1);
  return {
    kind: 'done',
    title: say.saved,
    told: {
      summary: say.savedIn(place.name),
      blocks: [
        { kind: 'text', text: [say.posted, await channelLabel(request, place.address)] },
        ...(next === undefined ? [] : [{ kind: 'text', text: say.next(formats.moment(next, now)) } as const]),
      ],
    },
  };
}
