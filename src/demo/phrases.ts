// What the demo prints.
import { fr, phrases } from '../i18n/phrases.ts';

export const sayDemo = phrases({
  en: {
    preparing: 'Preparing Maison Lune, the sample company…',
    running: (page: string, fresh: boolean) => `
Porte-voix runs against a local Slack workspace:  ${page}
${fresh ? 'Its first digests arrive in #voix-clients, #livraison and (in English) #support-uk within seconds.' : 'It goes on where it was; the workspace itself keeps no messages between runs. --reset starts clean.'}

Ten things to try (choose who you are at the top of the page; Nadia and Marion are admins):
  1. In #voix-clients, read the digest and open its thread.
  2. As Olivier, type /suggest Number the invoice lines, fill the form, and find the receipt in the direct message named Olivier.
  3. As Claire, open the direct message named Claire, where an idea waits, and reply; then look as its author.
  4. As Nadia, type /portevoix, open the schedules, and preview one or send it to yourself. In her home see where answers come from: “Avis en ligne” is fetched by the hour from a small survey tool that the demo runs, and can be paused there. In her direct messages a customer's mail that a colleague forwarded asks what it is about.
  5. In #recits, approve the best failure that waits; the next digest tells it.
  6. In #sav-nantes, type /voice, then /voice search colis, /voice themes, /voice nps by region; press Share here. Add what a customer told you with /voice add: at 1 out of 5 a case opens there.
  7. As Nadia, type /plan 1 and see whether what was done helped, /plan 2 for one that goes on, step by step; /portevoix, Roadmap: what comes next.
  8. In the direct messages of Olivier a thank-you, which he may keep private; of Julie, who is an ambassador, her kit of the month.
  9. In #general the result of a mirror: what colleagues believed, beside what customers said. Below it the lesson of the week, to be answered; in everybody's direct messages a pulse.
 10. As Nadia, type /journey: delivery stands out, and a promise there is not kept (/promises). In #livraison, what the calls cost that came from deliveries. /portevoix, Pages, Questions to customers: what they were asked, answered, and told in turn.

Everything it writes is under ./data/demo. Ctrl-C stops everything.
`,
    stopping: 'Stopping…',
    ended: (code: string) => `One of the demo's programs ended (${code}); everything was stopped.`,
    badPort: (given: string) => `PORT=${given}: a number from 1 to 65535 is needed.`,
    portTaken: (port: number) => `Port ${port} is taken. Choose another one: PORT=3001 npm run demo`,
    noProgram: (system: string) =>
      `The demo needs the local Slack workspace "local-slack", which npm has for linux-x64 only; this is ${system}.
On a Linux x64 machine (or in a container or virtual machine): npm ci --include=optional && npm run demo.
The bot itself runs here: see "Install on Slack" in the README.`,
  },
  fr: {
    preparing: 'Préparation de Maison Lune, l’entreprise d’exemple…',
    running: (page, fresh) => fr`
Porte-voix tourne avec un espace Slack local :  ${page}
${fresh ? 'Ses premiers bulletins arrivent dans #voix-clients, #livraison et (en anglais) #support-uk d’ici quelques secondes.' : 'Il reprend où il en était ; l’espace local, lui, ne garde pas les messages. --reset repart de zéro.'}

Dix choses à essayer (choisissez qui vous êtes en haut de la page ; Nadia et Marion sont admins) :
  1. Dans #voix-clients, lisez le bulletin et ouvrez son fil.
  2. En tant qu’Olivier, tapez /idee Numéroter les lignes des factures, remplissez le formulaire, lisez l’accusé dans le message direct nommé Olivier.
  3. En tant que Claire, ouvrez le message direct nommé Claire, où une idée attend, et répondez ; puis regardez côté auteur.
  4. En tant que Nadia, tapez /portevoix, ouvrez les bulletins, voyez un aperçu ou envoyez-le-vous. Dans son accueil, voyez d’où viennent les réponses : « Avis en ligne » est relevée toutes les heures dans un petit outil d’enquête que la démo fait tourner, et peut y être suspendue. Dans ses messages directs, l’e-mail d’un client, transféré par une collègue, attend qu’on dise de quoi il parle.
  5. Dans #recits, approuvez le récit qui attend ; le prochain bulletin le racontera.
  6. Dans #sav-nantes, tapez /voix, puis /voix chercher colis, /voix thèmes, /voix nps par région ; appuyez sur « Partager ici ». Ajoutez ce qu’un client vous a dit avec /voix ajouter : à 1 sur 5, un cas s’y ouvre.
  7. En tant que Nadia, tapez /plan 1 et voyez si ce qui a été fait a aidé, /plan 2 pour une action en cours, tâche par tâche ; /portevoix, Feuille de route : ce qui vient ensuite.
  8. Dans les messages directs d’Olivier, un merci qu’il peut garder pour lui ; dans ceux de Julie, ambassadrice, son kit du mois.
  9. Dans #general, le résultat d’un miroir : ce que les collègues croyaient, à côté de ce que disent les clients. Puis la leçon de la semaine, à vous de répondre ; dans les messages directs de chacun, un pouls.
 10. En tant que Nadia, tapez /parcours : la livraison se détache, et une promesse n’y est pas tenue (/promesses). Dans #livraison, ce que coûtent les appels venus des livraisons. /portevoix, Pages, Questions aux clients : ce qu’on leur a demandé, ce qu’ils ont répondu, et ce qu’on leur a dit ensuite.

Tout ce qu’il écrit est sous ./data/demo. Ctrl-C arrête tout.
`,
    stopping: 'Arrêt…',
    ended: (code) => fr`L’un des programmes de la démo s’est arrêté (${code}) ; tout est arrêté.`,
    badPort: (given) => fr`PORT=${given} : il faut un nombre de 1 à 65535.`,
    portTaken: (port) => fr`Le port ${port} est pris. Choisissez-en un autre : PORT=3001 npm run demo`,
    noProgram: (system) =>
      fr`La démo a besoin de l’espace Slack local « local-slack », que npm n’a que pour linux-x64 ; ici c’est ${system}.
Sur une machine Linux x64 (ou dans un conteneur ou une machine virtuelle) : npm ci --include=optional && npm run demo.
Le bot lui-même tourne ici : voir « Install on Slack » dans le README.`,
  },
});
