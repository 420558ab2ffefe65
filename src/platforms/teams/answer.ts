// From something asked on Teams to the menu, and from its Reply back to the asker. Listening is register.ts; showing a Reply
// is reply.ts. Nothing here ever rejects: whatever goes wrong is told to the asker.
import { NotAdmitted } from '../../handlers/admission.ts';
import type { Ask, Request } from '../../handlers/request.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Message } from '../../messages/message.ts';
import { allOf, offering, readNames } from '../named.ts';
import { type Desk, type Essentials, localeHere, requested } from './desk.ts';
import type { Files } from './files.ts';
import { messageDialog } from './form.ts';
import { commandData, type Data, type Press } from './presses.ts';
import { explain, unknownForm } from './refusals.ts';
import {
  type Body,
  channelOptions,
  dialogBody,
  noticeBody,
  performDialog,
  performExecute,
  performSubmit,
  performWords,
  redraw,
  whisper,
} from './reply.ts';
import { formValues, namesIn } from './values.ts';

/** What was typed: answered by messages. @param command whose form a button opens later; null where no form is opened */
export function answerWords(
  desk: Desk,
  files: Files,
  asked: Essentials,
  ask: Ask,
  command: string | null,
): Promise<void> {
  return guarded(
    desk,
    asked,
    async (request) => {
      const again = command === null ? null : commandData(command, request);
      await performWords(desk, files, asked, request, await ask(request), again);
    },
    async (refusal, locale) => whisper(desk, asked, refusal, locale),
    undefined,
  );
}

/** A button on a card. */
export function answerExecute(
  desk: Desk,
  files: Files,
  asked: Essentials,
  ask: Ask,
  again: Data,
): Promise<Body> {
  return guarded<Body>(
    desk,
    asked,
    async (request) => performExecute(desk, files, asked, request, await ask(request), again),
    async (refusal, locale) => {
      await whisper(desk, asked, refusal, locale);
      return noticeBody(refusal.summary);
    },
    noticeBody(''),
  );
}

/** A button that opens a dialog, or one inside a dialog. */
export function answerDialog(desk: Desk, files: Files, asked: Essentials, ask: Ask): Promise<Body> {
  return guarded<Body>(
    desk,
    asked,
    async (request) => performDialog(desk, files, asked, request, await ask(request)),
    async (refusal, locale) => dialogBody(messageDialog('Porte-voix', refusal, locale)),
    null,
  );
}

/** A submitted form; what no field can mend stands above the fields, with all that was typed below. */
export function answerSubmit(
  desk: Desk,
  asked: Essentials,
  { view: form, way }: Extract<Press, { kind: 'form' }>,
  data: unknown,
): Promise<Body> {
  const values = formValues(data, form, desk.config.credentials !== null);
  return guarded<Body>(
    desk,
    asked,
    async (request) => {
      const entry = desk.menu.forms.find(({ name }) => name === form.form);
      if (!entry) throw unknownForm();
      const all = (of: string) =>
        of === 'channels' ? channelOptions(desk, request.locale) : allOf(desk.menu, request, of);
      const read = await readNames(values, namesIn(data, form), all, request.locale);
      const shown = offering(form, read.found);
      // On the way to another step a name that is not found goes along as it was written.
      if (way === null && Object.keys(read.errors).length > 0)
        return performSubmit(
          desk,
          shown,
          read.values,
          { kind: 'errors', errors: read.errors },
          request.locale,
        );
      const reply = await entry.submit(request, form.state, read.values, way);
      if (reply.kind === 'done')
        await redraw(desk, asked, request, form.state.origin, reply).catch((error: unknown) => {
          explain(desk.kit.log, error, `${asked.where} (drawing anew what opened it)`, request.locale);
        });
      return performSubmit(desk, shown, read.values, reply, request.locale);
    },
    async (refusal, locale) =>
      // Another way on carries no options that the form could be drawn with again.
      way === null
        ? performSubmit(desk, form, values, { kind: 'errors', errors: { '': refusal.summary } }, locale)
        : dialogBody(messageDialog('Porte-voix', refusal, locale)),
    null,
  );
}

/** `silent` is what is answered to those who may not ask, and where even the refusal could not be told. */
async function guarded<T>(
  desk: Desk,
  asked: Essentials,
  work: (request: Request) => Promise<T>,
  refuse: (refusal: Message, locale: Locale) => Promise<T>,
  silent: T,
): Promise<T> {
  const { log } = desk.kit;
  try {
    return await requested(desk, asked, work);
  } catch (error) {
    const locale = error instanceof NotAdmitted ? error.locale : localeHere(desk, asked.incoming);
    const refusal = explain(log, error, asked.where, locale);
    try {
      return await refuse(refusal, locale);
    } catch (unsaid) {
      explain(log, unsaid, `${asked.where} (telling the asker)`, locale);
      return silent;
    }
  }
}
