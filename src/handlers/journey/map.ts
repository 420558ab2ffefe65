// The map of the journey in the chat: whole, or one touchpoint of it; which lane and which time is chosen in its selects. What it says: src/journey/.
import { dayIn } from '../../calendar/zone.ts';
import { pngOf } from '../../charts/png.ts';
import { touchpointsMeant } from '../../feedback/touchpoints/company.ts';
import { touchpointsInOrder } from '../../feedback/touchpoints/order.ts';
import { lanes } from '../../feedback/touchpoints/stage.ts';
import { touchpointKey } from '../../feedback/touchpoints.ts';
import { type JourneyMap, journeyMap, type MapTouchpoint } from '../../journey/map.ts';
import { mapBlocks, mapTitle, touchpointBlocks } from '../../journey/message.ts';
import { mapPicture, PICTURE_WIDTH } from '../../journey/picture.ts';
import { headline, placeName } from '../../journey/told.ts';
import { sayJourney } from '../../journey/words.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { offered } from '../../messages/options.ts';
import { moreItems } from '../../messages/shorten.ts';
import { mapDays } from '../../pages/journey.ts';
import { peopleByIds } from '../../people/person.ts';
import { holds } from '../../people/rights.ts';
import { fold } from '../../terms/fold.ts';
import { commandHelp } from '../command-help.ts';
import { encodePlan, firstPlanPage, touchpointCode } from '../plan/list-state.ts';
import type { Ask, CommandEntry, Reply, Request } from '../request.ts';
import { encodeQuestion } from '../voice/question.ts';
import { daysTyped, decodeMap, encodeMap, firstMap, type MapState, mapTyped } from './state.ts';
import { sayMap } from './words.ts';

export const journeyCommand: CommandEntry = {
  name: 'journey',
  inFrench: 'parcours',
  description: {
    en: 'The customers’ journey, touchpoint by touchpoint',
    fr: 'Le parcours des clients, étape par étape',
  },
  usageHint: { en: '[delivery | employees | 28]', fr: '[livraison | équipes | 28]' },
  isRare: true,
  may: 'everyone',
  run: (request) => asked(request),
};

const HELPS = ['help', 'aide'];

async function asked(request: Request): Promise<Reply> {
  const { text, locale } = request;
  if (HELPS.includes(fold(text)) || text === '?') {
    const leads = [{ kind: 'buttons', buttons: [wholeButton(firstMap, request)] } as const];
    return { kind: 'say', message: commandHelp(sayMap(locale).help, leads) };
  }
  const typed = mapTyped(text);
  return { kind: 'say', message: await mapMessage(request, typed ?? (await named(request))) };
}

/** The map of one touchpoint by its name, of the days that are typed beside it; the whole one where nothing is called so. */
async function named({ kit, workspace, text }: Request): Promise<MapState> {
  const { db } = kit.database;
  const { name, days } = daysTyped(text);
  const meant = (await touchpointsMeant(db, workspace.id, [name])).get(name);
  // No words of a file mean a step of the employees' way: it is called by its name alone.
  const key = touchpointKey(name);
  const found = (await touchpointsInOrder(db, workspace.id)).find(({ id, lane, names }) =>
    meant === undefined
      ? lane === 'employees' && [names.en, names.fr].some((each) => touchpointKey(each) === key)
      : id === meant,
  );
  const state = { ...firstMap, days };
  return found ? { ...state, lane: found.lane, at: touchpointCode(found.id) } : state;
}

/** The map that the button is of, or the first one. */
export const showMap: Ask = async (request) => ({
  kind: 'say',
  message: await mapMessage(request, decodeMap(request.subject)),
  ...(request.subject === null ? {} : { instead: true }),
});

export const chooseDays: Ask = (request) => {
  const days = mapDays.find((each) => String(each) === request.chosen);
  return instead(request, { ...decodeMap(request.subject), ...(days ? { days } : {}) });
};

export const chooseLane: Ask = (request) => {
  const lane = lanes.find((each) => each === request.chosen);
  return instead(request, { ...decodeMap(request.subject), at: null, ...(lane ? { lane } : {}) });
};

export const chooseTouchpoint: Ask = (request) =>
  instead(request, decodeMap(`${request.subject ?? ''}/${request.chosen ?? ''}`));

/** Drawn, for a slide or a message of one's own. */
export const drawMap: Ask = async (request) => {
  const { asker, locale, at } = request;
  const say = sayMap(locale);
  const map = await mapAsked(request, decodeMap(request.subject));
  const reader = { locale, timeZone: asker.timeZone };
  const sentence = say.handed(mapTitle(map, reader), headline(map, reader));
  const svg = mapPicture(map, reader, { isFramed: true });
  return {
    kind: 'hand',
    file: {
      name: `${say.file}-${dayIn(asker.timeZone, at)}.png`,
      content: await pngOf(svg, 2 * PICTURE_WIDTH),
      alt: sentence,
    },
    words: sentence,
  };
};

async function instead(request: Request, state: MapState): Promise<Reply> {
  return { kind: 'say', message: await mapMessage(request, state), instead: true };
}

