// Names that are everyday words too, in French or English.

/** Folded. Of whoever is called so, only what has a capital goes, or what is signed (signed.ts). */
export const everydayNames: ReadonlySet<string> = new Set(
  `
  aime aimee amber ami amour ancien anemone ange angel aout april art august autumn avril bacon baker ball banks basil beau bel bell
  benoit berger berry best bill bird bishop black blanc blanche blossom blunt bois bold bon bond bonne bonnet bonny boucher boulanger
  bourgeois bras bridge brook brooks brown brun buck bud buisson bush cadet candy capucine carpenter carre carter case cases cash cassis
  castle cave celeste cerf cerise cerisier chambers chambre champ chance charpentier chase chat chateau chef chene cherry chevalier chip
  chuck church claire clay clemence clement client cliff close cochon cole colin colt constance content cook corbeau cordonnier
  cousin couturier cross crown crystal customer dale dawn day dean dell dernier desire desiree dick dieudonne dimanche dot doux drew early
  eglantine emeraude esperance etang eve facteur fair faith farmer felicite fern fevrier field fields fleur flower fontaine ford forest
  foret fort fournier france frank game gardener gardien gates gay gene gentil ginger glen gold golden good grace grand grant gray green
  grey gris gros guy hall harmonie harmony hazel heather heaven herb heureux hill hiver holder holly honey hope house hunt hunter innocent
  iris ivy jack jade jambe janvier jardin jasmin jaune jean jeune jewel joie joli joy judge juillet june juste justice keys king kit
  kitchen lac lait lake lamb lance lane lapin late laurier law laws leger legrand lemon lievre light lilas lily link little long loup love
  lundi lys mai main maison maitre major marchand marechal marguerite marin marine mark mars marsh mason may mayor melodie melody mercier
  mercy merle merry merveille miles mills misty modeste money montagne moody moon moor moulin mouton neveu night noble noir nouveau
  olive opal opale otter ours page pain parfait park parks pasteur pat patience peach pearl pecheur peg penny pepper perle petit pierre
  pigeon pin piper place plum poirier poivre poli pommier pont pool poor pope poppy port porte porter potier pound power powers prairie
  precieuse premier price prince printemps providence prudence prune quick rain read reader reine rice rich rivers riviere rob robin roche
  rock rocky rod roi romance rond root rose rouge roux roy rubis ruby rush rusty sage sales salt samedi sands sandy sapin saumon sauvage
  savage scarlet scarlett scout second sel self serenity sergeant service sharp shepherd ship shore short silver singer skip sky small
  smart snow spark sparks speed spring star steel sterling still stocks stone storm strange street strong sucre sue summer summers sunny
  sweet swift tailleur temple tete thorn tour trace tranquille trees tresor trinity trip vaillant vale vendredi vert victoire victor vieux
  vin violet violette voisin vrai wall walls ward waters way weeks west wheels white wild will willow winter wise wood woods woody worth
  young
  `
    .trim()
    .split(/\s+/),
);
