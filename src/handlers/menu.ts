// What the features come to: everything that people can ask, each behind the one check of who may. Pure but for that check.
import { mustHold } from './admin.ts';
import type { AskEntry, Feature } from './feature.ts';
import { home } from './home.ts';
import type { Ask, FormEntry, Heard, List, Menu, Reply, Request } from './request.ts';

/** @throws Error where two features have something by one name */
export function menuOf(features: readonly Feature[]): Menu {
  const asks = named(features, ({ asks: own = {} }) => Object.entries(own));
  const choosable = named(features, ({ choosable: own = {} }) => Object.entries(own));
  return {
    commands: all(features, ({ commands = [] }) => commands).map(guardedRun),
    shortcuts: all(features, ({ shortcuts = [] }) => shortcuts).map(guardedRun),
    actions: Object.fromEntries(asks.map(([name, entry]) => [name, guardedRun(entry).run])),
    opening: asks.filter(([, { opens }]) => opens).map(([name]) => name),
    forms: all(features, ({ forms = [] }) => forms).map(guardedForm),
    choosable: Object.fromEntries(choosable.map(([name, list]) => [name, guardedList(list)])),
    home,
    heard: (request, heard) => firstToHear(features, request, heard),
  };
}

/** @throws UserError for who may not */
function guardedRun<E extends Pick<AskEntry, 'may' | 'run'>>(entry: E): E {
  const run: Ask = async (request) => {
    await mustHold(request, entry.may);
    return entry.run(request);
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

function all<E extends { readonly name: string }>(
  features: readonly Feature[],
  of: (feature: Feature) => readonly E[],
): readonly E[] {
  return named(features, (feature) => of(feature).map((each) => [each.name, each] as const)).map(
    ([, each]) => each,
  );
}

function named<E>(
  features: readonly Feature[],
  of: (feature: Feature) => readonly (readonly [string, E])[],
): readonly (readonly [string, E])[] {
  const by = new Map<string, string>();
  return features.flatMap((feature) =>
    of(feature).map((entry) => {
      const [name] = entry;
      const other = by.get(name);
      if (other !== undefined) throw new Error(`both ${other} and ${feature.name} have "${name}"`);
      by.set(name, feature.name);
      return entry;
    }),
  );
}
