// /promises: what the brand promises its customers and which of it is kept, by what they answered in the last 90 days; for everybody. Admins add,
// change and end them here. The rule is promises/verdict.ts.
import { touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Block, type Button, type Message, sentence } from '../../messages/message.ts';
import { peopleByIds } from '../../people/person.ts';
import { holds } from '../../people/rights.ts';
import { type KeptPromise, lately, PROMISE_DAYS, promisesKept } from '../../promises/kept.ts';
import { knownOf } from '../../promises/known.ts';
import { promiseById, versionsOf } from '../../promises/promise.ts';
import { endPromise } from '../../promises/save.ts';
import { type PromiseVerdict, verdicts } from '../../promises/verdict.ts';
import { knownText, promiseFacts, verdictName } from '../../promises/words.ts';
import { AT_A_GLANCE, pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, CommandEntry, Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { gonePromise } from './gone.ts';

export const showPromises: Ask = async (request) =>
  shown(request, await promisesMessage(request, pageIn(request.subject).page));

export const promisesCommand: CommandEntry = {
  name: 'promises',
  inFrench: 'promesses',
  aliases: ['promise', 'promesse'],
  // Digests tell them, and the journey shows them.
  isRare: true,
  description: {
    en: 'What we promise customers, and which of it is kept',
    fr: 'Ce que nous promettons aux clients, et ce qui en est tenu',
  },
  may: 'everyone',
  run: async (request) => ({ kind: 'say', message: await promisesMessage(request, 0) }),
};

async function promisesMessage(request: Request, page: number): Promise<Message> {
  const { kit, workspace, locale, formats, at } = request;
  const say = words(locale);
  const all = await promisesKept(kit.database.db, workspace.id, lately(new Date(at.getTime() + 1)));
  const inOrder = all.toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
  const list = { name: 'promises' };
  const { entries, pager, again } = pageOf(inOrder, list, page, request, AT_A_GLANCE);
  const called = await touchpointsCalled(kit.database.db, workspace.id);
  const title = say.title(formats.number(PROMISE_DAYS));
  return {
    summary: title,
    again,
    blocks: [
      { kind: 'heading', text: title },
      ...(all.length === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...entries.flatMap((each) =>
        promiseBlocks(each, touchpointName(each.touchpoint, locale, called.get(each.touchpoint)), request),
      ),
      ...pager,
      ...(holds(request.asker, 'admin')
        ? [{ kind: 'buttons', buttons: [{ label: say.add, action: { name: 'promise.add' } }] } as const]
        : []),
      ...(all.length === 0 ? [] : [{ kind: 'note', text: say.method } as const]),
    ],
  };
}

/** One promise, what became of it, and what can be done. @param touchpoint what it is called */
export function promiseBlocks(promise: KeptPromise, touchpoint: string, request: Request): Block[] {
  const { locale, asker } = request;
  const say = words(locale);
  const { sentence: said, verdict } = promise;
  const reader = { locale, timeZone: asker.timeZone };
  return [
    {
      kind: 'text',
      text: [
        { strong: say.line(`${MARK[verdict]}${verdictName(verdict, locale)}`, said) },
        ` · ${touchpoint}`,
      ],
    },
    { kind: 'note', text: promiseFacts(promise, reader) },
    ...(buttonsOf(promise, request).length === 0
      ? []
      : [{ kind: 'buttons', buttons: buttonsOf(promise, request) } as const]),
  ];
}

/** Beside the word, for who looks for it in a list. */
const MARK: Readonly<Record<PromiseVerdict, string>> = { not: '⚠️ ', partly: '', kept: '', unknown: '' };

function buttonsOf({ id, number, verdict, version }: KeptPromise, { locale, asker }: Request): Button[] {
  const say = words(locale);
  const isMissed = verdict === 'not' || verdict === 'partly';
  return [
    ...(isMissed ? [{ label: say.act, action: { name: 'plan.add', subject: `promise:${id}` } }] : []),
    ...(version > 1 ? [{ label: say.history, action: { name: 'promise.history', subject: id } }] : []),
    ...(holds(asker, 'admin')
      ? [
          { label: say.edit, action: { name: 'promise.edit', subject: id } },
          {
            label: say.end,
            style: 'danger' as const,
            action: { name: 'promise.end', subject: id },
            confirm: { title: say.end, text: say.endText(String(number)), yes: say.end, no: say.keep },
          },
        ]
      : []),
  ];
}

/** What was promised when. */
export const showHistory: Ask = async (request) => {
  const { kit, workspace, locale, formats } = request;
  const { db } = kit.database;
  const say = words(locale);
  const promise = await promiseById(db, workspace.id, request.subject ?? '');
  if (!promise) throw gonePromise();
  const versions = await versionsOf(db, workspace.id, promise.id);
  const people = await peopleByIds(db, workspace.id, [...new Set(versions.map(({ byId }) => byId))]);
  const called = await touchpointsCalled(db, workspace.id);
  const lines = versions.map(({ sentence: said, touchpoint, known, at, byId }) => {
    const who = people.find(({ id }) => id === byId)?.name ?? '';
    const where = touchpointName(touchpoint, locale, called.get(touchpoint));
    return say.version(formats.fullDay(at), who, say.promise(said), where, knownText(knownOf(known), locale));
  });
  return {
    kind: 'say',
    message: {
      summary: say.historyOf(String(promise.number)),
      blocks: [
        { kind: 'text', text: [{ strong: say.historyOf(String(promise.number)) }] },
        { kind: 'list', items: lines },
        { kind: 'buttons', buttons: [{ label: say.all, action: { name: 'promises' } }] },
      ],
    },
  };
};

export const endOne: Ask = async (request) => {
  const { kit, workspace, asker, locale } = request;
  const promise = await promiseById(kit.database.db, workspace.id, request.subject ?? '');
  if (!promise) throw gonePromise();
  await endPromise(shellOf(request), { id: promise.id, by: asker });
  return { kind: 'say', message: sentence(words(locale).ended(promise.sentence)), did: true };
};

const words = phrases({
  en: {
    title: (days: string) => `What we promise customers · last ${days} days`,
    none: 'Nothing is promised here yet. An admin writes a promise as customers hear it, and by which of their answers it is known whether it is kept.',
    line: (verdict: string, promise: string) => `${verdict}: “${promise}”`,
    promise: (said: string) => `“${said}”`,
    act: 'Make it an action…',
    edit: 'Edit',
    end: 'End it',
    keep: 'Keep it',
    endText: (number: string) =>
      `Promise #${number} is told no more. What was told of it, and actions that grew from it, stay.`,
    ended: (promise: string) => `“${promise}” is a promise no more.`,
    add: 'Add a promise…',
    history: 'What it said before',
    all: 'All promises',
    historyOf: (number: string) => `Promise #${number}: what it said when`,
    version: (day: string, who: string, promise: string, where: string, known: string) =>
      `${day}, ${who}: ${promise} · ${where} · ${known}`,
    method:
      '“Between” gives a 99% interval, wide because each month asks again: a promise that is just kept is called missed in at most one year of twenty. Not kept: all of it misses what was promised. Kept: it reaches that, and no end of it misses it by as much as matters. Partly: missed by less than matters or, of a question, reached with those who say partly. An answer is compared with what was promised, never with what somebody expected.',
  },
  fr: {
    title: (days) => fr`Ce que nous promettons aux clients · ${days} derniers jours`,
    none: fr`Rien n’est encore promis ici. Un admin écrit une promesse comme les clients l’entendent, et dit à quelles réponses on voit si elle est tenue.`,
    line: (verdict, promise) => fr`${verdict} : « ${promise} »`,
    promise: (said) => fr`« ${said} »`,
    act: 'En faire une action…',
    edit: 'Modifier',
    end: 'Y mettre fin',
    keep: 'Garder',
    endText: (number) =>
      fr`La promesse n° ${number} ne sera plus suivie. Ce qui en a été dit, et les actions qui en sont nées, restent.`,
    ended: (promise) => fr`« ${promise} » n’est plus une promesse.`,
    add: 'Ajouter une promesse…',
    history: 'Ce qu’elle disait avant',
    all: 'Toutes les promesses',
    historyOf: (number) => fr`Promesse n° ${number} : ce qu’elle disait, et quand`,
    version: (day, who, promise, where, known) => fr`${day}, ${who} : ${promise} · ${where} · ${known}`,
    method: fr`« Entre » donne l’intervalle à 99 %, large parce que la question revient chaque mois : une promesse tout juste tenue n’est dite manquée qu’une année sur vingt au plus. Non tenue : cet intervalle manque tout entier ce qui est promis. Tenue : il l’atteint, et aucun de ses bouts ne le manque d’un écart qui compte. En partie : manquée d’un écart qui ne compte pas ou, pour une question, atteinte avec celles et ceux qui répondent « en partie ». Une réponse se compare à ce qui est promis, jamais à ce que quelqu’un attendait.`,
  },
});
