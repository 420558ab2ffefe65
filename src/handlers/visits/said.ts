// The second step of a visit that is told: what was promised, what happened, and each criterion of that step of the journey; the same form changes
// it. Where and when it was is tell.ts.
import { createHash } from 'node:crypto';
import { dayOf } from '../../calendar/day.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import { touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { numbered } from '../../i18n/formats.ts';
import { type Field, type FormValues, type FormView, opening, textOf } from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { competitorsListed } from '../../visits/competitors.ts';
import { type Criterion, criteriaAt } from '../../visits/criteria.ts';
import { unnaming } from '../../visits/named.ts';
import { changeVisit, mustBeOpen, recordVisit, theirs, type VisitPlace } from '../../visits/record.ts';
import {
  answers,
  type CheckAnswer,
  type Checks,
  type ToldVisit,
  type VisitSaid,
} from '../../visits/visit.ts';
import { problems, textProblem } from '../fields.ts';
import { type Ask, form, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from '../taken-out.ts';
import { sayVisits } from './words.ts';

/** The place of a visit that is no competitor's, in forms. */
export const OURS = 'ours';
/** In characters: a few sentences each. */
const LONGEST = 1_000;

/** @param key of the first step, so that both are one */
export function newSaidForm(request: Request, at: VisitPlace, key: string): Promise<FormView> {
  return saidForm(request, { at, state: { key, subject: placeText(at) } });
}

/** Of a calendar day, so that no zone shows the one before or after. */
export function noonOf(day: string, timeZone: string): Date {
  return new Date(zoneOf(timeZone).instant(dayOf(day), 12 * 60));
}

/** "WHERE|DAY|STEP", as the second step carries it; the step's own words may hold anything. */
function placeText({ competitorId, visitedOn, touchpoint }: VisitPlace): string {
  return [competitorId ?? OURS, visitedOn, touchpoint].join('|');
}

function placeIn(text: string): VisitPlace {
  const [where = '', visitedOn = '', ...rest] = text.split('|');
  return { competitorId: where === OURS ? null : where, visitedOn, touchpoint: rest.join('|') };
}

interface SaidForm {
  readonly at: VisitPlace;
  readonly state: FormView['state'];
  /** What was said before, where it is changed. */
  readonly visit?: ToldVisit;
}

async function saidForm(request: Request, { at, state, visit }: SaidForm): Promise<FormView> {
  const { kit, workspace, locale, formats, asker } = request;
  const { db } = kit.database;
  const say = sayVisits(locale);
  const called = await touchpointsCalled(db, workspace.id);
  const competitors = await competitorsListed(db, workspace.id);
  const where =
    at.competitorId === null
      ? say.ours
      : (visit?.competitor ?? competitors.find(({ id }) => id === at.competitorId)?.name ?? '');
  const step = touchpointName(at.touchpoint, locale, called.get(at.touchpoint));
  const day = formats.fullDay(noonOf(at.visitedOn, asker.timeZone));
  const criteria = await criteriaAt(db, workspace.id, at.touchpoint);
  const options = answers.map((value) => ({ value, label: say.answer[value] }));
  const text = (name: 'promised' | 'happened' | 'words', more: Partial<Field> = {}) =>
    ({
      kind: 'multiline',
      name,
      label: say[name],
      ...(visit ? { initial: visit.row[name] } : {}),
      ...more,
    }) as Field;
  return {
    form: 'visit.said',
    state,
    title: visit ? say.change : say.title,
    submit: say.save,
    intro: [
      { kind: 'text', text: [{ strong: say.about(step, where, day) }] },
      { kind: 'note', text: say.intro },
    ],
    fields: [
      text('promised', { hint: say.promisedHint }),
      text('happened'),
      {
        kind: 'choice',
        name: 'kept',
        label: say.kept,
        options,
        ...(visit ? { initial: visit.kept } : {}),
      },
      ...criteria.map((criterion, n): Field => {
        const before = visit?.checks[criterion.id];
        return {
          kind: 'choice',
          name: checkName(criterion),
          label: criterion.names[locale],
          optional: true,
          ...(n === 0 ? { hint: say.notSeen } : {}),
          options,
          ...(before === undefined ? {} : { initial: before }),
        };
      }),
      text('words', { optional: true }),
    ],
  };
}

/** A criterion may be called by a touchpoint's own words: in a form it goes by a short name. */
function checkName({ id }: Criterion): string {
  return `check.${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}

interface Said {
  readonly values: FormValues;
  readonly kept: CheckAnswer;
}

function answerIn(values: FormValues, name: string): CheckAnswer | undefined {
  return answers.find((each) => each === textOf(values, name));
}

export const saidFormEntry = form<Said>({
  name: 'visit.said',
  may: 'everyone',
  parse(given, { locale }) {
    const values = underFirstNames(given);
    const kept = answerIn(values, 'kept');
    const most = { most: LONGEST, locale };
    const errors = problems({
      promised: textProblem(values, 'promised', most),
      happened: textProblem(values, 'happened', most),
      words: textProblem(values, 'words', { ...most, optional: true }),
      kept: kept === undefined ? sayVisits(locale).keptMissing : null,
    });
    if (Object.keys(errors).length > 0 || kept === undefined) return underGivenNames({ errors }, given);
    return { ok: true, value: { values, kept } };
  },
  async submit({ values, kept }, request, state) {
    const { kit, workspace, locale, asker } = request;
    const { db } = kit.database;
    const say = sayVisits(locale);
    const { key, subject = '', version = 0 } = state;
    const id = idIn(subject);
    const visit = id === null ? undefined : await theirs(db, workspace.id, id, asker);
    const at: VisitPlace = visit?.row ?? placeIn(subject);
    if (!visit) await mustBeOpen(db, workspace.id, at);
    const shown = await asItWillBeRead(
      request,
      () => saidForm(request, { at, state, ...(visit ? { visit } : {}) }),
      values,
      ['promised', 'happened', 'words'],
      await unnaming(db, workspace),
    );
    if (shown) return { kind: 'again', form: shown };
    const said = await saidIn(request, at.touchpoint, { values, kept }, visit?.checks);
    const shell = shellOf(request);
    if (visit) {
      const { row } = await changeVisit(shell, { id: visit.row.id, version, by: asker, said });
      return { kind: 'done', title: say.change, told: say.changed(numbered(locale, row.number)) };
    }
    const { row } = await recordVisit(shell, { visitor: asker, at, said, formKey: key });
    const same = [at.competitorId ?? OURS, at.visitedOn].join('|');
    return {
      kind: 'done',
      title: say.title,
      told: sentence(say.recorded(numbered(locale, row.number)), [
        { label: say.another, action: { name: 'visit', subject: same } },
        { label: say.results, action: { name: 'visits' } },
      ]),
    };
  },
});

/** @param before of criteria that are no longer asked, what was said stays */
async function saidIn(
  { kit, workspace }: Request,
  touchpoint: string,
  { values, kept }: Said,
  before: Checks = {},
): Promise<VisitSaid> {
  const criteria = await criteriaAt(kit.database.db, workspace.id, touchpoint);
  const asked = new Set(criteria.map(({ id }) => id));
  const checks: Checks = Object.fromEntries([
    ...Object.entries(before).filter(([id]) => !asked.has(id)),
    ...criteria.flatMap((criterion) => {
      const answer = answerIn(values, checkName(criterion));
      return answer === undefined ? [] : [[criterion.id, answer] as const];
    }),
  ]);
  const text = (name: string) => textOf(values, name);
  return { promised: text('promised'), happened: text('happened'), words: text('words'), kept, checks };
}

/** "#ID" of one that is changed; null of a new one. */
function idIn(subject: string): string | null {
  return subject.startsWith('#') ? subject.slice(1) : null;
}

export const openChange: Ask = async (request) => {
  const { kit, workspace, asker, subject } = request;
  const visit = await theirs(kit.database.db, workspace.id, subject ?? '', asker);
  const { id, version } = visit.row;
  const state = opening(newId(), { subject: `#${id}`, version });
  return { kind: 'open', form: await saidForm(request, { at: visit.row, state, visit }) };
};