async function mapMessage(request: Request, state: MapState): Promise<Message> {
  const { asker, locale } = request;
  const map = await mapAsked(request, state);
  const reader = { locale, timeZone: asker.timeZone };
  const there = map.touchpoints.find(({ id }) => touchpointCode(id) === state.at);
  const again = { name: 'journey', subject: encodeMap({ ...state, at: there ? state.at : null }) };
  if (there) {
    const owner = await ownerName(request, there);
    return {
      summary: `${placeName(there, reader)} · ${mapTitle(map, reader)}`,
      again,
      blocks: [
        ...touchpointBlocks(map, there, owner, reader),
        ...ways(there, state, request),
        ...chooser(map, state, request),
      ],
    };
  }
  return {
    summary: `${mapTitle(map, reader)}. ${headline(map, reader)}`,
    again,
    blocks: [...mapBlocks(map, reader), ...chooser(map, state, request), ...others(state, request)],
  };
}

const DAY_MS = 86_400_000;

/** Until now; of surveys what the asker was told. */
function mapAsked({ kit, workspace, asker, at }: Request, { lane, days }: MapState): Promise<JourneyMap> {
  const to = new Date(at.getTime() + 1);
  return journeyMap(kit.database.db, {
    workspace,
    lane,
    window: { from: new Date(to.getTime() - days * DAY_MS), to },
    reads: { personId: asker.id, isAdmin: holds(asker, 'admin') },
  });
}

/** Slack shows 100 options in a select (docs.slack.dev, Block Kit, static select). */
const MOST_OPTIONS = 100;

function chooser({ touchpoints }: JourneyMap, state: MapState, { locale, asker }: Request): Block[] {
  const reader = { locale, timeZone: asker.timeZone };
  const places = touchpoints.map((each) => ({
    value: touchpointCode(each.id),
    label: placeName(each, reader),
  }));
  const options = offered(places, state.at === null ? [] : [state.at], MOST_OPTIONS);
  const hidden = places.length - options.length;
  const chosen = options.some(({ value }) => value === state.at) ? state.at : null;
  return [
    {
      kind: 'select',
      label: sayMap(locale).one,
      action: { name: 'journey.touchpoint', subject: encodeMap({ ...state, at: null }) },
      options,
      ...(chosen === null ? {} : { chosen }),
    },
    ...(hidden > 0
      ? [{ kind: 'note', text: sayMap(locale).byName(moreItems(hidden, locale)) } as const]
      : []),
  ];
}

function others(state: MapState, { locale, formats }: Request): Block[] {
  const say = sayMap(locale);
  const subject = encodeMap({ ...state, at: null });
  return [
    {
      kind: 'select',
      label: say.time,
      action: { name: 'journey.days', subject },
      options: mapDays.map((days) => ({
        value: String(days),
        label: sayJourney(locale).lastDays(formats.number(days)),
      })),
      chosen: String(state.days),
    },
    {
      kind: 'select',
      label: say.lane,
      action: { name: 'journey.lane', subject },
      options: lanes.map((lane) => ({ value: lane, label: sayJourney(locale).title[lane] })),
      chosen: state.lane,
    },
    {
      kind: 'buttons',
      buttons: [{ label: say.picture, action: { name: 'journey.picture', subject } }],
    },
  ];
}

/** What can be done about one touchpoint, and the way back. */
function ways(there: MapTouchpoint, state: MapState, request: Request): Block[] {
  const { locale, asker } = request;
  const say = sayMap(locale);
  const name = fold(placeName(there, { locale, timeZone: asker.timeZone }));
  const metric = there.figure?.metric;
  const isAsked = state.lane === 'customers' && name !== '' && name.length <= LONGEST_NAME;
  const ask = (label: string, question: Parameters<typeof encodeQuestion>[0]): Button => ({
    label,
    action: { name: 'voice.ask', subject: encodeQuestion(question) },
  });
  const isMetric = metric === 'nps' || metric === 'csat' || metric === 'ces';
  return [
    {
      kind: 'buttons',
      buttons: [
        ...(isAsked ? [ask(say.week, { kind: 'week', only: [name] })] : []),
        ...(isAsked && isMetric ? [ask(say.trend, { kind: 'trend', metric, only: [name] })] : []),
        {
          label: say.act,
          action: {
            name: 'plan.add',
            subject: ['touchpoint', touchpointCode(there.id), metric ?? ''].join(':'),
          },
          style: 'primary',
        },
        ...(there.actions.underWay.length > 0
          ? [
              {
                label: say.acts,
                action: {
                  name: 'plan.list',
                  subject: encodePlan(firstPlanPage('open', { at: touchpointCode(there.id) })),
                },
              },
            ]
          : []),
        ...(there.visits === null
          ? []
          : [{ label: say.visits, action: { name: 'visits.at', subject: `${there.id}/0` } }]),
        wholeButton(state, request),
      ],
    },
  ];
}

/** What a button of /voice carries of names (voice/narrowed.ts). */
const LONGEST_NAME = 80;

function wholeButton(state: MapState, { locale }: Pick<Request, 'locale'>): Button {
  return {
    label: sayMap(locale).whole,
    action: { name: 'journey', subject: encodeMap({ ...state, at: null }) },
  };
}

async function ownerName({ kit, workspace }: Request, { ownerId }: MapTouchpoint): Promise<string | null> {
  if (ownerId === null) return null;
  const [owner] = await peopleByIds(kit.database.db, workspace.id, [ownerId]);
  return owner?.name ?? null;
}
