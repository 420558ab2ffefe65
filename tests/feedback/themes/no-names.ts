// Names that themes of the made-up weeks had or have, and that name no thing, as a person judged them: verbs, clauses, adverbs, lone adjectives. Folded.
import type { Language } from '../../../src/terms/language.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s*\|\s*/));

export const noNames: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: list(`
    absent du rayon | ajouter | ameliorer | appele avant de passer | arrivee | arrivee avec deux jours | aussitot
    | automatiques font gagner du temps | bientot | c lassant | ca | ca changera | caisses automatiques font gagner
    | changera | chercher | commande est arrivee | commande est reparti | connais | cordialement | correspond
    | dame du rayon bricolage connait | devant | dire | ensemble | espere | espere que ca | espere que ca changera
    | eviter | fallu | fallu aller | fallu courir | fallu courir tout le quartier | ferme le jour | fidele
    | forte a l ouverture | gagner du temps | insister pour obtenir un renseignement | internet mais absent | juste
    | lassant | livraison est arrivee | monte | monte le carton | obtenir | pareil | part | passe | passer
    | point relais est a deux | ponctuel | pratique | precis | prefere | prete a l heure | prevenu
    | pris tout son temps | pris tout son temps pour m expliquer | prise | promene d un comptoir
    | propose une autre couleur | recommande | refuse trois fois | renvoye d un comptoir | reparti
    | retrait au comptoir marche | reviendrai | rien de special | solide | souriant | special
    | suivi du transporteur est clair | suivi du transporteur est precis | transporteur est clair
    | transporteur est precis | trouve | vendeur a pris tout son temps | vendeur discutait | vendeuse a pris | venu
    | verra
  `),
  en: list(`
    accurate | add | apply | arrived | assembly instructions make | available online | avoid | back | beg
    | box open when it got | broke | busy | call back never happened | came | clear | collect | collect in an hour
    | colour different | colour instead | come | come back | compare | contradictory advice depending
    | credit offer lacks clarity | damaged during fitting | debited twice | delivery arrived | direct debit earlier
    | feel | feel looked | find | find elsewhere | friends say | gentleman in hardware knows | guard searched | handy
    | hardware knows | help | insist | item broke | keep | kiosk freezes on every item | know | look | loyal
    | loyal despite | loyalty points expire | man took the time | match | means | missed | missed my question
    | missing from the box | offered another colour | offered another colour instead | open | overall | package still
    | parcel still | payment is handy | pick | pick up point is handy | pick up point was closed | pleasant
    | point is handy | point was closed | point was closed on collection | promised call back never happened | rang
    | recommend | reply that missed | reply that missed my question | round | sales worth | search finds | see
    | see you soon | sent back | short | shown | smooth | special | still hasn t arrived | still loyal
    | still loyal despite | tell | tiring | took the time | took the time to explain | twice | two days and well
    | upstairs | used | want | want to say | wish list helps | worth
  `),
};
