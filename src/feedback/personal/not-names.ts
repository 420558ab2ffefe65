// What follows a civility or "my name is" and yet names nobody. Folded.

/** Offices ("M. le maire"), what a letter goes on with ("Madame Suite à…"), and what is said of a name ("my name is misspelt"). */
export const namesNobody: ReadonlySet<string> = new Set(
  `
  maire adjoint directeur directrice president presidente ministre prefet prefete sous commissaire juge professeur professeure docteur
  docteure responsable gerant gerante chef cheffe proviseur principal principale comte comtesse marquis marquise baron baronne roi reine
  depute deputee senateur senatrice rabbin cure doyen doyenne recteur rectrice inspecteur inspectrice procureur greffier notaire
  secretaire conseiller conseillere technicien technicienne livreur livreuse vendeur vendeuse facteur factrice client cliente service
  services sav manager chairman chairwoman chairperson chair speaker mayor minister judge ambassador secretary prime vice operateur
  operatrice agent agente employe employee gardien gardienne voisin voisine madame monsieur mademoiselle mesdames messieurs mme mlle melle
  mr mrs ms miss mx dr maitre docteurs abbe pere mere soeur frere oncle tante
  suite objet veuillez cordialement salutations bonjour bonsoir merci hello hi dear sir madam hope kind best regards sincerely yours
  numero commande commandes reference dossier colis livraison facture client contrat bonne bon belle excellent excellente agreable super
  parfait bravo felicitations desole desolee concernant depuis apres avant suivant ayant etant recu recue commande achat acheter acheteur
  cher chere toute tous nous vous votre notre mon ma mes madames impossible toujours encore aussi parce alors sinon bien mal deja jamais
  lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre
  decembre monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december
  tout toutlemonde untel unetelle inconnu inconnue nobody somebody anybody everybody right wrong unknown anonymous anonyme personne
  question questions probleme problem point pareil idem simple clair cool top nul non oui yes no ok never always
  age agee agees ages aimable gentil gentille sympa sympathique desagreable charmant charmante adorable tres trop polie poli
  misspelt misspelled mispelled spelt spelled written printed missing incorrect correct different unusual common long short hyphenated
  clear visible listed shown still also already wrongly correctly clearly pronounced changed taken known used registered recorded showing
  appearing required needed mandatory optional important not now only just double barrelled foreign difficult hard easy blank empty
  private confidential safe fine mud everywhere nowhere somewhere attached associated connected linked cut truncated entered removed
  deleted lost gone ignored mixed similar identical same other
  sur dans errone erronee faux fausse exact exacte mauvais mauvaise ecrit ecrite orthographie mentionne affiche visible inscrit note coupe
  tronque complet incomplet obligatoire manquant absent different compose difficile long court affichee incorrecte correcte erroneement
  orange bleu rouge vert chefs ringe`
    .trim()
    .split(/\s+/),
);

/** Companies, products and figures of speech, as `civilityOf` and the name write them. */
export const brands: ReadonlySet<string> = new Set(
  `
  mr propre|mr proper|mr clean|mr muscle|mr bricolage|mr meuble|mr store|mr bean|mr men|mr minit|mr freeze|mr spex|mr patate|mr potato
  mr sandman|mr robot|mr porter|mr kipling|mr whippy|mr pringles|mr tout|mr cuisine|mr coffee|mr chicken|mr jet|mrs doubtfire|mrs potts
  dr oetker|dr martens|dr marten|dr pepper|dr scholl|dr hauschka|dr dre|dr who|dr house|dr jart|dr maboul|dr browns|dr pierre ricaud
  dr doolittle|dr strange|dr no|mme figaro|mme tussauds|mme tussaud|mme tout|mme irma|mme bovary
  ms office|ms word|ms excel|ms teams|ms windows|ms dos|ms sql|ms project|ms access|ms outlook|ms paint|ms edge|ms store|ms azure
  ms powerpoint|ms sharepoint|ms authenticator|ms forms|ms exchange|ms onedrive|ms surface
  miss dior|miss france|miss universe|miss univers|miss world|miss monde|miss sixty|miss selfridge|miss piggy|miss marple|miss saigon
  miss cherie|miss belgique|miss england|maitre coq|maitre cuisinier|maitre prunille|maitre gims|maitre yoda|maitre kanter`
    .trim()
    .split(/[|\n]\s*/),
);

/** Companies that customers thank at the end of a review as if they wrote to them, by a word of their names. Folded. */
export const companies: ReadonlySet<string> = new Set(
  `
  airbnb aldi allianz allegro alibaba aliexpress amazon american android apple argos asda asos auchan axa barclays bnp boohoo booking boots
  boulanger boursorama bouygues british bt burger carrefour casino castorama cdiscount chronopost colissimo costa costco currys darty
  decathlon deliveroo delta dhl disney dpd easyjet ebay ebookers edf ee engie etsy evri expedia facebook fedex fnac flixbus ford free google
  greggs groupon halfords hermes hilton hsbc ibis iberia ikea instagram intersport kfc kiabi klarna laposte lcl leboncoin leclerc lidl
  lloyds lufthansa lyft macif maif marriott mcdonald mcdonalds merlin microsoft monoprix mondial monzo morrisons nandos natwest netflix next
  nike novotel ocado octopus orange ouigo ovh paypal picard pizza playstation poste pret primark qantas ratp revolut royal ryanair sainsbury
  sainsburys samsung santander sephora sfr shein sky sncf sony sosh spotify starbucks subway target temu tesco tesla total transavia
  trainline tripadvisor trustpilot twitter uber ups veolia verizon vinted virgin vodafone vueling waitrose walmart wayfair whatsapp xbox zalando
  zara`
    .trim()
    .split(/\s+/),
);
