// What `portevoix erase --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const eraseUsage = {
  en: `portevoix erase --customer REF [--dry-run] [--json]
portevoix erase --person WHO [--keep-words] [--dry-run] [--json]

Finds every answer of the customer whom the source calls REF and blanks its words, its original, its customer and its segments, on file, in
stored digests, in cases and in stories; the score and the date stay, as a number of nobody. Messages in the chat that quoted the customer are
edited: the quote gives way to a sentence, the rest stays. With Slack's settings in the environment the command makes the edits itself, beside
the running bot, and waits for them; otherwise the running bot makes them. Says what it could not reach, and what somebody has to look at.

A person is a colleague who leaves or asks: each row that names them names nobody any more, or goes where it was theirs alone; messages to them
go; their own words are taken out, and the name out of what colleagues wrote. Other messages on file and digests lose both, and messages in the
chat are edited, as for a customer. What they proposed without their name stays: taking it out would tell that it was theirs.

  --customer REF   as the source gives it; - reads it from standard input, so that it stays out of the shell's history. It is not logged
  --person WHO     the name as the bot shows it, or the address, as in slack:U024BE7LH, which is needed where several are called so; - as above
  --keep-words     what they wrote stays, of nobody; their name alone goes. Thank-yous that they gave or got go all the same
  --dry-run        count, and change nothing
  --json           { dryRun, answers, kept, digests, posted, reached, notReached: [{ place, reason }], waiting: [place],
                   doubtful: [place], cases: [number], stories: [number], words: [number], thanks: [number] }
                   of a person { dryRun, rows, letters, words, lists, copies, posted, reached, notReached, waiting, doubtful, mailed,
                   mentions: { suggestions: [number], stories: [number], cases: [number], actions: [number], thanks: [number] } }

Ends with 0 where every message was reached or nothing was found, 1 otherwise. Doing it again changes nothing more.`,

  fr: typeset(`portevoix erase --customer REF [--dry-run] [--json]
portevoix erase --person QUI [--keep-words] [--dry-run] [--json]

Trouve toutes les réponses du client que la source appelle REF et en efface les mots, l’original, le client et les segments, dans la base, les
bulletins gardés, les cas et les récits ; la note et la date restent, comme un chiffre de personne. Les messages qui citaient le client sont
modifiés : la citation cède la place à une phrase, le reste demeure. Avec les réglages de Slack dans l’environnement, la commande fait ces
modifications elle-même, à côté du bot en marche, et les attend ; sinon le bot les fait. Dit ce qui n’a pas pu être atteint et ce que
quelqu’un doit regarder.

Une personne est un collègue, à son départ ou à sa demande : chaque ligne qui la nomme ne nomme plus personne, ou disparaît si elle n’était qu’à
elle ; les messages qu’elle a reçus disparaissent ; ses propres mots sont retirés, et son nom de ce qu’ont écrit ses collègues. Les autres messages
gardés et les bulletins perdent l’un et l’autre, et les messages de la messagerie sont modifiés, comme pour un client. Ce qu’elle a proposé sans son
nom reste : l’enlever dirait que c’était d’elle.

  --customer REF   comme la source l’écrit ; - la lit sur l’entrée standard, pour qu’elle ne reste pas dans l’historique du terminal. Elle n’est
                   pas journalisée
  --person QUI     le nom comme le bot le montre, ou l’adresse, comme slack:U024BE7LH, nécessaire si plusieurs portent ce nom ; - comme ci-dessus
  --keep-words     ce qu’elle a écrit reste, sans auteur ; seul son nom disparaît. Les mercis donnés ou reçus disparaissent quand même
  --dry-run        compte, et ne change rien
  --json           { dryRun, answers, kept, digests, posted, reached, notReached: [{ place, reason }], waiting: [place],
                   doubtful: [place], cases: [number], stories: [number], words: [number], thanks: [number] }
                   d’une personne { dryRun, rows, letters, words, lists, copies, posted, reached, notReached, waiting, doubtful, mailed,
                   mentions: { suggestions: [number], stories: [number], cases: [number], actions: [number], thanks: [number] } }

Se termine par 0 si chaque message a été atteint ou si rien n’a été trouvé, par 1 sinon. Recommencer ne change rien de plus.`),
};
