// The first open step of an action is done: a button under its steps. Writing the steps, and ticking others, is a form (act.ts).
import { phrases } from '../../i18n/phrases.ts';
import { sentence } from '../../messages/message.ts';
import { actOnAction } from '../../plan/act.ts';
import type { Ask } from '../request.ts';
import { shellOf } from '../shell.ts';
import { stepIn } from './steps.ts';

/** Pressed once more, it is ticked already. @throws UserError as `actOnAction` does */
export const tickStep: Ask = async (request) => {
  const { kit, subject, asker: actor, locale } = request;
  const doing = { ...stepIn(subject ?? ''), actor, act: 'tick', text: '' } as const;
  const { steps } = await actOnAction(shellOf(request), doing);
  kit.nudge();
  const say = words(locale);
  const left = steps.some(({ doneAt }) => doneAt === null);
  return { kind: 'say', message: sentence(left ? say.ticked : say.all), did: true };
};

const words = phrases({
  en: {
    ticked: 'Ticked.',
    all: 'Ticked: every step is done. The action itself is done once you say what came of it.',
  },
  fr: {
    ticked: 'C’est coché.',
    all: 'Tout est coché. L’action sera terminée quand vous direz ce qui a été fait.',
  },
});
