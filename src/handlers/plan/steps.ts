// The steps of an action as everybody reads them, and the fields in which its owner and admins write and tick them. What becomes of what was
// written is plan/steps.ts; ticking one by itself is tick.ts.
import { plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Field, type FormValues, listOf, textOf } from '../../messages/form.ts';
import type { Block } from '../../messages/message.ts';
import type { PlanAction } from '../../plan/action.ts';
import { linesIn, MOST_STEPS, type StepsSaid } from '../../plan/steps.ts';
import { LONGEST_TITLE } from '../fields.ts';
import type { Request } from '../request.ts';

/** How many are done, each with its mark, and for who may a button that ticks the first open one. */
export function stepBlocks(
  { steps }: PlanAction,
  mayTick: boolean,
  { locale, formats: { number } }: Pick<Request, 'locale' | 'formats'>,
): Block[] {
  if (steps.length === 0) return [];
  const say = words(locale);
  const done = steps.filter(({ doneAt }) => doneAt !== null).length;
  const next = steps.find(({ doneAt }) => doneAt === null);
  const counted = plural(locale, done, say.counted(number(done), number(steps.length)));
  return [
    { kind: 'text', text: [{ strong: counted }, ...steps.map(line)] },
    ...(mayTick && next
      ? [
          {
            kind: 'buttons',
            buttons: [{ label: `✓ ${next.text}`, action: { name: 'action.tick', subject: stepCode(next) } }],
          } as const,
        ]
      : []),
  ];
}

function line({ text, doneAt }: PlanAction['steps'][number]): string {
  return `\n${doneAt === null ? '○' : '✓'} ${text}`;
}

/** Of what a button ticks. */
function stepCode({ actionId, id }: PlanAction['steps'][number]): string {
  return `${actionId}/${id}`;
}

/** As `stepCode` wrote it. */
export function stepIn(code: string): { readonly actionId: string; readonly step: string } {
  const [actionId = '', step = ''] = code.split('/');
  return { actionId, step };
}

export function stepFields(steps: PlanAction['steps'], locale: Locale): Field[] {
  const say = words(locale);
  const done = steps.filter(({ doneAt }) => doneAt !== null);
  return [
    ...(steps.length === 0
      ? []
      : [
          {
            kind: 'choices',
            name: 'done',
            label: say.done,
            optional: true,
            options: steps.map(({ id, text }) => ({ value: id, label: text })),
            initial: done.map(({ id }) => id),
          } as const,
        ]),
    {
      kind: 'multiline',
      name: 'steps',
      label: say.steps,
      hint: say.hint(MOST_STEPS),
      optional: true,
      initial: steps.map(({ text }) => text).join('\n'),
    },
  ];
}

export function stepProblems(values: FormValues, locale: Locale): Record<string, string | null> {
  const say = words(locale);
  const lines = linesIn(textOf(values, 'steps'));
  const long = lines.find((line) => [...line].length > LONGEST_TITLE);
  if (lines.length > MOST_STEPS) return { steps: say.tooMany(lines.length, MOST_STEPS) };
  return { steps: long === undefined ? null : say.tooLong(long.slice(0, 30), LONGEST_TITLE) };
}

/** What the fields say, once `stepProblems` has found none. */
export function stepsIn(values: FormValues): StepsSaid {
  return { lines: linesIn(textOf(values, 'steps')), done: listOf(values, 'done') };
}

const words = phrases({
  en: {
    counted: (done: string, of: string) => ({
      one: `Steps: ${done} of ${of} done`,
      other: `Steps: ${done} of ${of} done`,
    }),
    done: 'Done',
    steps: 'Steps, one on each line',
    hint: (most: number) =>
      `In order, ${most} at most. Everybody reads them. A line taken out is a step taken out.`,
    tooMany: (given: number, most: number) =>
      `These are ${given} steps; ${most} fit here. What is longer is several actions.`,
    tooLong: (begins: string, most: number) =>
      `The step “${begins}…” is longer than ${most} characters. Shorten it, or make two of it.`,
  },
  fr: {
    counted: (done, of) => ({
      one: fr`Tâches : ${done} faite sur ${of}`,
      other: fr`Tâches : ${done} faites sur ${of}`,
    }),
    done: 'Faites',
    steps: 'Tâches, une par ligne',
    hint: (most) =>
      fr`Dans l’ordre, ${most} au plus. Tout le monde les lit. Retirer une ligne, c’est retirer la tâche.`,
    tooMany: (given, most) =>
      fr`Tâches : ${given} ; il y a place pour ${most}. Au-delà, ce sont plusieurs actions.`,
    tooLong: (begins, most) =>
      fr`La tâche « ${begins}… » dépasse ${most} caractères. Raccourcissez-la, ou faites-en deux.`,
  },
});
