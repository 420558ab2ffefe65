// What French customers of a chain of shops say, by topic. "+" opens praise, "-" a complaint; {a|b} is one of them.

export const french: Readonly<Record<string, string>> = {
  livraison: `
    - {la livraison|ma commande} est arrivée avec {deux|trois|quatre|cinq} jours de retard
    - {mon colis|le paquet} n'est toujours pas là après {une semaine|dix jours|deux semaines}
    - livreur {pressé|désagréable|introuvable}, {colis|paquet} laissé chez un voisin que je ne connais pas
    - le transporteur n'a pas sonné et a laissé un avis de passage
    - {carton|emballage} {déchiré|écrasé|ouvert} à l'arrivée
    - livré à la mauvaise adresse, il a fallu {aller le chercher|courir tout le quartier}
    - le créneau annoncé n'a pas été respecté
    - le suivi {n'est jamais à jour|reste bloqué sur en préparation|ne veut rien dire}
    - point relais fermé le jour du retrait
    - {le colis|la commande} est {reparti|reparti à l'entrepôt} sans que je sois prévenu
    - frais de port {trop chers|exagérés} pour un si petit article
    + livraison {rapide|soignée|en avance}, {bravo|rien à redire|je recommande}
    + {colis|paquet} reçu en {24h|48h|deux jours}, parfaitement emballé
    + livreur {aimable|souriant|ponctuel} qui a même {monté le carton|appelé avant de passer}
    + le suivi du transporteur est {clair|précis}
    + le point relais est {pratique|à deux pas de chez moi}`,
  accueil: `
    + {accueil|personnel} {chaleureux|souriant|à l'écoute|attentif}
    + {la vendeuse|le vendeur|la conseillère} a pris {le temps|tout son temps} pour m'expliquer
    + {équipe|vendeuse} {compétente|passionnée|disponible|adorable}
    + un vrai conseil, {sans pousser à l'achat|adapté à mon besoin}
    + on se sent {bien reçu|considéré|écouté} dès l'entrée
    + {le monsieur|la dame} du rayon bricolage connaît son sujet
    - {accueil|personnel} {froid|glacial|absent|désagréable}
    - {aucun vendeur|personne} disponible {au rayon|dans le magasin|pour renseigner}
    - {la vendeuse|le vendeur} {discutait avec sa collègue|regardait son téléphone|m'a répondu sèchement}
    - on m'a {renvoyé|promené} d'un comptoir à l'autre
    - pas un sourire, pas un regard
    - conseils {approximatifs|contradictoires} d'un vendeur à l'autre
    - le vigile m'a {suivi partout|fouillé sans raison}
    - il faut {supplier|insister} pour obtenir un renseignement`,
  caisse: `
    - {trop d'attente|vingt minutes d'attente|attente interminable} {en caisse|aux caisses}
    - {une seule caisse ouverte|deux caisses ouvertes} un samedi après-midi
    - {la caisse automatique|la borne} {tombe en panne|bloque à chaque article|refuse ma carte}
    - file d'attente {mal organisée|jusqu'au fond du magasin}
    - erreur {de prix|de rendu de monnaie|sur le ticket} en caisse
    - la caissière {soupirait|ne m'a pas adressé un mot}
    - promotion non {déduite|prise en compte} au passage en caisse
    + {passage en caisse|encaissement} {rapide|fluide|sans attente}
    + caissière {efficace|charmante|patiente avec ma mère}
    + les caisses automatiques {font gagner du temps|sont bien pensées}
    + paiement {sans contact|en trois fois} {simple|pratique}
    + peu de monde, {vite servi|vite passé}`,
  produits: `
    + {produits|articles} de {bonne|très bonne|grande} qualité
    + {le canapé|la table|l'étagère|la lampe|le matelas} est {conforme à la photo|superbe|solide|confortable}
    + {très beau|large|bon} choix {de tissus|de couleurs|en magasin|pour la cuisine}
    + {finitions|matières} {soignées|impeccables|agréables}
    + l'aspirateur est {silencieux|léger|puissant}
    + la machine à café {marche parfaitement|fait un très bon expresso}
    - {le canapé|la table|l'étagère|la lampe|le matelas} {s'affaisse|a un défaut|est arrivée rayée|grince déjà}
    - {qualité|solidité} {décevante|en baisse|médiocre} {pour le prix|cette fois}
    - {couleur|taille|matière} différente de la photo
    - {article|produit} cassé au bout de {deux semaines|un mois|trois utilisations}
    - {notice|vis|pièce} manquante dans le carton
    - {le bois|le tissu|la peinture} {s'écaille|bouloche|se décolle}
    - l'aspirateur {perd sa puissance|chauffe|fait un bruit d'avion}
    - odeur {de plastique|chimique} très forte à l'ouverture
    - la notice de montage est {incompréhensible|traduite n'importe comment}`,
  stock: `
    - {article|produit|modèle} {en rupture|indisponible|épuisé} {depuis des semaines|encore une fois}
    - {affiché disponible|annoncé en stock} sur internet mais absent du rayon
    - {rayons|étals} {vides|à moitié vides} en fin de journée
    - on me propose {une autre couleur|un autre modèle} à la place
    - {réassort|réapprovisionnement} {trop lent|jamais annoncé}
    - ma taille n'est jamais là
    + {tout était en stock|j'ai tout trouvé|rayons bien remplis}
    + le retrait {en une heure|au comptoir} {marche très bien|est un vrai plus}
    + {article introuvable ailleurs|modèle rare} trouvé ici
    + réservation {prête à l'heure|mise de côté comme promis}`,
  prix: `
    - {prix|tarifs} {trop élevés|en hausse|excessifs} {par rapport à la concurrence|cette année|depuis la rentrée}
    - {l'étiquette|le prix en rayon} ne correspond pas {au ticket|à la caisse}
    - {promotions|remises} {mensongères|réservées à quelques articles|jamais applicables}
    - {bon|code} de réduction refusé {sans explication|à cause d'une ligne en petit}
    - les points fidélité {expirent trop vite|ont disparu de mon compte}
    + {prix|tarifs} {corrects|attractifs|imbattables|honnêtes}
    + bon rapport qualité-prix
    + {promotions|soldes} {intéressantes|bien signalées}
    + la carte de fidélité {vaut le coup|rapporte vraiment}
    + {chèque cadeau|remise anniversaire} {bienvenu|utilisé avec plaisir}`,
  site: `
    - {le site|la page} {rame|plante|est lente|se recharge sans cesse}
    - impossible de {valider le panier|créer un compte|retrouver ma commande|changer mon adresse}
    - {mot de passe|code de connexion} {jamais reçu|refusé trois fois}
    - {la recherche|le filtre} ne {trouve rien|sert à rien|garde pas mes choix}
    - {l'application|l'appli} {se ferme toute seule|demande une mise à jour chaque jour|est confuse}
    - trop de {fenêtres|publicités|cookies} avant d'arriver au produit
    - {photos|fiches produit} {trop petites|incomplètes|sans dimensions}
    + {site|application} {clair|bien fait|facile à utiliser|agréable}
    + commande passée en {deux minutes|trois clics}
    + {fiches produit|avis|photos} {utiles|complets|détaillés}
    + la liste d'envies {m'aide à comparer|est bien trouvée}
    + {le paiement en ligne|l'identification} {inspire confiance|ne pose aucun souci}`,
  'service client': `
    - {service client|standard|hotline} {injoignable|débordé|aux abonnés absents}
    - {trente|quarante} minutes {au téléphone|en ligne|de musique} pour rien
    - {aucune réponse|pas de réponse} à mes {deux|trois|quatre} {courriels|messages|relances}
    - {réponse type|réponse automatique} à côté de ma question
    - on m'a raccroché au nez
    - chaque conseiller {dit le contraire du précédent|me fait répéter toute l'histoire}
    - {promesse de rappel|rappel promis} jamais tenue
    - le robot {ne comprend rien|tourne en rond}
    + {service client|conseiller} {réactif|efficace|très professionnel|patient}
    + {problème|souci} {réglé en un appel|résolu dans la journée}
    + {réponse|solution} {rapide|claire|trouvée tout de suite}
    + {geste commercial|excuses} {apprécié|sincères}
    + conseillère {humaine|à l'écoute} au téléphone`,
  retours: `
    - {remboursement|avoir} {toujours pas reçu|attendu depuis un mois|partiel}
    - {retour|échange} {refusé sans motif|compliqué|payant}
    - {étiquette de retour|bon de retour} {illisible|introuvable|à imprimer soi-même}
    - on exige l'emballage d'origine
    - délai de retour {trop court|mal indiqué}
    - {échange|réparation} {perdue dans la nature|repoussée deux fois}
    + {retour|échange} {gratuit|facile|sans discussion}
    + remboursement {immédiat|en trois jours|sans justificatif}
    + {reprise de l'ancien appareil|reprise du vieux matelas} {appréciée|très pratique}
    + article {échangé|remplacé} aussitôt`,
  facture: `
    - {facture|reçu} {erronée|jamais envoyé|sans TVA}
    - {débité|prélevé} deux fois {pour la même commande|le même jour}
    - {prélèvement|mensualité} {plus tôt que prévu|d'un montant différent}
    - {impossible de télécharger|introuvable} la facture dans mon espace
    - le crédit proposé {manque de clarté|cache des frais}
    - dossier de financement {refusé sans raison|bloqué}
    + {facture|reçu} {claire|envoyée aussitôt}
    + {financement|paiement en quatre fois} {accepté en cinq minutes|sans frais}
    + {devis|dossier} {précis|bien expliqué|suivi du début à la fin}`,
  magasin: `
    + magasin {propre|bien rangé|lumineux|spacieux}
    + {rayons|allées} {clairs|larges|faciles à parcourir}
    + {parking|stationnement} {gratuit|facile}
    + {horaires|ouverture le dimanche} {pratiques|appréciable}
    + {le café|le coin enfants|la terrasse} du magasin est {agréable|une bonne idée}
    - magasin {sale|en désordre|mal éclairé|étouffant}
    - {parking|stationnement} {plein|trop petit|dangereux à la sortie}
    - {toilettes|cabines} {fermées|sales|en travaux}
    - {chaleur|musique} insupportable {dans les allées|à l'étage}
    - {signalisation|plan du magasin} {inexistante|trompeuse}
    - l'escalier roulant {en panne|arrêté} et aucun ascenseur pour les poussettes
    - les chariots {grincent|manquent à l'entrée}`,
  atelier: `
    + {montage|installation|pose} {soignée|rapide|dans les temps}
    + {technicien|poseur|installateur} {ponctuel|soigneux|qui explique bien}
    + chantier laissé propre
    + {dépannage|réparation} {efficace|fait devant moi}
    - {technicien|poseur|installateur} {jamais venu|en retard de deux heures|reparti sans finir}
    - {rendez-vous|intervention} {annulée la veille|décalée trois fois}
    - {mur|parquet|plan de travail} abîmé pendant la pose
    - {devis|diagnostic} {facturé sans prévenir|au doigt mouillé}
    - {pièces détachées|garantie} {introuvables|pas reconnue}
    - appareil revenu de réparation avec la même panne`,
};

export const frenchOpenings = `
  Bonjour, | Dans l'ensemble, | Franchement, | Cliente depuis dix ans : | Comme toujours, | Cette fois, | Petit bémol : | Je suis {ravi|déçu|mitigé|satisfait}. |
  Première commande. | Pour ma part | Rien de spécial, | Commande passée {lundi|mardi|jeudi|samedi}. | Ma deuxième visite. | En bref, |
  Venu avec {ma fille|mes enfants|un ami}. | À {Lyon|Lille|Nantes|Bordeaux|Rennes}, | Je note juste que`;

export const frenchEndings = `
  merci | dommage | à améliorer | je reviendrai | je ne reviendrai pas | continuez | c'est tout | à bientôt | je recommande | à éviter | c'est lassant |
  merci à toute l'équipe | j'espère que ça changera | je suis fidèle malgré tout | mes amis disent pareil | cordialement | bonne continuation |
  on verra la prochaine fois | rien à ajouter | je préfère vous le dire`;
