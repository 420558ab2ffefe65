// What admins see of the sources in their home: how each fares, and what to do about it. The notice of a silence is silences/.
import { sourceReads } from '../api/setup.ts';
import { personalSegments } from '../feedback/personal-segments.ts';
import { pausePull, pullsOf, resumePull, type SourcePull } from '../feedback/pulling/account.ts';
import { pullText } from '../feedback/pulling/words.ts';
import { redact } from '../feedback/redaction.ts';
import { type Health, healthOf } from '../feedback/sources/health.ts';
import { healthLine, healthRemedy, healthText } from '../feedback/sources/health-words.ts';
import { hush, listSources, listSourcesToFill, type Source } from '../feedback/sources/source.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Block, sentence } from '../messages/message.ts';
import { hushButton, silenceKinds, tellingSilences } from '../silences/silences.ts';
import { doerOf } from './doer.ts';
import type { Examined, Feature, Finding } from './feature.ts';
import { AT_A_GLANCE, pageIn, pageOf, shown } from './paging.ts';
import type { Ask, Request } from './request.ts';
import { segmentOptions, sourceOptions } from './which-answers.ts';

interface Known {
  readonly source: Source;
  readonly health: Health;
  /** Null where it is not fetched. */
  readonly pull: SourcePull | null;
}

/** For an admin's home: the sources that need somebody, each with what to do; nothing where all are well. */
export async function unwellSourceBlocks(request: Request): Promise<Block[]> {
  const unwell = (await known(request)).filter((each) => !isWell(each));
  return [...sourceLines(unwell.slice(0, AT_A_GLANCE), request), ...allButton(unwell, request)];
}

/** For an admin's home: what came last from each that is well; nothing where there is none. */
export async function wellSourceBlocks(request: Request): Promise<Block[]> {
  const well = (await known(request)).filter(isWell);
  if (well.length === 0) return [];
  return [
    { kind: 'text', text: [{ strong: words(request.locale).title }] },
    ...sourceLines(well.slice(0, AT_A_GLANCE), request),
    ...allButton(well, request),
  ];
}

/** Leads to all of them where only the first are shown. */
function allButton(some: readonly Known[], { locale, formats }: Request): Block[] {
  if (some.length <= AT_A_GLANCE) return [];
  const label = words(locale).all(formats.number(some.length));
  return [{ kind: 'buttons', buttons: [{ label, action: { name: 'sources' } }] }];
}

function isWell({ health, pull }: Known): boolean {
  return healthRemedy(health, 'en', pull) === null;
}

/** All of them, a page at a time. */
const showSources: Ask = async (request) => {
  const { title } = words(request.locale);
  const { page } = pageIn(request.subject);
  const { entries, pager, again } = pageOf(await known(request), { name: 'sources' }, page, request);
  return shown(request, {
    summary: title,
    again,
    blocks: [{ kind: 'text', text: [{ strong: title }] }, ...sourceLines(entries, request), ...pager],
  });
};

/** What needs somebody first. */
async function known({ kit, workspace, at: now }: Request): Promise<readonly Known[]> {
  const sources = await listSourcesToFill(kit.database.db, workspace.id);
  const pulls = await pullsOf(kit.database.db, workspace.id);
  return sources
    .map((source) => ({ source, health: healthOf(source, now), pull: pulls.get(source.id) ?? null }))
    .toSorted((a, b) => urgency(a.health) - urgency(b.health));
}

function sourceLines(shown: readonly Known[], { locale, at: now }: Request): Block[] {
  const well = shown.filter(isWell);
  const unwell = shown.filter((each) => !well.includes(each));
  const line = (each: Known) => lineOf(each, { locale, now });
  const fetched = well.filter(({ pull }) => pull !== null);
  const lines = well.filter(({ pull }) => pull === null).map(line);
  return [
    ...unwell.flatMap((each): Block[] => {
      const { source, health, pull } = each;
      return [
        { kind: 'text', text: line(each) },
        { kind: 'note', text: healthRemedy(health, locale, pull) ?? '' },
        ...(health.kind === 'quiet' ? [hushButton(source, locale)] : []),
        ...(pull === null ? [] : [steering(source, pull, locale)]),
      ];
    }),
    ...fetched.flatMap((each): Block[] =>
      each.pull === null
        ? []
        : [{ kind: 'text', text: line(each) }, steering(each.source, each.pull, locale)],
    ),
    ...(lines.length === 0 ? [] : [{ kind: 'list', items: lines } as const]),
  ];
}

/** "Typeform: last answer 2 hours ago; fetched 12 minutes ago: nothing new". */
function lineOf(
  { source, health, pull }: Known,
  reader: Pick<Request, 'locale'> & { readonly now: Date },
): string {
  const line = healthLine(source.name, health, reader);
  return pull === null ? line : words(reader.locale).both(line, pullText(pull, reader));
}

