// Customers' comments in six languages, as they are written: of 6 to 20 words, and of 2 to 5. Made up for measuring; nobody wrote them.

export type Spoken = 'fr' | 'en' | 'nl' | 'de' | 'es' | 'it';

const lines = (text: string) => text.trim().split(/\s*\n\s*/);

/** Of 6 to 20 words. */
export const sentences: Readonly<Record<Spoken, readonly string[]>> = {
  fr: lines(`
    Le colis est arrivé avec trois jours de retard et personne ne m’a prévenu
    Service client injoignable, on attend une heure pour rien
    Très bon accueil en magasin, le vendeur a pris le temps de m’expliquer
    J’attends toujours mon remboursement depuis plus d’un mois
    livraison rapide et soignée mais emballage abîmé
    Impossible de modifier mon adresse dans l’application
    Commande annulée sans explication, je suis vraiment déçue
    Rien a dire, tout etait parfait du debut a la fin
    Le site plante au moment du paiement par carte
    Prix corrects mais les délais sont beaucoup trop longs
    Le technicien est venu à l’heure et a réparé la machine
    Produit conforme à la description, je recommande cette boutique
    On m’a livré le mauvais article et le retour est payant
    La notice de montage est incompréhensible et il manquait des vis
    Je n’ai jamais reçu ma facture malgré mes relances
    Personnel aimable mais beaucoup d’attente aux caisses le samedi
    Canapé confortable, couleur un peu différente de la photo
    Mon conseiller a tout réglé en cinq minutes, bravo
    Votre chat ne répond pas et le numéro est surtaxé
    Qualité décevante pour le prix, je ne reviendrai pas
  `),
  en: lines(`
    The parcel came three days late and nobody told me
    Customer service never picks up, I waited an hour for nothing
    Lovely welcome in the shop, the assistant took her time to explain
    Still waiting for my refund after more than a month
    fast delivery but the packaging was damaged
    I cannot change my address in the app
    Order cancelled without any explanation, really disappointed
    Nothing to add, everything was perfect from start to finish
    The website crashes every time I pay by card
    Fair prices but delivery times are far too long
    The engineer came on time and fixed the machine
    Product as described, I would recommend this shop to friends
    They sent the wrong item and returns are not free
    Assembly instructions make no sense and screws were missing
    I never got my invoice although I asked twice
    Friendly staff but long queues at the tills on Saturdays
    Comfortable sofa, colour slightly different from the picture
    My adviser sorted everything out in five minutes, well done
    Your chat does not answer and the phone line is expensive
    Poor quality for the price, I will not come back
  `),
  nl: lines(`
    Het pakket kwam drie dagen te laat en niemand heeft iets gezegd
    De klantenservice is niet bereikbaar, ik heb een uur gewacht
    Heel vriendelijk ontvangen in de winkel, de verkoper nam alle tijd
    Ik wacht nog steeds op mijn geld, al meer dan een maand
    snelle levering maar de verpakking was beschadigd
    Ik kan mijn adres niet wijzigen in de app
    Bestelling geannuleerd zonder uitleg, erg teleurgesteld
    Niets op aan te merken, alles was perfect geregeld
    De website loopt vast als ik met mijn kaart betaal
    Goede prijzen maar de levertijden zijn veel te lang
    De monteur kwam op tijd en heeft de machine gerepareerd
    Product zoals beschreven, ik raad deze winkel zeker aan
    Verkeerd artikel ontvangen en retour is niet gratis
    De handleiding is onduidelijk en er ontbraken schroeven
    Ik heb nooit een factuur gekregen ondanks mijn mails
    Aardig personeel maar lange rijen bij de kassa op zaterdag
    Lekkere bank, de kleur is iets anders dan op de foto
    Mijn adviseur heeft alles in vijf minuten opgelost, top
    Jullie chat antwoordt niet en bellen is duur
    Slechte kwaliteit voor de prijs, ik kom niet terug
  `),
  de: lines(`
    Das Paket kam drei Tage zu spät und niemand hat Bescheid gesagt
    Kundenservice nicht erreichbar, ich habe eine Stunde gewartet
    Sehr freundlicher Empfang im Laden, die Verkäuferin nahm sich Zeit
    Ich warte immer noch auf meine Rückerstattung, seit über einem Monat
    schnelle Lieferung aber die Verpackung war beschädigt
    Ich kann meine Adresse in der App nicht ändern
    Bestellung ohne Erklärung storniert, sehr enttäuschend
    Nichts zu meckern, alles war perfekt von Anfang bis Ende
    Die Webseite stürzt beim Bezahlen mit Karte ab
    Gute Preise aber die Lieferzeiten sind viel zu lang
    Der Techniker kam pünktlich und hat die Maschine repariert
    Produkt wie beschrieben, ich kann den Laden nur empfehlen
    Falscher Artikel geliefert und die Rücksendung kostet Geld
    Die Anleitung ist unverständlich und es fehlten Schrauben
    Ich habe nie eine Rechnung bekommen trotz Nachfrage
    Nettes Personal aber lange Schlangen an der Kasse am Samstag
    Bequemes Sofa, die Farbe weicht etwas vom Foto ab
    Mein Berater hat alles in fünf Minuten erledigt, danke
    Der Chat antwortet nicht und die Hotline ist teuer
    Schlechte Qualität für den Preis, ich komme nicht wieder
  `),
  es: lines(`
    El paquete llegó con tres días de retraso y nadie me avisó
    Atención al cliente imposible, esperé una hora para nada
    Muy buena acogida en la tienda, la vendedora me explicó todo
    Sigo esperando mi reembolso desde hace más de un mes
    entrega rápida pero el embalaje estaba dañado
    No puedo cambiar mi dirección en la aplicación
    Pedido cancelado sin explicación, muy decepcionada
    Nada que decir, todo perfecto de principio a fin
    La web se cuelga cuando pago con tarjeta
    Buenos precios pero los plazos son demasiado largos
    El técnico llegó a la hora y arregló la máquina
    Producto conforme a la descripción, recomiendo esta tienda
    Me enviaron el artículo equivocado y la devolución no es gratis
    Las instrucciones no se entienden y faltaban tornillos
    Nunca recibí la factura aunque la pedí dos veces
    Personal amable pero mucha cola en las cajas los sábados
    Sofá cómodo, el color es un poco distinto al de la foto
    Mi asesor lo solucionó todo en cinco minutos, gracias
    El chat no responde y el teléfono es de pago
    Mala calidad para el precio, no vuelvo a comprar
  `),
  it: lines(`
    Il pacco è arrivato con tre giorni di ritardo e nessuno mi ha avvisato
    Servizio clienti irraggiungibile, ho aspettato un’ora per niente
    Ottima accoglienza in negozio, la commessa mi ha spiegato tutto
    Aspetto ancora il rimborso da più di un mese
    consegna veloce ma imballaggio danneggiato
    Non riesco a cambiare il mio indirizzo nell’app
    Ordine annullato senza spiegazioni, molto delusa
    Niente da dire, tutto perfetto dall’inizio alla fine
    Il sito si blocca quando pago con la carta
    Prezzi buoni ma i tempi di consegna sono troppo lunghi
    Il tecnico è arrivato puntuale e ha riparato la macchina
    Prodotto conforme alla descrizione, consiglio questo negozio
    Mi hanno mandato l’articolo sbagliato e il reso non è gratuito
    Le istruzioni non si capiscono e mancavano delle viti
    Non ho mai ricevuto la fattura nonostante i solleciti
    Personale gentile ma troppa coda alle casse il sabato
    Divano comodo, il colore è un po’ diverso dalla foto
    Il mio consulente ha risolto tutto in cinque minuti, bravo
    La chat non risponde e il numero è a pagamento
    Qualità scarsa per il prezzo, non torno più
  `),
};

