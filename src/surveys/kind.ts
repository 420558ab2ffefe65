// What a kind of survey is: what it asks, what it makes of the answers, and how that reads. One file each in kinds/. A kind is given what may
// be shown, and nothing else: it cannot tell what it does not know.
import type { z } from 'zod';
import type { Store } from '../database/client.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Field, FormValues, Parsed } from '../messages/form.ts';
import type { Block } from '../messages/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Bilingual, SurveyQuestion } from './question.ts';
import type { AskedGroup } from './round.ts';
import type { GroupTally } from './tally.ts';

/** What a kind may look at. */
export interface KindShell {
  readonly db: Store;
  readonly workspace: Workspace;
  readonly now: Date;
}

export interface RoundAsking<S> extends KindShell {
  readonly settings: S;
  /** Which round of its survey it is, from 1: a kind that asks by turns goes by it. */
  readonly round: number;
  /** When it opened; absent: it opens now. */
  readonly openedAt?: Date;
}

/** An admin chooses what is asked. */
export interface KindChoosing<S> extends KindShell {
  readonly settings: S;
  readonly locale: Locale;
}

export interface Concluding<S, B, R> {
  readonly settings: S;
  /** The day on which the round closes, in the company's zone: YYYY-MM-DD. */
  readonly on: string;
  /** Fewer answers than that are not told, nor is what can be computed of them. */
  readonly threshold: number;
  /** Whose answers are counted together, by their place. */
  readonly groups: readonly AskedGroup[];
  readonly questions: readonly SurveyQuestion[];
  /** Everybody's first; of each only what may be shown. */
  readonly tallies: readonly GroupTally[];
  readonly beside: B;
  /** Of the round before of the same survey that had a result; null where there is none. */
  readonly earlier: Earlier<R> | null;
}

export interface Earlier<R> {
  readonly questions: readonly SurveyQuestion[];
  readonly tallies: readonly GroupTally[];
  readonly result: R;
}

/** Who reads a result, and what it is of. */
export interface ResultReader extends Reader {
  /** What people call each group, by its place. */
  readonly groups: readonly string[];
  readonly round: number;
}

/** A measure that follows from a result: what an action of the plan would be called. */
export interface Measure {
  readonly key: string;
  readonly title: Bilingual;
}

interface Definition<S, B, R> {
  /** In the database; of a-z. */
  readonly name: string;
  readonly label: Bilingual;
  /** One sentence for admins who choose: what one learns from it. */
  readonly about: Bilingual;
  /** Where it is offered, smallest first. */
  readonly order: number;
  /** Its items are our own and not validated: said wherever its result is. */
  readonly ownItems: boolean;
  readonly settings: z.ZodType<S>;
  /** What a new survey of this kind has chosen. */
  readonly defaults: S;
  /** What its form lets admins choose, with what is chosen now: names are its own, below those of every survey. */
  readonly fields: (choosing: KindChoosing<S>) => Promise<readonly Field[]>;
  /** What they chose; what is wrong with it, by field. */
  readonly chosen: (values: FormValues, choosing: KindChoosing<S>) => Promise<Parsed<S>>;
  /** The questions of a round, frozen as it opens. @throws UserError where what was chosen cannot be asked */
  readonly questions: (asking: RoundAsking<S>) => Promise<readonly SurveyQuestion[]>;
  /** What else the result is made of, read as the round closes, stored with the result only; JSON. */
  readonly beside: (asking: RoundAsking<S>) => Promise<B>;
  readonly result: z.ZodType<R>;
  /** Pure. */
  readonly conclude: (concluding: Concluding<S, B, R>) => R;
  /** One sentence: what whoever reads no further should know. */
  readonly headline: (result: R, reader: ResultReader) => string;
  /** With its chart. */
  readonly view: (result: R, reader: ResultReader) => readonly Block[];
  /** What could be done about it: at most a few. */
  readonly measures: (result: R) => readonly Measure[];
  /** A believable one, for galleries and for tests of every platform. */
  readonly example: R;
}

/** The same with what is its own hidden: settings and results are JSON, checked by shape as they are read. */
export interface SurveyKind
  extends Pick<
    Definition<unknown, unknown, unknown>,
    'name' | 'label' | 'about' | 'order' | 'ownItems' | 'defaults' | 'example'
  > {
  /** As stored; @throws ZodError on what this program did not write */
  readonly settingsIn: (json: unknown) => unknown;
  readonly fields: (choosing: KindChoosing<unknown>) => Promise<readonly Field[]>;
  readonly chosen: (values: FormValues, choosing: KindChoosing<unknown>) => Promise<Parsed<unknown>>;
  readonly questions: (asking: RoundAsking<unknown>) => Promise<readonly SurveyQuestion[]>;
  readonly beside: (asking: RoundAsking<unknown>) => Promise<unknown>;
  readonly conclude: (concluding: Concluding<unknown, unknown, unknown>) => unknown;
  readonly headline: (result: unknown, reader: ResultReader) => string;
  readonly view: (result: unknown, reader: ResultReader) => readonly Block[];
  readonly measures: (result: unknown) => readonly Measure[];
}

/** All kinds there are. One that is stored and not among them, any more, asks nothing and says nothing. */
export type SurveyKinds = readonly SurveyKind[];

export function kindNamed(kinds: SurveyKinds, name: string): SurveyKind | null {
  return kinds.find((each) => each.name === name) ?? null;
}

export function surveyKind<S, B, R>(of: Definition<S, B, R>): SurveyKind {
  const asking = (given: RoundAsking<unknown>): RoundAsking<S> => ({
    ...given,
    settings: of.settings.parse(given.settings),
  });
  const choosing = (given: KindChoosing<unknown>): KindChoosing<S> => ({
    ...given,
    settings: of.settings.parse(given.settings),
  });
  return {
    ...of,
    settingsIn: (json) => of.settings.parse(json),
    fields: (given) => of.fields(choosing(given)),
    chosen: (values, given) => of.chosen(values, choosing(given)),
    questions: (given) => of.questions(asking(given)),
    beside: (given) => of.beside(asking(given)),
    conclude: ({ settings, beside, earlier, ...rest }) =>
      of.conclude({
        ...rest,
        settings: of.settings.parse(settings),
        // What `beside` above has just read.
        beside: beside as B,
        earlier: earlier && { ...earlier, result: of.result.parse(earlier.result) },
      }),
    headline: (result, reader) => of.headline(of.result.parse(result), reader),
    view: (result, reader) => of.view(of.result.parse(result), reader),
    measures: (result) => of.measures(of.result.parse(result)),
  };
}

export function saidIn(said: Bilingual, locale: Locale): string {
  return said[locale];
}
