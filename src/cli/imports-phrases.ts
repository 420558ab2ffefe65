// What `portevoix imports` says.
import type { Batch, BatchKind, ShownState } from '../feedback/batches/batch.ts';
import type { ImportSummary } from '../feedback/file.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';

const number = (locale: Locale, value: number): string => formats(locale, 'UTC').number(value);

interface Counts {
  readonly imported: number;
  readonly replaced: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly leftOut: number;
}

type Summed = Pick<ImportSummary, 'batch' | 'replaced' | 'differing' | 'differs'>;

type Places = readonly { readonly place: string; readonly messages: number }[];

/** "1,204 imported, 3 refused": what is none is left out, but for what was imported. */
function counted(locale: Locale, counts: Counts, names: Record<keyof Counts, string>): string {
  const keys = ['imported', 'replaced', 'duplicates', 'rejected', 'leftOut'] as const;
  return keys
    .filter((key) => key === 'imported' || counts[key] > 0)
    .map((key) => `${number(locale, counts[key])} ${names[key]}`)
    .join(', ');
}

export const sayImportsCommand = phrases({
  en: {
    badVerb: '“portevoix imports” lists them; “portevoix imports undo N” takes one back.',
    badNumber: (given: string) => `“${given}” is no number of an import. “portevoix imports” lists them.`,
    noSource: (name: string) => `There is no source “${name}”. “portevoix source list” shows them.`,
    none: 'Nothing was imported yet.',
    more: (rest: number) => `${number('en', rest)} earlier ones: --all shows them.`,
    afterImport: ({ batch, replaced, differing, differs }: Summed) => [
      ...(replaced === 0
        ? []
        : [`${answers('en', replaced)} that were there with other content are now as in the file.`]),
      ...(differs === null
        ? []
        : [
            `${answers('en', differing)} already there with other content, which stays: see ${differs}. To take what the file says, import it again with --replace.`,
          ]),
      `This is import ${batch}. To take it back: portevoix imports undo ${batch}`,
    ],
    kind: { file: 'file', api: 'API', webhook: 'webhook', pull: 'fetched', mail: 'mail' } satisfies Record<
      BatchKind,
      string
    >,
    requests: (count: number) => `API, ${number('en', count)} requests`,
    counts: (counts: Counts) =>
      counted('en', counts, {
        imported: 'imported',
        replaced: 'replaced',
        duplicates: 'already there',
        rejected: 'refused',
        leftOut: 'left out',
      }),
    state: {
      running: 'coming in',
      interrupted: 'interrupted: taken back at the next start, unless the file is imported again',
      done: '',
      stopped: 'stopped halfway: import the file again, or undo it',
      undoing: 'being taken back',
      undone: 'taken back',
    } satisfies Record<ShownState, string>,
    progress: (taken: number, all: number) =>
      `${number('en', taken)} of ${number('en', all)} answers taken back`,
    already: (of: number) => `Import ${of} was taken back already.`,
    would: ({ number: of, imported, replaced }: Batch, places: Places) => [
      `Undoing import ${of} would remove ${answers('en', imported)}${replaced === 0 ? '' : ` and restore ${answers('en', replaced)}`}.`,
      ...places.map(
        ({ place, messages }) =>
          `  ${place}: ${plural('en', messages, { one: '1 message quotes them', other: `${number('en', messages)} messages quote them` })}`,
      ),
    ],
    undone: ({ number: of, removed, restored, edited }: Batch, places: Places) => [
      `Import ${of} is taken back: ${answers('en', removed)} removed, ${answers('en', restored)} restored.`,
      ...places.map(({ place, messages }) => `  ${place}: ${number('en', messages)} quoted them`),
      ...(edited === 0
        ? []
        : [
            `${plural('en', edited, { one: '1 message in the chat is edited', other: `${number('en', edited)} messages in the chat are edited` })} by the running bot; where it does not run, once it starts.`,
          ]),
    ],
  },
  fr: {
    badVerb: fr`« portevoix imports » les énumère ; « portevoix imports undo N » en retire un.`,
    badNumber: (given) =>
      fr`« ${given} » n’est pas le numéro d’un import. « portevoix imports » les énumère.`,
    noSource: (name) => fr`Aucune source ne s’appelle « ${name} ». « portevoix source list » les montre.`,
    none: 'Rien n’a encore été importé.',
    more: (rest) => fr`${number('fr', rest)} plus anciens : --all les montre.`,
    afterImport: ({ batch, replaced, differing, differs }) => [
      ...(replaced === 0
        ? []
        : [
            `${answers('fr', replaced)} déjà là avec un autre contenu ${plural('fr', replaced, { one: 'est', other: 'sont' })} désormais comme dans le fichier.`,
          ]),
      ...(differs === null
        ? []
        : [
            fr`${answers('fr', differing)} déjà là avec un autre contenu, qui reste : voyez ${differs}. Pour prendre ce que dit le fichier, importez-le de nouveau avec --replace.`,
          ]),
      fr`C’est l’import ${batch}. Pour le retirer : portevoix imports undo ${batch}`,
    ],
    kind: { file: 'fichier', api: 'API', webhook: 'webhook', pull: 'relevé', mail: 'e-mail' },
    requests: (count) => fr`API, ${number('fr', count)} requêtes`,
    counts: (counts) =>
      counted('fr', counts, {
        imported: plural('fr', counts.imported, { one: 'importée', other: 'importées' }),
        replaced: plural('fr', counts.replaced, { one: 'remplacée', other: 'remplacées' }),
        duplicates: 'déjà là',
        rejected: plural('fr', counts.rejected, { one: 'refusée', other: 'refusées' }),
        leftOut: plural('fr', counts.leftOut, { one: 'laissée de côté', other: 'laissées de côté' }),
      }),
    state: {
      running: 'en cours',
      interrupted: fr`interrompu : retiré au prochain démarrage, sauf si le fichier est importé de nouveau`,
      done: '',
      stopped: fr`arrêté en chemin : importez de nouveau le fichier, ou retirez-le`,
      undoing: 'en cours de retrait',
      undone: 'retiré',
    },
    progress: (taken, all) => fr`Retrait : ${number('fr', taken)} sur ${number('fr', all)}`,
    already: (of) => fr`L’import ${of} avait déjà été retiré.`,
    would: ({ number: of, imported, replaced }, places) => [
      replaced === 0
        ? fr`Retirer l’import ${of} enlèverait ${answers('fr', imported)}.`
        : fr`Retirer l’import ${of} enlèverait ${answers('fr', imported)} et en rétablirait ${number('fr', replaced)}.`,
      ...places.map(({ place, messages }) => {
        const shown = number('fr', messages);
        return plural('fr', messages, {
          one: fr`  ${place} : ${shown} message les cite`,
          other: fr`  ${place} : ${shown} messages les citent`,
        });
      }),
    ],
    undone: ({ number: of, removed, restored, edited }, places) => {
      const gone = plural('fr', removed, { one: 'enlevée', other: 'enlevées' });
      const back = plural('fr', restored, { one: 'rétablie', other: 'rétablies' });
      const shown = number('fr', edited);
      return [
        fr`L’import ${of} est retiré : ${answers('fr', removed)} ${gone}, ${answers('fr', restored)} ${back}.`,
        ...places.map(({ place, messages }) => fr`  ${place} : ${number('fr', messages)}`),
        ...(edited === 0
          ? []
          : [
              plural('fr', edited, {
                one: fr`${shown} message de la messagerie est corrigé par le bot en marche ; s’il ne tourne pas, à son démarrage.`,
                other: fr`${shown} messages de la messagerie sont corrigés par le bot en marche ; s’il ne tourne pas, à son démarrage.`,
              }),
            ]),
      ];
    },
  },
});

function answers(locale: Locale, count: number): string {
  const shown = number(locale, count);
  return locale === 'fr'
    ? plural('fr', count, { one: `${shown} réponse`, other: `${shown} réponses` })
    : plural('en', count, { one: `${shown} answer`, other: `${shown} answers` });
}
