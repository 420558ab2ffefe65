// From something asked on Slack to the menu, and from its Reply back to the asker. Listening is register.ts; showing a Reply
// is reply.ts.
import { troubleOf } from '../../database/client.ts';
import { NotAdmitted } from '../../handlers/admission.ts';
import type { Reply, Request, SubmitReply } from '../../handlers/request.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type FormValues, namedUnder } from '../../messages/form.ts';
import type { Message } from '../../messages/message.ts';
import { allOf, readNames } from '../named.ts';
import { type Desk, type Essentials, requested } from './desk.ts';
import { lists } from './pickers.ts';
import { explain, unknownForm, withTyped } from './refusals.ts';
import { type Acknowledgement, acknowledgement, perform, publish, redraw, whisper } from './reply.ts';
import type { Submitted } from './values.ts';

/** Asks and performs the reply; whatever goes wrong is told to the asker. Never rejects. */
export async function answer(
  desk: Desk,
  asked: Essentials,
  ask: (request: Request) => Promise<Reply>,
): Promise<void> {
  try {
    const [request, reply] = await requested(
      desk,
      asked,
      async (asking) => [asking, await ask(asking)] as const,
    );
    await perform(desk, asked, request, reply);
    if (reply.kind === 'say' && reply.did) await showHome(desk, { ...asked, where: 'home' });
  } catch (error) {
    const { said, locale } = refusalOf(desk, asked, error);
    if (error instanceof NotAdmitted && asked.isHushed) return;
    await told(desk, asked, locale, whisper(desk, asked, said, locale));
  }
}

/** What Slack is told about a submitted form, and what is drawn anew once it knows. */
export interface Answered {
  readonly told: Acknowledgement;
  /** Never rejects. */
  readonly afterwards: () => Promise<void>;
}

/** The form stays, text and all, unless it went through. Never rejects. */
export async function submit(desk: Desk, asked: Essentials, submitted: Submitted): Promise<Answered> {
  const nothing = async () => {};
  try {
    const [request, reply, told] = await requested(desk, asked, (asking) =>
      submittedBy(desk, asking, submitted),
    );
    // A home drawn anew would tell the chat when somebody sent it.
    if (reply.kind !== 'done' || reply.passing) return { told, afterwards: nothing };
    return {
      told,
      async afterwards() {
        await showHome(desk, { ...asked, where: 'home' });
        await redraw(desk, request, submitted.state?.origin, reply).catch((error: unknown) => {
          explain(desk.kit.log, error, `${asked.where} (drawing anew what opened it)`, request.locale);
        });
      },
    };
  } catch (error) {
    const { said, locale } = refusalOf(desk, asked, error);
    const errors = { '': said.summary };
    const told = await acknowledgement(desk, { kind: 'errors', errors }, submitted, locale);
    return { told, afterwards: nothing };
  }
}

async function submittedBy(desk: Desk, request: Request, submitted: Submitted) {
  const { state, way } = submitted;
  const entry = desk.menu.forms.find((form) => form.name === submitted.form);
  if (!entry || state === null) throw unknownForm();
  const reply = await submitNamed(desk, request, submitted, (values) =>
    entry.submit(request, state, values, way),
  );
  return [request, reply, await acknowledgement(desk, reply, submitted, request.locale)] as const;
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
export async function goOn(desk: Desk, asked: Essentials, submitted: Submitted): Promise<void> {
  try {
    const [, , told] = await requested(desk, asked, (asking) => submittedBy(desk, asking, submitted));
    if (told?.response_action === 'update' && asked.modal)
      await desk.client.views.update({ view_id: asked.modal.id, view: told.view });
  } catch (error) {
    const { said, locale } = refusalOf(desk, asked, error);
    await told(desk, asked, locale, whisper(desk, { ...asked, modal: undefined }, said, locale));
  }
}

/** Draws somebody's home. Never rejects. */
export async function showHome(desk: Desk, asked: Essentials): Promise<void> {
  try {
    const [home, locale] = await requested(
      desk,
      asked,
      async (asking) => [await desk.menu.home(asking), asking.locale] as const,
    );
    await publish(desk, asked.user, home, locale);
  } catch (error) {
    const { said, locale } = refusalOf(desk, asked, error);
    await told(desk, asked, locale, publish(desk, asked.user, said, locale));
  }
}

/** What went wrong, for the asker, in their language. */
function refusalOf(
  desk: Desk,
  asked: Essentials,
  error: unknown,
): { readonly said: Message; readonly locale: Locale } {
  const locale = error instanceof NotAdmitted ? error.locale : desk.tongues.of(asked.user);
  const said = explain(desk.kit.log, error, asked.where, locale);
  const isLost = troubleOf(error) !== null;
  return { said: isLost ? withTyped(said, asked.text?.trim() ?? '', locale) : said, locale };
}

/** Where not even that could be told, the log alone knows. */
async function told(desk: Desk, asked: Essentials, locale: Locale, telling: Promise<void>): Promise<void> {
  await telling.catch((silent: unknown) => {
    explain(desk.kit.log, silent, `${asked.where} (telling the asker)`, locale);
  });
}