function steering({ id }: Source, { pausedAt }: SourcePull, locale: Locale): Block {
  const { pause, resume } = words(locale);
  const button =
    pausedAt === null
      ? { label: pause, action: { name: 'source.pause', subject: id } }
      : { label: resume, action: { name: 'source.resume', subject: id } };
  return { kind: 'buttons', buttons: [button] };
}

/** What is fetched, and how it stands from now on. */
function steer(act: typeof pausePull): Ask {
  return async (request) => {
    const { kit, workspace, subject, locale, at: now } = request;
    const { database } = kit;
    const isThere = await act(database, workspace.id, subject ?? '', doerOf(request));
    if (isThere) kit.wakeImports();
    const stands = (await known(request)).find(({ source }) => source.id === subject);
    const said = isThere && stands ? lineOf(stands, { locale, now }) : words(locale).gone;
    return { kind: 'say', message: sentence(said), did: true };
  };
}

function urgency({ kind }: Health): number {
  return ['failing', 'quiet', 'never', 'fine'].indexOf(kind);
}

/** This source may be silent: nobody is told any more. */
export const hushSource: Ask = async (request) => {
  const { kit, workspace, subject, locale } = request;
  const isThere = await hush(kit.database, workspace.id, subject ?? '', doerOf(request));
  return {
    kind: 'say',
    message: sentence(isThere ? words(locale).hushed : words(locale).gone),
    did: true,
  };
};

export const sources: Feature = {
  name: 'sources',
  asks: {
    sources: { run: showSources, may: 'admin' },
    'source.hush': { run: hushSource, may: 'admin' },
    'source.pause': { run: steer(pausePull), may: 'admin' },
    'source.resume': { run: steer(resumePull), may: 'admin' },
  },
  home: [
    { place: 'wrong', order: 40, for: 'admin', draw: unwellSourceBlocks },
    { place: 'admin', order: 10, for: 'admin', draw: wellSourceBlocks },
  ],
  // Which of the answers that came from them.
  choosable: {
    sources: { all: sourceOptions, may: 'admin' },
    segments: { all: segmentOptions, may: 'everyone' },
  },
  steps: [tellingSilences],
  kinds: silenceKinds,
  checkups: [
    { what: (locale) => words(locale).segments, look: segmentsFound },
    { what: (locale) => words(locale).title, look: sourcesFound },
  ],
  routes: [sourceReads],
};

/** Those of files that were imported when every column was kept, or that something else sends. */
async function segmentsFound({ db, engine, workspaceId, locale }: Examined): Promise<Finding[]> {
  const { segments: what, nonePersonal, personal } = words(locale);
  const found = (await personalSegments({ db, engine }, workspaceId)).map((key) => redact(key).text);
  return [
    { what, ok: found.length === 0, detail: found.length === 0 ? nonePersonal : personal(found.join(', ')) },
  ];
}

/** One that is refused or silent is something to see to. */
async function sourcesFound({ db, workspaceId, now, locale }: Examined): Promise<Finding[]> {
  const pulls = await pullsOf(db, workspaceId);
  return (await listSources(db, workspaceId)).map((source) => {
    const health = healthOf(source, now);
    const pull = pulls.get(source.id) ?? null;
    const remedy = healthRemedy(health, locale, pull);
    const fetching = pull === null ? [] : [pullText(pull, { locale, now })];
    const detail = [
      healthText(health, { locale, now }),
      ...fetching,
      ...(remedy === null ? [] : [remedy]),
    ].join('. ');
    return { what: words(locale).source(source.name), ok: remedy === null, detail };
  });
}

const words = phrases({
  en: {
    title: 'Where answers come from',
    all: (count: string) => `All ${count} sources`,
    hushed: 'Noted: nobody will be told of its silence any more.',
    gone: 'This source no longer exists.',
    both: (health: string, fetching: string) => `${health}; ${fetching}`,
    pause: 'Pause fetching',
    resume: 'Go on fetching',
    source: (name: string) => `source “${name}”`,
    segments: 'segments of answers',
    nonePersonal: 'none looks personal',
    personal: (names: string) => `${names} look personal: portevoix source clean removes them`,
  },
  fr: {
    title: 'D’où viennent les réponses',
    all: (count) => `Les ${count} sources`,
    hushed: fr`C’est noté : plus personne ne sera prévenu de son silence.`,
    gone: 'Cette source n’existe plus.',
    both: (health, fetching) => fr`${health} ; ${fetching}`,
    pause: 'Suspendre le relevé',
    resume: 'Reprendre le relevé',
    source: (name) => fr`source « ${name} »`,
    segments: 'segments des réponses',
    nonePersonal: 'aucun ne semble personnel',
    personal: (names) => fr`${names} : cela semble personnel ; portevoix source clean le retire`,
  },
});
