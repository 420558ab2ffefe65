// What visits come to, for everybody: all steps of the journey, then one of them with each visit; and the file of all for admins. Who went is told to
// admins alone, the day to nobody.
import { noted } from '../../audit/note.ts';
import { dayOf } from '../../calendar/day.ts';
import { dayIn } from '../../calendar/zone.ts';
import { transact } from '../../database/client.ts';
import { visitExport } from '../../exports/visits.ts';
import { touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { numbered, plural } from '../../i18n/formats.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { peopleByIds } from '../../people/person.ts';
import { journeyOf } from '../../touchpoints/journey.ts';
import { criteriaAnswered } from '../../visits/criteria.ts';
import {
  checksOf,
  knownOf,
  latelyVisited,
  placesOf,
  rowsIn,
  VISIT_MONTHS,
  type VisitedPlace,
  type VisitTally,
  visitsAt,
} from '../../visits/results.ts';
import { keptText } from '../../visits/told.ts';
import { type ToldVisit, visitsOf } from '../../visits/visit.ts';
import { doerOf } from '../doer.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { monthText } from './month.ts';
import { sayVisits } from './words.ts';

/** Each is a few lines on a telephone. */
const VISITS_ON_A_PAGE = 3;

export const showResults: Ask = async (request) =>
  shown(request, await resultsMessage(request, pageIn(request.subject).page));

function windowOf({ asker, at }: Request) {
  return latelyVisited(dayOf(dayIn(asker.timeZone, at)));
}

async function resultsMessage(request: Request, page: number): Promise<Message> {
  const { kit, workspace, asker, locale, formats } = request;
  const { db } = kit.database;
  const say = sayVisits(locale);
  const places = await visitsAt(kit.database, workspace.id, windowOf(request));
  const called = await touchpointsCalled(db, workspace.id);
  const order = (await journeyOf(db, workspace.id, 'customers')).map(({ id }) => id);
  const rank = ({ touchpoint }: VisitedPlace) => order.indexOf(touchpoint) + 1 || order.length + 1;
  const ordered = places.toSorted((a, b) => rank(a) - rank(b));
  const { entries, pager, again } = pageOf(ordered, { name: 'visits' }, page, request);
  const buttons: Button[] = [
    { label: say.tell, action: { name: 'visit' }, style: 'primary' },
    ...(asker.isAdmin && places.length > 0 ? [{ label: say.export, action: { name: 'visits.export' } }] : []),
    { label: say.settings, action: { name: 'visits.settings' } },
  ];
  return {
    summary: say.results,
    again,
    blocks: [
      { kind: 'heading', text: say.results },
      { kind: 'text', text: places.length === 0 ? say.none : say.resultsIntro(formats.number(VISIT_MONTHS)) },
      ...entries.flatMap((place): Block[] => {
        const step = touchpointName(place.touchpoint, locale, called.get(place.touchpoint));
        return [
          {
            kind: 'text',
            text: [{ strong: step }, ...sidesOf(place, request).map((line) => `\n${line}`)],
          },
          {
            kind: 'buttons',
            buttons: [
              { label: say.see(step), action: { name: 'visits.at', subject: `${place.touchpoint}/0` } },
            ],
          },
        ];
      }),
      ...pager,
      { kind: 'buttons', buttons },
      ...(places.length === 0 ? [] : [{ kind: 'note', text: say.interval } as const]),
    ],
  };
}

/** Ours, competitors together, and where one side keeps its promises more often. */
function sidesOf({ ours, competitors, apart }: VisitedPlace, request: Request): string[] {
  const say = sayVisits(request.locale);
  return [
    say.side(say.oursLabel, knownText(ours, request)),
    say.side(say.competitorsLabel, knownText(competitors, request)),
    ...(apart === null ? [] : [say[apart]]),
  ];
}

function knownText(tally: VisitTally, { locale, asker }: Request): string {
  return keptText(tally, { locale, timeZone: asker.timeZone }) ?? sayVisits(locale).notVisited;
}

/** Of "STEP/PAGE". A step's own words may have a slash: the page stands after the last one. */
export const showVisitsAt: Ask = async (request) => {
  const subject = request.subject ?? '';
  const slash = subject.lastIndexOf('/');
  const touchpoint = slash < 0 ? subject : subject.slice(0, slash);
  const { page } = pageIn(slash < 0 ? null : subject.slice(slash));
  if (touchpoint === '') return showResults({ ...request, subject: '/0' });
  return { kind: 'say', message: await stepMessage(request, touchpoint, page), instead: true };
};

async function stepMessage(request: Request, touchpoint: string, page: number): Promise<Message> {
  const { kit, workspace, locale, formats } = request;
  const { db } = kit.database;
  const say = sayVisits(locale);
  const rows = await rowsIn(db, workspace.id, { ...windowOf(request), touchpoint });
  const visits = await visitsOf(db, workspace.id, rows);
  const [place] = placesOf(visits);
  const called = await touchpointsCalled(db, workspace.id);
  const step = touchpointName(touchpoint, locale, called.get(touchpoint));
  const list = { name: 'visits.at', of: touchpoint };
  const { entries, pager } = pageOf(visits, list, page, request, VISITS_ON_A_PAGE);
  const names = await visitorsOf(request, entries);
  // Tested with the other steps of the list, not by itself.
  const apart = (await visitsAt(kit.database, workspace.id, windowOf(request))).find(
    (each) => each.touchpoint === touchpoint,
  )?.apart;
  const each = place && place.each.length > 1 ? place.each : [];
  return {
    summary: step,
    again: { name: 'visits.at', subject: `${touchpoint}/${page}` },
    blocks: [
      { kind: 'heading', text: step },
      {
        kind: 'text',
        text: place
          ? [
              say.resultsIntro(formats.number(VISIT_MONTHS)),
              ...sidesOf({ ...place, apart: apart ?? null }, request).map((line) => `\n${line}`),
            ]
          : say.none,
      },
      ...(each.length === 0
        ? []
        : [
            {
              kind: 'list',
              items: each.map(({ name, tally }) => say.side(name, knownText(tally, request))),
            } as const,
          ]),
      ...(await checkBlocks(request, touchpoint, visits)),
      ...entries.flatMap((visit) => visitBlocks(visit, request, names)),
      ...pager,
      {
        kind: 'buttons',
        buttons: [
          { label: say.act, action: { name: 'plan.add', subject: `visit:${touchpoint}` } },
          { label: say.tell, action: { name: 'visit' } },
          { label: say.all, action: { name: 'visits', subject: '/0' } },
        ],
      },
    ],
  };
}

async function checkBlocks(
  request: Request,
  touchpoint: string,
  visits: readonly ToldVisit[],
): Promise<Block[]> {
  const { kit, workspace, locale } = request;
  const say = sayVisits(locale);
  const results = new Map(checksOf(visits).map((each) => [each.criterion, each]));
  const criteria = await criteriaAnswered(kit.database.db, workspace.id, touchpoint, results.keys());
  const items = criteria.flatMap(({ id, names }) => {
    const result = results.get(id);
    if (!result) return [];
    const sides = [
      ...rangeText(say.oursLabel, result.ours, request),
      ...rangeText(say.competitorsLabel, result.competitors, request),
    ];
    return [say.check(names[locale], sides.join(' · '))];
  });
  if (items.length === 0) return [];
  return [
    { kind: 'text', text: [{ strong: say.checks }] },
    { kind: 'list', items },
  ];
}

function rangeText(side: string, tally: VisitTally, { locale, formats }: Request): string[] {
  const say = sayVisits(locale);
  const known = knownOf(tally);
  if (known === null) return [];
  const number = (value: number) => formats.number(value);
  const { yes, n, low, high } = known;
  return [`${side} ${say.range(number(yes), number(n), number(low * 100), number(high * 100))}`];
}

/** For admins alone, by id. */
async function visitorsOf(
  { kit, workspace, asker }: Request,
  visits: readonly ToldVisit[],
): Promise<ReadonlyMap<string, string>> {
  const ids = asker.isAdmin ? [...new Set(visits.flatMap(({ row }) => row.visitorId ?? []))] : [];
  if (ids.length === 0) return new Map();
  const people = await peopleByIds(kit.database.db, workspace.id, ids);
  return new Map(people.map(({ id, name }) => [id, name]));
}

function visitBlocks(visit: ToldVisit, request: Request, names: ReadonlyMap<string, string>): Block[] {
  const { locale, asker } = request;
  const say = sayVisits(locale);
  const { row, kept, competitor } = visit;
  const isTheirs = row.visitorId === asker.id;
  const who = names.get(row.visitorId ?? '');
  const by = isTheirs ? say.yours : who === undefined ? '' : say.by(who);
  const title = say.visitTitle(
    competitor ?? say.oursLabel,
    monthText(row.visitedOn, locale),
    say.answer[kept].toLocaleLowerCase(locale),
  );
  const number = numbered(locale, row.number);
  const { id: subject } = row;
  return [
    { kind: 'divider' },
    { kind: 'text', text: [{ strong: title }, by] },
    {
      kind: 'facts',
      facts: [
        { label: say.promisedLabel, value: row.promised },
        { label: say.happenedLabel, value: row.happened },
        ...(row.words === '' ? [] : [{ label: say.wordsLabel, value: row.words }]),
      ],
    },
    ...(isTheirs
      ? [
          {
            kind: 'buttons',
            buttons: [
              { label: say.changeOne(number), action: { name: 'visit.change', subject } },
              {
                label: say.deleteOne(number),
                action: { name: 'visit.delete', subject },
                style: 'danger',
                confirm: { title: say.deleteTitle, text: say.deleteText, yes: say.yes, no: say.no },
              },
            ],
          } as const,
        ]
      : []),
  ];
}

/** All of them as a file, without who went and on which day. */
export const exportVisits: Ask = async (request) => {
  const { kit, workspace, asker, locale, at: now, formats } = request;
  const say = sayVisits(locale);
  await transact(kit.database, (tx) =>
    noted(tx, { workspaceId: workspace.id, ...doerOf(request) }, 'export.made', {
      what: 'visits',
      format: 'csv',
    }),
  );
  let count = 0;
  const question = { db: kit.database.db, workspace, now, sections: kit.menu.sections };
  const onRow = () => {
    count += 1;
  };
  let content = '';
  for await (const piece of visitExport.pieces(question, { format: 'csv', locale, onRow })) content += piece;
  return {
    kind: 'hand',
    file: { name: `${say.file}-${dayIn(asker.timeZone, now)}.csv`, content },
    words: plural(locale, count, say.handed(formats.number(count))),
  };
};
