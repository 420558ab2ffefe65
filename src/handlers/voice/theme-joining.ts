// What admins say of themes: that two are one subject, and that they are so no longer. What it does to the count: feedback/themes/subjects.ts.
import { newId } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { searchFeedback } from '../../feedback/search/search.ts';
import {
  type Chosen,
  calledBy,
  isAbout,
  membersOf,
  type ThemeChoice,
  themeKey,
} from '../../feedback/themes/choices.ts';
import { choiceOfKey, LONGEST_THEME_NAME, themeChoices } from '../../feedback/themes/chosen.ts';
import { joinThemes, partThemes } from '../../feedback/themes/joining.ts';
import { soughtTerm } from '../../feedback/themes/reading.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { opening, textOf } from '../../messages/form.ts';
import { type Option, sentence } from '../../messages/message.ts';
import { type Language, languages } from '../../terms/language.ts';
import { doerOf } from '../doer.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { type Ask, form, type Request } from '../request.ts';
import { choosable, keyIn, themes, untilIn, untilNow, weekOf } from './theme-subject.ts';

/** In place of a theme that is offered: the one of the words that are written. */
const WRITTEN = 'written';

export const openJoin: Ask = async (request) => {
  const { subject, locale } = request;
  const say = words(locale);
  const { identity, name } = await choosable(request, subject);
  const own = [keyIn(subject), themeKey(identity)];
  const offered = await themesUntil(request, untilIn(subject) ?? untilNow(request));
  const others = offered.filter(({ value }) => !own.includes(value));
  return {
    kind: 'open',
    form: {
      form: 'theme.join',
      state: opening(newId(), { subject: subject ?? '' }),
      title: say.title,
      submit: say.submit,
      intro: [{ kind: 'text', text: say.intro(name) }],
      fields: [
        {
          kind: 'choice',
          name: 'with',
          label: say.which,
          of: 'themes',
          options: [...others, { value: WRITTEN, label: say.written }],
          initial: others[0]?.value ?? WRITTEN,
        },
        { kind: 'text', name: 'words', label: say.words, hint: say.wordsHint, optional: true },
        {
          kind: 'choice',
          name: 'language',
          label: say.language,
          options: languages.map((each) => ({ value: each, label: say.spoken[each] })),
          initial: languages.find((each) => each !== identity.language) ?? identity.language,
        },
      ],
    },
  };
};

/** All that a theme can be joined with: of these seven days, or one that something was chosen for. */
export async function themeOptions(request: Request): Promise<readonly Option[]> {
  return themesUntil(request, untilNow(request));
}

async function themesUntil(request: Request, until: Date): Promise<readonly Option[]> {
  const { kit, workspace, locale } = request;
  const say = words(locale);
  const found = (await weekOf(request, until))?.themes ?? [];
  const choices = await themeChoices(kit.database.db, workspace.id);
  const others = choices.filter((choice) => !found.some((theme) => isAbout(choice, theme)));
  const spoken = (its: readonly { readonly language: Language }[]) =>
    languages.flatMap((each) => (its.some(({ language }) => language === each) ? say.spoken[each] : []));
  return [
    ...found.map((theme) => ({
      value: themeKey(theme),
      label: say.option(theme.name, spoken(theme.members)),
    })),
    ...others.map((choice) => ({
      value: themeKey(choice),
      label: say.option(calledBy(choice, locale), [
        ...spoken(membersOf(choice)),
        ...(choice.isMuted ? [say.muted] : []),
      ]),
    })),
  ];
}

interface With {
  /** The key of a theme that was offered; null where it is written in words. */
  readonly key: string | null;
  readonly written: Chosen | null;
}

export const joinForm = form<With>({
  name: 'theme.join',
  may: 'admin',
  parse(values, { locale }) {
    const say = words(locale);
    const key = textOf(values, 'with');
    const seenAs = titleOf(values, 'words');
    const language = languages.find((each) => each === textOf(values, 'language')) ?? 'en';
    // Words say more than what was chosen beforehand.
    if (seenAs === '' && key !== '' && key !== WRITTEN) return { ok: true, value: { key, written: null } };
    const stem = soughtTerm(seenAs, language);
    const errors = problems({
      words:
        titleProblem(values, 'words', { most: LONGEST_THEME_NAME, locale }) ??
        (stem === null ? say.noTerm : null),
    });
    if (stem === null || Object.keys(errors).length > 0) return { ok: false, errors };
    return { ok: true, value: { key: null, written: { language, stem, seenAs } } };
  },
  async submit({ key, written }, request, { subject = '' }) {
    const { kit, workspace, asker, locale, at: now } = request;
    const say = words(locale);
    const one = await choosable(request, subject);
    const minutes = subject.split('/')[1] ?? '';
    const other = written ? [written] : await themesOfKey(request, `${key}/${minutes}`);
    if (other === null) return { kind: 'errors', errors: { with: say.gone } };
    const joined = await joinThemes(kit.database, workspace.id, {
      themes: [...one.themes, ...other],
      byId: asker.id,
      now,
    });
    if (joined === null) return { kind: 'errors', errors: { [written ? 'words' : 'with']: say.already } };
    const told = [
      say.joined(listed(joined, request)),
      joined.isMuted ? say.isMuted : say.counted,
      ...(written && (await isUnsaid(request, written)) ? [say.unsaid(written.seenAs)] : []),
    ];
    return { kind: 'done', title: say.done, told: told.join(' ') };
  },
});

