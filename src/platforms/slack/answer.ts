// From something asked on Slack to the menu, and from its Reply back to the asker. Listening is register.ts; showing a Reply
// is reply.ts.
import { NotAdmitted } from '../../handlers/admission.ts';
import type { Reply, Request, SubmitReply } from '../../handlers/request.ts';
import { type FormValues, namedUnder } from '../../messages/form.ts';
import { allOf, readNames } from '../named.ts';
import { type Asked, companyLocale, type Desk, requestFrom } from './desk.ts';
import { lists } from './pickers.ts';
import { explain, unknownForm } from './refusals.ts';
import { type Acknowledgement, acknowledgement, perform, publish, redraw, whisper } from './reply.ts';
import type { Submitted } from './values.ts';

/** Asks and performs the reply; whatever goes wrong is told to the asker. Never rejects. */
export async function answer(
  desk: Desk,
  asked: Asked,
  ask: (request: Request) => Promise<Reply>,
): Promise<void> {
  let locale = companyLocale(desk);
  try {
    const request = await requestFrom(desk, asked);
    locale = request.locale;
    const reply = await ask(request);
    await perform(desk, asked, request, reply);
    if (reply.kind === 'say' && reply.did) await showHome(desk, { ...asked, where: 'home' });
  } catch (error) {
    if (error instanceof NotAdmitted) locale = error.locale;
    const refusal = explain(desk.kit.log, error, asked.where, locale);
    if (error instanceof NotAdmitted && asked.isHushed) return;
    await whisper(desk, asked, refusal, locale).catch((silent: unknown) => {
      explain(desk.kit.log, silent, `${asked.where} (telling the asker)`, locale);
    });
  }
}

/** What Slack is told about a submitted form, and what is drawn anew once it knows. */
export interface Answered {
  readonly told: Acknowledgement;
  /** Never rejects. */
  readonly afterwards: () => Promise<void>;
}

/** The form stays, text and all, unless it went through. Never rejects. */
export async function submit(desk: Desk, asked: Asked, submitted: Submitted): Promise<Answered> {
  let locale = companyLocale(desk);
  const nothing = async () => {};
  try {
    const request = await requestFrom(desk, asked);
    locale = request.locale;
    const entry = desk.menu.forms.find((form) => form.name === submitted.form);
    const { state, way } = submitted;
    if (!entry || state === null) throw unknownForm();
    const reply = await submitNamed(desk, request, submitted, (values) =>
      entry.submit(request, state, values, way),
    );
    const told = await acknowledgement(desk, reply, submitted, locale);
    if (reply.kind !== 'done') return { told, afterwards: nothing };
    return {
      told,
      async afterwards() {
        await showHome(desk, { ...asked, where: 'home' });
        await redraw(desk, request, state.origin, reply).catch((error: unknown) => {
          explain(desk.kit.log, error, `${asked.where} (drawing anew what opened it)`, locale);
        });
      },
    };
  } catch (error) {
    if (error instanceof NotAdmitted) locale = error.locale;
    const { summary } = explain(desk.kit.log, error, asked.where, locale);
    const told = await acknowledgement(desk, { kind: 'errors', errors: { '': summary } }, submitted, locale);
    return { told, afterwards: nothing };
  }
}

/** With what was chosen by its name. On the way to another step a name that is not found goes along as it was written. */
async function submitNamed(
  { menu, client }: Desk,
  request: Request,
  { values, named, way }: Submitted,
  submitted: (values: FormValues) => Promise<SubmitReply>,
): Promise<SubmitReply> {
  const all = (of: string) =>
    of === 'people' || of === 'channels' ? lists[of](client) : allOf(menu, request, of);
  const read = await readNames(values, named, all, request.locale);
  const wrong = Object.entries(read.errors).map(
    ([field, sentence]) => [namedUnder(field), sentence] as const,
  );
  return way === null && wrong.length > 0
    ? { kind: 'errors', errors: Object.fromEntries(wrong) }
    : submitted(read.values);
}

/** A form left by another way than `submit`: its modal gives way to the next. What goes wrong is told beside it, and it stays as it is. */
export async function goOn(desk: Desk, asked: Asked, submitted: Submitted): Promise<void> {
  let locale = companyLocale(desk);
  try {
    const request = await requestFrom(desk, asked);
    locale = request.locale;
    const entry = desk.menu.forms.find((form) => form.name === submitted.form);
    const { state, way } = submitted;
    if (!entry || state === null) throw unknownForm();
    const reply = await submitNamed(desk, request, submitted, (values) =>
      entry.submit(request, state, values, way),
    );
    const told = await acknowledgement(desk, reply, submitted, locale);
    if (told?.response_action === 'update' && asked.modal)
      await desk.client.views.update({ view_id: asked.modal.id, view: told.view });
  } catch (error) {
    if (error instanceof NotAdmitted) locale = error.locale;
    const refusal = explain(desk.kit.log, error, asked.where, locale);
    await whisper(desk, { ...asked, modal: undefined }, refusal, locale).catch((silent: unknown) => {
      explain(desk.kit.log, silent, `${asked.where} (telling the asker)`, locale);
    });
  }
}

/** Draws somebody's home. Never rejects. */
export async function showHome(desk: Desk, asked: Asked): Promise<void> {
  let locale = companyLocale(desk);
  try {
    const request = await requestFrom(desk, asked);
    locale = request.locale;
    await publish(desk, asked.user, await desk.menu.home(request), locale);
  } catch (error) {
    if (error instanceof NotAdmitted) locale = error.locale;
    const refusal = explain(desk.kit.log, error, asked.where, locale);
    await publish(desk, asked.user, refusal, locale).catch((silent: unknown) => {
      explain(desk.kit.log, silent, `${asked.where} (telling the asker)`, locale);
    });
  }
}
