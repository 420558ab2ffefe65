// How an entry of the audit log reads: who did what to which, with the names of today.
import { plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { ActDetails, ActName, By } from './act.ts';
import type { Entry, RecordedAct } from './entries.ts';
import type { NameLookup } from './names.ts';

/** "Nadia Benali changed the settings: replyDays". One sentence, without a full stop. */
export function entryText({ by, done }: Entry, called: NameLookup, locale: Locale): string {
  const say = words(locale);
  return say.did(whoText(by, called, locale), done ? actText(done, called, locale) : say.unreadable);
}

function whoText(by: By | null, called: NameLookup, locale: Locale): string {
  const say = words(locale);
  if (by === null) return say.nobodyKnown;
  if (by === 'command-line') return say.commandLine;
  if (by === 'itself') return say.itself;
  return 'person' in by ? (called(by.person) ?? say.gone) : say.token(by.token);
}

function actText({ act, of }: RecordedAct, called: NameLookup, locale: Locale): string {
  const say = words(locale);
  // One for each act, by its name: what fits this act fits its phrase, which TypeScript cannot follow through the union.
  const phrase = actWords(locale)[act] as (of: RecordedAct['of'], named: NamedById) => string;
  return phrase(of, (id, otherwise) => {
    const name = called(id) ?? otherwise;
    return name === undefined ? say.gone : say.quoted(name);
  });
}

/** What an id is called, between quotation marks; `otherwise`, or that it is not there any more, where nothing is called so. */
type NamedById = (id: string, otherwise?: string) => string;

type ActWords = { [K in ActName]: (of: ActDetails<K>, named: NamedById) => string };

type RoleName = ActDetails<'role.given'>['role'];
const roles: Readonly<Record<Locale, Readonly<Record<RoleName, string>>>> = {
  en: {
    admin: 'admin',
    moderator: 'moderator',
    'case-team': 'case team',
    voice: 'voice of the direction',
    auditor: 'auditor',
  },
  fr: {
    admin: 'admin',
    moderator: 'modération',
    'case-team': 'équipe des cas',
    voice: 'voix de la direction',
    auditor: 'audit',
  },
};

/** What a survey of each kind is, after « des questions ». */
const surveyed: Readonly<Record<ActDetails<'survey.items'>['kind'], string>> = {
  pulse: 'du pouls',
  orientation: 'de l’orientation',
  maturity: 'de la maturité',
};

const actWords = phrases<ActWords>({
  en: {
    'settings.changed': ({ settings }) => `changed the settings: ${settings.join(', ')}`,
    'source.added': ({ source }, named) => `added the source ${named(source)}, with a token`,
    'source.connected': ({ source, vendor }, named) =>
      `connected the source ${named(source)} to the webhook of ${vendor}`,
    'source.changed': ({ source, settings }, named) =>
      `changed the source ${named(source)}: ${settings.join(', ')}`,
    'source.token-renewed': ({ source }, named) => `gave the source ${named(source)} another token`,
    'token.added': ({ token }, named) => `made the API token ${named(token)}`,
    'token.revoked': ({ token }, named) => `revoked the API token ${named(token)}`,
    'readers.added': ({ list, readers }, named) =>
      plural('en', readers, {
        one: `put a reader on the mailing list ${named(list)}`,
        other: `put ${readers} readers on the mailing list ${named(list)}`,
      }),
    'readers.removed': () => 'took an address out of mailing lists',
    'readers.gone': ({ list, readers }, named) =>
      plural('en', readers, {
        one: `took a reader who is no longer in its channels off the mailing list ${named(list)}`,
        other: `took ${readers} readers who are no longer in its channels off the mailing list ${named(list)}`,
      }),
    'readers.channels': ({ list, channels }, named) =>
      channels === 0
        ? `let no channel feed the mailing list ${named(list)} any more`
        : plural('en', channels, {
            one: `made the members of a channel readers of the mailing list ${named(list)}`,
            other: `made the members of ${channels} channels readers of the mailing list ${named(list)}`,
          }),
    'page.made': ({ page }, named) => `made the page ${named(page)}, with a link`,
    'page.changed': ({ page }, named) => `changed what the page ${named(page)} shows`,
    'page.renewed': ({ page }, named) => `let the link of the page ${named(page)} live on`,
    'page.revoked': ({ page }, named) => `revoked the link of the page ${named(page)}`,
    'source.hushed': ({ source }, named) => `ended the notices about the silence of ${named(source)}`,
    'source.pulled': ({ source, vendor }, named) => `had the source ${named(source)} fetched from ${vendor}`,
    'source.paused': ({ source }, named) => `paused the fetching of the source ${named(source)}`,
    'source.resumed': ({ source }, named) => `went on with the fetching of the source ${named(source)}`,
    'mailbox.connected': () => 'connected the mailbox of customers’ mails',
    'mailbox.paused': () => 'paused the reading of the mailbox of customers’ mails',
    'mailbox.resumed': () => 'went on with the reading of the mailbox of customers’ mails',
    'mailbox.removed': () => 'disconnected the mailbox of customers’ mails',
    'mail-rule.made': () => 'made a rule for customers’ mails',
    'mail-rule.changed': () => 'changed a rule for customers’ mails',
    'mail-rule.removed': () => 'removed a rule for customers’ mails',
    'mail.placed': () => 'said what a customer’s mail is about',
    'mail.discarded': () => 'discarded a mail that was not a customer’s',
    'source.cleaned': ({ segments }) =>
      plural('en', segments, {
        one: 'took a segment that looked personal out of all answers',
        other: `took ${segments} segments that looked personal out of all answers`,
      }),
    'schedule.made': ({ schedule }, named) => `made the schedule ${named(schedule)}`,
    'schedule.changed': ({ schedule }, named) => `changed the schedule ${named(schedule)}`,
    'schedule.paused': ({ schedule }, named) => `paused the schedule ${named(schedule)}`,
    'schedule.resumed': ({ schedule }, named) => `resumed the schedule ${named(schedule)}`,
    'schedule.deleted': ({ schedule }, named) => `deleted the schedule ${named(schedule)}`,
    'case-rule.made': ({ caseRule }, named) => `made the rule for cases ${named(caseRule)}`,
    'case-rule.changed': ({ caseRule }, named) => `changed the rule for cases ${named(caseRule)}`,
    'case-rule.deleted': ({ caseRule }, named) => `deleted the rule for cases ${named(caseRule)}`,
    'feed-rule.made': ({ feedRule }, named) => `made the rule of the feed ${named(feedRule)}`,
    'feed-rule.changed': ({ feedRule }, named) => `changed the rule of the feed ${named(feedRule)}`,
    'feed-rule.deleted': ({ feedRule }, named) => `deleted the rule of the feed ${named(feedRule)}`,
    'topic.made': ({ topic, owners }, named) =>
      `made the topic ${named(topic)}, answered for by ${owners.map((id) => named(id)).join(', ') || 'nobody'}`,
    'topic.changed': ({ topic, owners }, named) =>
      `changed the topic ${named(topic)}, answered for by ${owners.map((id) => named(id)).join(', ') || 'nobody'}`,
    'topic.closed': ({ topic }, named) => `closed the topic ${named(topic)}`,
    'topic.reopened': ({ topic }, named) => `reopened the topic ${named(topic)}`,
    'import.begun': ({ batch, source }, named) => `imported a file into ${named(source)} (import #${batch})`,
    'import.undone': ({ batch }) => `took import #${batch} back`,
    'import.all': ({ rows, tables, manifest }) =>
      `took in everything of the company from another place: ${rows} rows of ${tables} tables (manifest ${manifest.slice(0, 12)}…)`,
    'counts.stored': ({ kinds }) => `stored counts: ${kinds.join(', ')}`,
    'export.made': ({ what, format }) => `exported ${what} as ${format}`,
    'key.changed': ({ lost }) =>
      lost ? 'gave up a secret key that is lost' : 'sealed everything under another secret key',
    'answers.expired': ({ source, answers }, named) =>
      `blanked answers of ${named(source)} that were kept long enough: ${answers}`,
    'customer.erased': ({ answers, messages }) =>
      `erased a customer: answers: ${answers}, messages in the chat: ${messages}`,
    'customer.written-to': ({ source, kind, item }, named) =>
      `wrote to a customer of ${named(source)}, from ${kind} #${item}`,
    'person.erased': ({ rows, messages }) =>
      `erased a colleague: rows that named them: ${rows}, messages to them: ${messages}`,
    'story.approved': ({ story }) => `approved best failure #${story}`,
    'story.returned': ({ story }) => `returned best failure #${story} to its teller`,
    'story.reworded': ({ story }) => `reworded best failure #${story}`,
    'action.changed': ({ action, change }) =>
      ({
        started: `began action #${action}`,
        done: `called action #${action} done`,
        dropped: `dropped action #${action}`,
        noted: `added a note to action #${action}`,
        postponed: `changed the day of action #${action}`,
        'handed-over': `handed action #${action} over`,
        edited: `reworded action #${action}`,
        'steps-set': `changed the steps of action #${action}`,
        'step-ticked': `ticked a step of action #${action}`,
        reopened: `opened action #${action} again`,
      })[change],
    'word.published': ({ word }) => `published word #${word} of the direction`,
    'word.corrected': ({ word }) => `corrected word #${word} of the direction`,
    'word.withdrawn': ({ word }) => `took word #${word} of the direction back`,
    'charter.changed': ({ version }) => `changed the charter (version ${version})`,
    'promise.made': ({ promise }) => `made promise #${promise} to customers`,
    'promise.changed': ({ promise }) => `changed promise #${promise} to customers`,
    'promise.ended': ({ promise }) => `ended promise #${promise} to customers`,
    'survey.made': ({ survey }) => `made survey #${survey}`,
    'survey.changed': ({ survey }) => `changed survey #${survey}`,
    'survey.ended': ({ survey }) => `ended survey #${survey}: no round of it opens any more`,
    'survey.opened': ({ survey, round }) => `opened round ${round} of survey #${survey}`,
    'survey.closed': ({ survey, round }) => `closed round ${round} of survey #${survey}`,
    'survey.closed-without': ({ survey, round, answers }) =>
      `closed round ${round} of survey #${survey}; answers that could not be opened, and are not counted: ${answers}`,
    'survey.threshold': ({ survey, threshold }) =>
      `set survey #${survey} to show nothing that rests on fewer than ${threshold} answers`,
    'survey.items': ({ kind, items }) => `changed questions of surveys: ${items} of the ${kind}`,
    'survey.word': ({ survey, round }) =>
      `said why nothing is done about round ${round} of survey #${survey}`,
    'lesson-channel.added': ({ channel }, named) => `had the lesson of the week posted in ${named(channel)}`,
    'lesson-channel.changed': ({ channel }, named) =>
      `changed when the lesson of the week is posted in ${named(channel)}`,
    'lesson-channel.removed': ({ channel }, named) =>
      `had the lesson of the week no longer posted in ${named(channel)}`,
    'lesson.approved': ({ lesson }) => `approved lesson #${lesson}`,
    'lesson.declined': ({ lesson }) => `declined lesson #${lesson}`,
    'lesson.withdrawn': ({ lesson }) => `took lesson #${lesson} back`,
    'customers.asked': ({ question }) => `asked customers question #${question}`,
    'customers.changed': ({ question }) => `changed question #${question} to customers`,
    'customers.links-made': ({ question, links, kind }) =>
      kind === 'open'
        ? `made an open link to question #${question} to customers`
        : plural('en', links, {
            one: `made a single-use link to question #${question} to customers`,
            other: `made ${links} single-use links to question #${question} to customers`,
          }),
    'customers.links-revoked': ({ question }) => `revoked links to question #${question} to customers`,
    'customers.ended': ({ question }) => `ended question #${question} to customers before its last day`,
    'customers.word': ({ question }) => `told customers what comes of question #${question}`,
    'theme.changed': ({ change }) =>
      ({
        names: 'renamed a theme',
        pinned: 'pinned a theme',
        unpinned: 'unpinned a theme',
        muted: 'hid a theme',
        unmuted: 'showed a theme again',
      })[change],
    'theme.joined': ({ themes }) => `joined ${themes} themes as one subject`,
    'theme.parted': ({ themes }) => `took a subject of ${themes} themes apart`,
    'contacts.changed': ({ what, item }, named) =>
      ({
        settings: `changed how contacts are counted (${item})`,
        department: `changed the department ${named(item, item)}, from which contacts come`,
        rule: 'changed a rule on the reasons of contacts',
        cost: `changed what a contact costs (${item})`,
      })[what],
    'contacts.imported': ({ batch, rows }) =>
      plural('en', rows, {
        one: `imported a row of contacts (import ${batch})`,
        other: `imported ${rows} rows of contacts (import ${batch})`,
      }),
    'contacts.undone': ({ batch, rows }) =>
      plural('en', rows, {
        one: `took a row of contacts back (import ${batch})`,
        other: `took ${rows} rows of contacts back (import ${batch})`,
      }),
    'contacts.closed': ({ item }) => `closed the month ${item} of contacts`,
    'contacts.expired': ({ contacts }) =>
      `took customers’ words out of contacts that were kept long enough: ${contacts}`,
    'touchpoint.made': ({ touchpoint }, named) => `made the touchpoint ${named(touchpoint, touchpoint)}`,
    'touchpoint.retired': ({ touchpoint }, named) =>
      `retired the touchpoint ${named(touchpoint, touchpoint)}`,
    'touchpoint.brought-back': ({ touchpoint }, named) =>
      `brought the touchpoint ${named(touchpoint, touchpoint)} back`,
    'touchpoint.changed': ({ touchpoint }, named) =>
      `changed the touchpoint ${named(touchpoint, touchpoint)}`,
    'touchpoint.joined': ({ touchpoint, into }, named) =>
      `joined the touchpoint ${named(touchpoint, touchpoint)} to ${named(into, into)}`,
    'message.resent': ({ messages }) =>
      plural('en', messages, {
        one: 'sent a message that had not arrived again',
        other: `sent ${messages} messages that had not arrived again`,
      }),
    'message.let-be': ({ messages }) =>
      plural('en', messages, {
        one: 'let a message be that had not arrived',
        other: `let ${messages} messages be that had not arrived`,
      }),
    'summary.turned-on': ({ host, model }) => `set a model for automatic summaries: ${model} at ${host}`,
    'summary.turned-off': () => 'set no model for automatic summaries any more',
    'visit-notice.recorded': ({ notice, on }, named) =>
      `recorded that employees and their representatives were told of visits on ${on}, by ${named(notice)}`,
    'visit-notice.withdrawn': ({ notice }, named) =>
      `withdrew the notice of visits ${named(notice)}: no visit of our own teams from now on`,
    'visit-competitors.changed': ({ listed }) =>
      `changed the competitors that visits compare with: ${listed}`,
    'visit-criteria.changed': ({ touchpoint, criteria }, named) =>
      `changed what visits look at at ${named(touchpoint, touchpoint)}: ${criteria} criteria`,
    'roadmap.said': ({ item, done }) =>
      `said of the roadmap that “${item}” ${done ? 'is done' : 'is no longer so'}`,
    'role.given': ({ person, role }, named) => `gave ${named(person)} a role: ${roles.en[role]}`,
    'role.taken': ({ person, role }, named) => `took a role back from ${named(person)}: ${roles.en[role]}`,
    'ambassadors.turned-on': () => 'let me ask people to be ambassadors',
    'ambassadors.turned-off': () => 'ended the asking for ambassadors, and all terms',
    'shared-channel.confirmed': ({ channel }, named) =>
      `confirmed posting in ${named(channel)}, which other companies read`,
    'installation.made': ({ rights }) => `noted that the app was installed on Slack, with ${rights} rights`,
    'installation.ended': ({ word }) => `noted that the app was taken away on Slack (${word})`,
    'accounts.linked': () => 'linked their accounts on two chats',
    'accounts.unlinked': () => 'unlinked their accounts',
  },
  fr: {
    'settings.changed': ({ settings }) => fr`a changé les réglages : ${settings.join(', ')}`,
    'source.added': ({ source }, named) => `a ajouté la source ${named(source)}, avec un jeton`,
    'source.connected': ({ source, vendor }, named) =>
      `a relié la source ${named(source)} au webhook de ${vendor}`,
    'source.changed': ({ source, settings }, named) =>
      fr`a changé la source ${named(source)} : ${settings.join(', ')}`,
    'source.token-renewed': ({ source }, named) => `a donné un autre jeton à la source ${named(source)}`,
    'token.added': ({ token }, named) => `a créé le jeton d’API ${named(token)}`,
    'token.revoked': ({ token }, named) => `a révoqué le jeton d’API ${named(token)}`,
    'readers.added': ({ list, readers }, named) =>
      plural('fr', readers, {
        one: `a inscrit un lecteur sur la liste de diffusion ${named(list)}`,
        other: `a inscrit ${readers} lecteurs sur la liste de diffusion ${named(list)}`,
      }),
    'readers.removed': () => 'a retiré une adresse des listes de diffusion',
    'readers.gone': ({ list, readers }, named) =>
      plural('fr', readers, {
        one: `a retiré de la liste de diffusion ${named(list)} un lecteur qui n’est plus dans ses canaux`,
        other: `a retiré de la liste de diffusion ${named(list)} ${readers} lecteurs qui ne sont plus dans ses canaux`,
      }),
    'readers.channels': ({ list, channels }, named) =>
      channels === 0
        ? `n’inscrit plus les membres d’aucun canal sur la liste de diffusion ${named(list)}`
        : plural('fr', channels, {
            one: `a inscrit les membres d’un canal sur la liste de diffusion ${named(list)}`,
            other: `a inscrit les membres de ${channels} canaux sur la liste de diffusion ${named(list)}`,
          }),
    'page.made': ({ page }, named) => `a créé la page ${named(page)}, avec un lien`,
    'page.changed': ({ page }, named) => `a changé ce que montre la page ${named(page)}`,
    'page.renewed': ({ page }, named) => `a prolongé le lien de la page ${named(page)}`,
    'page.revoked': ({ page }, named) => `a révoqué le lien de la page ${named(page)}`,
    'source.hushed': ({ source }, named) => `a mis fin aux alertes sur le silence de ${named(source)}`,
    'source.pulled': ({ source, vendor }, named) => `fait relever la source ${named(source)} chez ${vendor}`,
    'source.paused': ({ source }, named) => `a suspendu le relevé de la source ${named(source)}`,
    'source.resumed': ({ source }, named) => `a repris le relevé de la source ${named(source)}`,
    'mailbox.connected': () => 'a relié la boîte des e-mails de clients',
    'mailbox.paused': () => 'a suspendu la lecture de la boîte des e-mails de clients',
    'mailbox.resumed': () => 'a repris la lecture de la boîte des e-mails de clients',
    'mailbox.removed': () => 'a déconnecté la boîte des e-mails de clients',
    'mail-rule.made': () => 'a créé une règle pour les e-mails de clients',
    'mail-rule.changed': () => 'a modifié une règle pour les e-mails de clients',
    'mail-rule.removed': () => 'a retiré une règle pour les e-mails de clients',
    'mail.placed': () => 'a dit de quoi parle un e-mail de client',
    'mail.discarded': () => 'a écarté un e-mail qui n’était pas d’un client',
    'source.cleaned': ({ segments }) =>
      plural('fr', segments, {
        one: 'a retiré de toutes les réponses un segment qui semblait personnel',
        other: `a retiré de toutes les réponses ${segments} segments qui semblaient personnels`,
      }),
    'schedule.made': ({ schedule }, named) => `a créé le bulletin ${named(schedule)}`,
    'schedule.changed': ({ schedule }, named) => `a changé le bulletin ${named(schedule)}`,
    'schedule.paused': ({ schedule }, named) => `a suspendu le bulletin ${named(schedule)}`,
    'schedule.resumed': ({ schedule }, named) => `a repris le bulletin ${named(schedule)}`,
    'schedule.deleted': ({ schedule }, named) => `a supprimé le bulletin ${named(schedule)}`,
    'case-rule.made': ({ caseRule }, named) => `a créé la règle des cas à chaud ${named(caseRule)}`,
    'case-rule.changed': ({ caseRule }, named) => `a changé la règle des cas à chaud ${named(caseRule)}`,
    'case-rule.deleted': ({ caseRule }, named) => `a supprimé la règle des cas à chaud ${named(caseRule)}`,
    'feed-rule.made': ({ feedRule }, named) => `a créé la règle du fil des réponses ${named(feedRule)}`,
    'feed-rule.changed': ({ feedRule }, named) => `a changé la règle du fil des réponses ${named(feedRule)}`,
    'feed-rule.deleted': ({ feedRule }, named) =>
      `a supprimé la règle du fil des réponses ${named(feedRule)}`,
    'topic.made': ({ topic, owners }, named) =>
      fr`a créé le sujet ${named(topic)} ; en répond : ${owners.map((id) => named(id)).join(', ') || 'personne'}`,
    'topic.changed': ({ topic, owners }, named) =>
      fr`a changé le sujet ${named(topic)} ; en répond : ${owners.map((id) => named(id)).join(', ') || 'personne'}`,
    'topic.closed': ({ topic }, named) => `a fermé le sujet ${named(topic)}`,
    'topic.reopened': ({ topic }, named) => `a rouvert le sujet ${named(topic)}`,
    'import.begun': ({ batch, source }, named) =>
      fr`a importé un fichier dans ${named(source)} (import n° ${batch})`,
    'import.undone': ({ batch }) => fr`a retiré l’import n° ${batch}`,
    'import.all': ({ rows, tables, manifest }) =>
      fr`a repris toutes les données de l’entreprise depuis une autre installation : ${rows} lignes de ${tables} tables (manifeste ${manifest.slice(0, 12)}…)`,
    'counts.stored': ({ kinds }) => fr`a enregistré des effectifs : ${kinds.join(', ')}`,
    'export.made': ({ what, format }) => `a exporté ${what} au format ${format}`,
    'key.changed': ({ lost }) =>
      lost ? 'a renoncé à une clé secrète perdue' : 'a tout scellé sous une autre clé secrète',
    'answers.expired': ({ source, answers }, named) =>
      fr`a vidé des réponses de ${named(source)} arrivées au terme de leur conservation : ${answers}`,
    'customer.erased': ({ answers, messages }) =>
      fr`a effacé un client : réponses : ${answers}, messages dans la messagerie : ${messages}`,
    'customer.written-to': ({ source, kind, item }, named) =>
      kind === 'case'
        ? fr`a écrit à un client de ${named(source)}, depuis le cas n° ${item}`
        : fr`a écrit à un client de ${named(source)}, depuis l’action n° ${item}`,
    'person.erased': ({ rows, messages }) =>
      fr`a effacé un collègue : lignes à son nom : ${rows}, messages reçus : ${messages}`,
    'story.approved': ({ story }) => fr`a approuvé le récit n° ${story}`,
    'story.returned': ({ story }) => fr`a renvoyé le récit n° ${story} à son auteur`,
    'story.reworded': ({ story }) => fr`a retouché le récit n° ${story}`,
    'action.changed': ({ action, change }) =>
      ({
        started: fr`a commencé l’action n° ${action}`,
        done: fr`a déclaré l’action n° ${action} terminée`,
        dropped: fr`a abandonné l’action n° ${action}`,
        noted: fr`a ajouté une note à l’action n° ${action}`,
        postponed: fr`a changé l’échéance de l’action n° ${action}`,
        'handed-over': fr`a confié l’action n° ${action} à quelqu’un d’autre`,
        edited: fr`a reformulé l’action n° ${action}`,
        'steps-set': fr`a changé les tâches de l’action n° ${action}`,
        'step-ticked': fr`a coché une tâche de l’action n° ${action}`,
        reopened: fr`a rouvert l’action n° ${action}`,
      })[change],
    'word.published': ({ word }) => fr`a publié le mot n° ${word} de la direction`,
    'word.corrected': ({ word }) => fr`a corrigé le mot n° ${word} de la direction`,
    'word.withdrawn': ({ word }) => fr`a retiré le mot n° ${word} de la direction`,
    'charter.changed': ({ version }) => `a changé la charte (version ${version})`,
    'promise.made': ({ promise }) => fr`a ajouté la promesse n° ${promise} faite aux clients`,
    'promise.changed': ({ promise }) => fr`a modifié la promesse n° ${promise} faite aux clients`,
    'promise.ended': ({ promise }) => fr`a mis fin à la promesse n° ${promise} faite aux clients`,
    'survey.made': ({ survey }) => fr`a créé l’enquête n° ${survey}`,
    'survey.changed': ({ survey }) => fr`a modifié l’enquête n° ${survey}`,
    'survey.ended': ({ survey }) => fr`a mis fin à l’enquête n° ${survey} : plus aucune vague ne s’ouvre`,
    'survey.opened': ({ survey, round }) => fr`a ouvert la vague ${round} de l’enquête n° ${survey}`,
    'survey.closed': ({ survey, round }) => fr`a clos la vague ${round} de l’enquête n° ${survey}`,
    'survey.closed-without': ({ survey, round, answers }) =>
      fr`a clos la vague ${round} de l’enquête n° ${survey} ; réponses impossibles à ouvrir, et non comptées : ${answers}`,
    'survey.threshold': ({ survey, threshold }) =>
      fr`a réglé l’enquête n° ${survey} pour ne rien montrer qui repose sur moins de ${threshold} réponses`,
    'survey.items': ({ kind, items }) => fr`a changé des questions d’enquêtes : ${items}, ${surveyed[kind]}`,
    'survey.word': ({ survey, round }) =>
      fr`a dit pourquoi rien n’est prévu après la vague ${round} de l’enquête n° ${survey}`,
    'lesson-channel.added': ({ channel }, named) =>
      `a fait publier la leçon de la semaine dans ${named(channel)}`,
    'lesson-channel.changed': ({ channel }, named) =>
      `a changé le moment où la leçon de la semaine paraît dans ${named(channel)}`,
    'lesson-channel.removed': ({ channel }, named) =>
      `a mis fin à la leçon de la semaine dans ${named(channel)}`,
    'lesson.approved': ({ lesson }) => fr`a approuvé la leçon n° ${lesson}`,
    'lesson.declined': ({ lesson }) => fr`a écarté la leçon n° ${lesson}`,
    'lesson.withdrawn': ({ lesson }) => fr`a retiré la leçon n° ${lesson}`,
    'customers.asked': ({ question }) => fr`a posé la question n° ${question} aux clients`,
    'customers.changed': ({ question }) => fr`a modifié la question n° ${question} aux clients`,
    'customers.links-made': ({ question, links, kind }) =>
      kind === 'open'
        ? fr`a créé un lien ouvert vers la question n° ${question} aux clients`
        : plural('fr', links, {
            one: fr`a créé un lien à usage unique vers la question n° ${question} aux clients`,
            other: fr`a créé ${links} liens à usage unique vers la question n° ${question} aux clients`,
          }),
    'customers.links-revoked': ({ question }) =>
      fr`a révoqué des liens vers la question n° ${question} aux clients`,
    'customers.ended': ({ question }) =>
      fr`a mis fin à la question n° ${question} aux clients avant son dernier jour`,
    'customers.word': ({ question }) => fr`a dit aux clients ce que devient la question n° ${question}`,
    'theme.changed': ({ change }) =>
      ({
        names: 'a renommé un thème',
        pinned: 'a épinglé un thème',
        unpinned: 'a désépinglé un thème',
        muted: 'a masqué un thème',
        unmuted: 'a réaffiché un thème',
      })[change],
    'theme.joined': ({ themes }) => `a réuni ${themes} thèmes en un sujet`,
    'theme.parted': ({ themes }) => `a séparé un sujet de ${themes} thèmes`,
    'contacts.changed': ({ what, item }, named) =>
      ({
        settings: `a changé la façon de compter les contacts (${item})`,
        department: `a changé le service ${named(item, item)}, d’où viennent des contacts`,
        rule: 'a changé une règle sur les motifs de contact',
        cost: `a changé le coût d’un contact (${item})`,
      })[what],
    'contacts.imported': ({ batch, rows }) =>
      plural('fr', rows, {
        one: `a importé une ligne de contacts (import ${batch})`,
        other: `a importé ${rows} lignes de contacts (import ${batch})`,
      }),
    'contacts.undone': ({ batch, rows }) =>
      plural('fr', rows, {
        one: `a retiré une ligne de contacts (import ${batch})`,
        other: `a retiré ${rows} lignes de contacts (import ${batch})`,
      }),
    'contacts.closed': ({ item }) => `a clos le mois ${item} des contacts`,
    'contacts.expired': ({ contacts }) =>
      fr`a retiré les mots des clients de contacts arrivés au terme de leur conservation : ${contacts}`,
    'touchpoint.made': ({ touchpoint }, named) => `a créé l’étape ${named(touchpoint, touchpoint)}`,
    'touchpoint.retired': ({ touchpoint }, named) => `a retiré l’étape ${named(touchpoint, touchpoint)}`,
    'touchpoint.brought-back': ({ touchpoint }, named) =>
      `a remis en service l’étape ${named(touchpoint, touchpoint)}`,
    'touchpoint.changed': ({ touchpoint }, named) => `a changé l’étape ${named(touchpoint, touchpoint)}`,
    'touchpoint.joined': ({ touchpoint, into }, named) =>
      `a réuni l’étape ${named(touchpoint, touchpoint)} à ${named(into, into)}`,
    'message.resent': ({ messages }) =>
      plural('fr', messages, {
        one: 'a renvoyé un message non remis',
        other: `a renvoyé ${messages} messages non remis`,
      }),
    'message.let-be': ({ messages }) =>
      plural('fr', messages, {
        one: 'a laissé tel quel un message non remis',
        other: `a laissé tels quels ${messages} messages non remis`,
      }),
    'summary.turned-on': ({ host, model }) =>
      fr`a réglé un modèle pour les résumés automatiques : ${model} sur ${host}`,
    'summary.turned-off': () => 'n’a plus de modèle pour les résumés automatiques',
    'visit-notice.recorded': ({ notice, on }, named) =>
      fr`a consigné que les salariés et leurs représentants ont été informés des visites le ${on}, par ${named(notice)}`,
    'visit-notice.withdrawn': ({ notice }, named) =>
      fr`a retiré l’information sur les visites ${named(notice)} : plus de visite de nos équipes désormais`,
    'visit-competitors.changed': ({ listed }) =>
      fr`a changé les concurrents auxquels les visites comparent : ${listed}`,
    'visit-criteria.changed': ({ touchpoint, criteria }, named) =>
      fr`a changé ce que regardent les visites à l’étape ${named(touchpoint, touchpoint)} : ${criteria} critères`,
    'roadmap.said': ({ item, done }) =>
      fr`a dit de la feuille de route que « ${item} » ${done ? 'est fait' : 'ne l’est plus'}`,
    'role.given': ({ person, role }, named) => fr`a donné un rôle à ${named(person)} : ${roles.fr[role]}`,
    'role.taken': ({ person, role }, named) => fr`a repris un rôle à ${named(person)} : ${roles.fr[role]}`,
    'ambassadors.turned-on': () => 'a permis de proposer des mandats d’ambassade',
    'ambassadors.turned-off': () => 'a mis fin aux mandats d’ambassade',
    'shared-channel.confirmed': ({ channel }, named) =>
      `a confirmé la publication dans ${named(channel)}, que lisent d’autres entreprises`,
    'installation.made': ({ rights }) =>
      `a pris note de l’installation de l’application sur Slack, avec ${rights} droits`,
    'installation.ended': ({ word }) => `a pris note du retrait de l’application sur Slack (${word})`,
    'accounts.linked': () => 'a relié ses comptes sur deux messageries',
    'accounts.unlinked': () => 'a délié ses comptes',
  },
});

const words = phrases({
  en: {
    did: (who: string, what: string) => `${who} ${what}`,
    commandLine: 'The command line',
    itself: 'Porte-voix itself',
    token: (name: string) => `The API token “${name}”`,
    gone: '(not here any more)',
    nobodyKnown: '(unreadable)',
    unreadable: 'did something that this version cannot read',
    quoted: (name: string) => `“${name}”`,
  },
  fr: {
    did: (who, what) => `${who} ${what}`,
    commandLine: 'La ligne de commande',
    itself: 'Porte-voix, de lui-même,',
    token: (name) => fr`Le jeton d’API « ${name} »`,
    gone: '(plus là)',
    nobodyKnown: '(illisible)',
    unreadable: 'a fait quelque chose que cette version ne sait pas lire',
    quoted: (name) => fr`« ${name} »`,
  },
});