/** Whether no comment on file has these words: a slip, maybe. */
async function isUnsaid({ kit, workspace, at: now }: Request, { seenAs }: Chosen): Promise<boolean> {
  const asked = { words: seenAs, now, most: 1 };
  const { total, notAsked } = await searchFeedback(kit.database, workspace.id, asked);
  return total === 0 && notAsked === null;
}

/** Null where neither that week nor a choice has it any more. */
async function themesOfKey(request: Request, subject: string): Promise<readonly Chosen[] | null> {
  try {
    return (await choosable(request, subject)).themes;
  } catch (error) {
    if (error instanceof UserError && error.code === 'theme.gone') return null;
    throw error;
  }
}

/** Says that a subject is several again; the page of themes that it was asked on is drawn anew. */
export const partTheme: Ask = async (request) => {
  const { kit, workspace, locale, subject } = request;
  const { database } = kit;
  const choice = await choiceOfKey(database.db, workspace.id, keyIn(subject));
  const parted = choice && (await partThemes(database, workspace.id, choice, doerOf(request)));
  if (!parted) throw new UserError('theme.not-joined', (reader) => words(reader).notJoined, themes);
  return { kind: 'say', message: sentence(words(locale).parted(listed(parted, request))), did: true };
};

/** “a”, “b” and “c”. */
function listed(choice: ThemeChoice, { locale, formats }: Request): string {
  return formats.list(membersOf(choice).map(({ seenAs }) => words(locale).named(seenAs)));
}

const words = phrases({
  en: {
    title: 'One subject',
    submit: 'Join',
    intro: (name: string) =>
      `“${name}” and what you choose here are counted together from then on, each comment once: in digests and in /voice, beside the weeks before, hidden or pinned together. The list of themes takes them apart again.`,
    which: 'Which theme is the same subject?',
    written: 'Another one: I write its words',
    words: 'Its words, as customers write them',
    wordsHint:
      'One to three words, such as “front door”; they need not be a theme yet. They are taken before what is chosen above.',
    language: 'In which language do customers write these words?',
    spoken: { fr: 'in French', en: 'in English' },
    muted: 'muted',
    option: (name: string, marks: readonly string[]) => `${name} (${marks.join(', ')})`,
    noTerm:
      'Write one to three words that say what it is about, side by side as customers write them, such as “front door”.',
    gone: 'That week does not show this theme any more. Choose another one, or write its words.',
    already: 'These are one subject already.',
    done: 'One subject',
    named: (name: string) => `“${name}”`,
    joined: (all: string) => `From now on ${all} are one subject.`,
    counted: 'They are counted together, in digests and in /voice.',
    unsaid: (words: string) => `Nobody has written “${words}” so far: it counts once somebody does.`,
    isMuted: 'One of them was muted, so none is shown now. Unmute it in the list of themes to see them.',
    parted: (all: string) => `✓ ${all} are subjects of their own again, as they were before.`,
    notJoined: 'These are no longer one subject: another admin has taken them apart.',
  },
  fr: {
    title: 'Un seul sujet',
    submit: 'Réunir',
    intro: (name) =>
      fr`« ${name} » et ce que vous choisissez ici se comptent désormais ensemble, chaque commentaire une fois : dans les bulletins et dans /voix, face aux semaines d’avant, masqués ou épinglés ensemble. La liste des thèmes permet de les séparer.`,
    which: 'Quel thème est le même sujet ?',
    written: 'Un autre : j’écris ses mots',
    words: 'Ses mots, comme les clients les écrivent',
    wordsHint: fr`Un à trois mots, comme « front door » ; ce n’est pas forcément déjà un thème. Ils l’emportent sur le choix ci-dessus.`,
    language: 'Dans quelle langue les clients écrivent-ils ces mots ?',
    spoken: { fr: 'en français', en: 'en anglais' },
    muted: 'masqué',
    option: (name, marks) => `${name} (${marks.join(', ')})`,
    noTerm: fr`Écrivez un à trois mots qui disent de quoi il s’agit, côte à côte comme les clients les écrivent : « front door », par exemple.`,
    gone: 'Cette semaine-là ne montre plus ce thème. Choisissez-en un autre, ou écrivez ses mots.',
    already: 'C’est déjà un seul sujet.',
    done: 'Un seul sujet',
    named: (name) => fr`« ${name} »`,
    joined: (all) => `Désormais, ${all} sont un seul sujet.`,
    counted: 'Ils se comptent ensemble, dans les bulletins et dans /voix.',
    unsaid: (words) => fr`Personne n’a encore écrit « ${words} » : cela comptera dès que quelqu’un l’écrira.`,
    isMuted: fr`L’un d’eux était masqué : aucun n’est donc montré. Réaffichez-le dans la liste des thèmes pour les voir.`,
    parted: (all) => `✓ ${all} sont de nouveau des sujets distincts, comme avant.`,
    notJoined: 'Ce n’est plus un seul sujet : un autre admin les a séparés.',
  },
});