/** Of 2 to 5 words. */
export const scraps: Readonly<Record<Spoken, readonly string[]>> = {
  fr: lines(`
    Très bien
    Livraison rapide
    Service client nul
    Rien à dire
    Trop cher
    Je recommande
    Toujours en retard
    Colis jamais reçu
    Personnel agréable
    Prix trop élevés
    Bon rapport qualité prix
    Déçu du service
    Site lent
    Attente interminable
    Tout est parfait
    Produit cassé
    Remboursement trop long
    Accueil chaleureux
    Pas de réponse
    Au top comme toujours
  `),
  en: lines(`
    Very good
    Fast delivery
    Poor customer service
    Nothing to add
    Too expensive
    Would recommend
    Always late
    Parcel never arrived
    Friendly staff
    Prices too high
    Good value for money
    Disappointed with the service
    Slow website
    Endless queue
    Everything was perfect
    Broken product
    Refund took too long
    Warm welcome
    No answer
    Great as always
  `),
  nl: lines(`
    Zeer goed
    Snelle levering
    Slechte klantenservice
    Niets aan toe te voegen
    Veel te duur
    Zeker een aanrader
    Altijd te laat
    Pakket nooit ontvangen
    Vriendelijk personeel
    Prijzen te hoog
    Goede prijs en kwaliteit
    Teleurgesteld in de service
    Trage website
    Eindeloos wachten
    Alles was perfect
    Kapot product
    Terugbetaling duurt te lang
    Warm onthaal
    Geen antwoord
    Top zoals altijd
  `),
  de: lines(`
    Sehr gut
    Schnelle Lieferung
    Schlechter Kundenservice
    Nichts hinzuzufügen
    Viel zu teuer
    Sehr zu empfehlen
    Immer zu spät
    Paket nie angekommen
    Freundliches Personal
    Preise zu hoch
    Gutes Preis Leistungs Verhältnis
    Enttäuscht vom Service
    Langsame Webseite
    Endlose Wartezeit
    Alles war perfekt
    Kaputtes Produkt
    Erstattung dauert zu lange
    Herzlicher Empfang
    Keine Antwort
    Top wie immer
  `),
  es: lines(`
    Muy bien
    Entrega rápida
    Mal servicio al cliente
    Nada que añadir
    Demasiado caro
    Lo recomiendo
    Siempre tarde
    Paquete nunca recibido
    Personal amable
    Precios muy altos
    Buena relación calidad precio
    Decepcionado con el servicio
    Web lenta
    Espera interminable
    Todo perfecto
    Producto roto
    El reembolso tarda demasiado
    Trato muy cercano
    Sin respuesta
    Genial como siempre
  `),
  it: lines(`
    Molto bene
    Consegna veloce
    Pessimo servizio clienti
    Niente da aggiungere
    Troppo caro
    Lo consiglio
    Sempre in ritardo
    Pacco mai ricevuto
    Personale gentile
    Prezzi troppo alti
    Buon rapporto qualità prezzo
    Deluso dal servizio
    Sito lento
    Attesa infinita
    Tutto perfetto
    Prodotto rotto
    Rimborso troppo lento
    Accoglienza calorosa
    Nessuna risposta
    Ottimo come sempre
  `),
};
