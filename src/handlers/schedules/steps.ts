// The two steps of a schedule's form, forth and back: what was filled in on one is kept while the other is open. What is done
// with both together: edit.ts.
import type { Store } from '../../database/client.ts';
import {
  type FieldErrors,
  type FormState,
  type FormValues,
  type FormView,
  filledIn,
  firstValues,
  textOf,
} from '../../messages/form.ts';
import type { Schedule } from '../../schedules/schedule.ts';
import { draftOf } from '../draft.ts';
import { CRON_DAY, firstFields, moreFields, type ScheduleFormContext } from './fields.ts';
import { saySchedules } from './words.ts';

export const steps = { first: 'schedule', more: 'schedule.more' } as const;
export type ScheduleStep = keyof typeof steps;

interface Opened {
  readonly state: FormState;
  /** As it is on file; null for a new one. */
  readonly schedule: Schedule | null;
  readonly context: ScheduleFormContext;
}

/** A step as it stands with these values, and with what is wrong on it. */
export function stepView(
  step: ScheduleStep,
  opened: Opened,
  values: FormValues,
  errors: FieldErrors = {},
): FormView {
  const { schedule, state, context } = opened;
  const say = saySchedules(context.locale);
  const fields = fieldsOf(step, opened);
  const names = fields.map(({ name }) => name);
  const wrong = Object.entries(errors).filter(([name]) => names.includes(name));
  return filledIn(
    {
      form: steps[step],
      state,
      title: step === 'more' ? say.more : schedule ? say.editTitle : say.create,
      submit: say.save,
      fields,
      ways: [step === 'more' ? { name: 'first', label: say.back } : { name: 'more', label: say.moreButton }],
      ...(wrong.length > 0 ? { errors: Object.fromEntries(wrong) } : {}),
    },
    textOf(values, 'cron') === '' ? values : { ...values, day: CRON_DAY },
  );
}

function fieldsOf(step: ScheduleStep, { schedule, context }: Opened) {
  return step === 'first' ? firstFields(schedule, context) : moreFields(schedule, context);
}

/** On which step a field stands; what names no field belongs to the step that was sent. */
export function stepOf(field: string, sent: ScheduleStep, opened: Opened): ScheduleStep {
  const there = (['first', 'more'] as const).find((step) =>
    fieldsOf(step, opened).some(({ name }) => name === field),
  );
  return there ?? sent;
}

/** All values of both steps: what was sent now, else what was filled in before, else as on file. */
export async function allValues(
  db: Store,
  workspaceId: string,
  sent: ScheduleStep,
  opened: Opened,
  values: FormValues,
): Promise<FormValues> {
  const before = {
    ...firstValues([...fieldsOf('first', opened), ...fieldsOf('more', opened)]),
    ...(await draftOf(db, workspaceId, opened.state.key)),
  };
  const all = { ...before, ...values };
  // An expression stands in place of the day; a day chosen after it ends it.
  return sent === 'first' && textOf(all, 'day') !== CRON_DAY ? { ...all, cron: '' } : all;
}
