// What the features come to: everything that people can ask, each behind the one check of who may. Pure but for that check.
import type { Locale } from '../i18n/locale.ts';
import type { Button, Text } from '../messages/message.ts';
import { holds, type Rightful } from '../people/rights.ts';
import { fold } from '../terms/fold.ts';
import { mustHold } from './admin.ts';
import type { AskEntry, Feature, MenuButton } from './feature.ts';
import { all, kindsOf, named, namingOf, placed, sectionsOf, waitingOf } from './folds.ts';
import { drawHome } from './home.ts';
import { offering } from './offering.ts';
import {
  type Ask,
  type CommandEntry,
  commandName,
  type FormEntry,
  type Heard,
  type HelpLine,
  type List,
  type Menu,
  type Reply,
  type Request,
} from './request.ts';

/** @throws Error where two features have something by one name */
export function menuOf(features: readonly Feature[]): Menu {
  const asks = named(features, ({ asks: own = {} }) => Object.entries(own));
  const choosable = named(features, ({ choosable: own = {} }) => Object.entries(own));
  const asked = new Map(asks);
  const mayAsk = (asker: Rightful) => (name: string) => holds(asker, asked.get(name)?.may ?? 'everyone');
  const guarded = <E extends Guarded>(entry: E): E => guardedRun(entry, mayAsk);
  const commands = all(features, ({ commands: own = [] }) => own).map(guarded);
  const adminMenu: Menu['adminMenu'] = ({ asker, locale }) => {
    const theirs = ({ ask, unless }: MenuButton) =>
      mayAsk(asker)(ask) && (unless === undefined || !holds(asker, unless));
    return buttonsOf(features, ({ adminMenu: own = [] }) => own.filter(theirs), locale);
  };
  const parts = placed(
    features.flatMap(({ name: feature, home = [] }) => home.map((part) => ({ ...part, feature }))),
  );
  return {
    commands,
    shortcuts: all(features, ({ shortcuts = [] }) => shortcuts).map(guarded),
    actions: Object.fromEntries(asks.map(([name, entry]) => [name, guarded(entry).run])),
    opening: asks.filter(([, { opens }]) => opens).map(([name]) => name),
    forms: all(features, ({ forms = [] }) => forms).map(guardedForm),
    choosable: Object.fromEntries(choosable.map(([name, list]) => [name, guardedList(list)])),
    home: async (request, patience) => {
      const { locale, asker } = request;
      const hub = buttonsOf(features, ({ hub: own = [] }) => own, locale);
      const page = { hub, adminMenu: adminMenu(request), parts };
      return offering(await drawHome(page, request, patience), mayAsk(asker));
    },
    adminMenu,
    help: (request) =>
      helpFor(
        request,
        commands,
        features.flatMap(({ help = [] }) => help),
      ),
    guests: features.flatMap(({ guests = [] }) => guests),
    quiet: new Set([...ALWAYS_QUIET, ...features.flatMap(({ quiet = [] }) => quiet)]),
    heard: (request, heard) => firstToHear(features, request, heard),
    sections: sectionsOf(features),
    kinds: kindsOf(features),
    waiting: waitingOf(features),
    naming: namingOf(features),
  };
}

/** The home, and what people write: whoever may do something by that owns or proposed an idea, and is on file. */
const ALWAYS_QUIET = ['home', 'written', 'edited', 'deleted'];

function buttonsOf(
  features: readonly Feature[],
  of: (feature: Feature) => readonly MenuButton[],
  locale: Locale,
): readonly Button[] {
  return placed(features.flatMap(of)).map(({ label, ask, isPrimary }) => ({
    label: label(locale),
    action: { name: ask },
    ...(isPrimary ? { style: 'primary' } : {}),
  }));
}

function helpFor(
  request: Request,
  commands: readonly CommandEntry[],
  lines: readonly HelpLine[],
): readonly Text[] {
  const { asker, locale } = request;
  const told = lines.filter((each) => holds(asker, each.for ?? 'everyone') && (each.when?.(request) ?? true));
  return told.map(({ command, words, text }) => {
    const entry = commands.find(({ name }) => name === command);
    const called = `/${entry ? fold(commandName(entry, locale)) : command}`;
    const after = typeof words === 'object' ? words[locale] : words;
    return [{ strong: after === undefined ? called : `${called} ${after}` }, ` ${text(locale)}`];
  });
}

type Guarded = Pick<AskEntry, 'may' | 'run'>;

/** Nobody is offered what they may not ask for. @throws UserError for who may not */
function guardedRun<E extends Guarded>(entry: E, mayAsk: (asker: Rightful) => (name: string) => boolean): E {
  const run: Ask = async (request) => {
    await mustHold(request, entry.may);
    const reply = await entry.run(request);
    const isSaid = reply.kind === 'say' || reply.kind === 'home';
    return isSaid ? { ...reply, message: offering(reply.message, mayAsk(request.asker)) } : reply;
  };
  return { ...entry, run };
}

function guardedForm(entry: FormEntry): FormEntry {
  return {
    ...entry,
    async submit(request, state, values, way) {
      await mustHold(request, entry.may);
      return entry.submit(request, state, values, way);
    },
  };
}

function guardedList({ may, all: list }: List): List['all'] {
  return async (request) => {
    await mustHold(request, may);
    return list(request);
  };
}

async function firstToHear(features: readonly Feature[], request: Request, heard: Heard): Promise<Reply> {
  for (const feature of features) {
    const reply = (await feature.heard?.(request, heard)) ?? null;
    if (reply !== null) return reply;
  }
  return { kind: 'nothing' };
}
