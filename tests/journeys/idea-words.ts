// What people read about an idea on its journey, in both languages, as they read it. Nothing of it comes from the program.

export const inLocale = {
  fr: {
    topic: 'Facturation',
    empty: 'Écrivez quelque chose ici.',
    tooLong: (most: string) =>
      `Il y a 10\u202f000 caractères\u202f; ${most} au plus. Rien n’est perdu\u00a0: raccourcissez et renvoyez.`,
    thousands: '3\u202f000',
    receipt: (n: number, title: string) =>
      `Idée n°\u00a0${n}, «\u00a0${title}\u00a0», transmise à Inès Moreau (Facturation).`,
    // Wednesday 11 November is a public holiday in France.
    due: 'La réponse est attendue d’ici mardi 17 novembre. Vous la recevrez ici.',
    waits: (n: number, title: string) => `L’idée n°\u00a0${n} attend votre réponse\u00a0: ${title}`,
    from: (n: number) => `*Idée n°\u00a0${n}* · Facturation · proposée par Camille Roux`,
    received: 'Reçue · chez Inès Moreau · réponse attendue mardi 17 novembre',
    acknowledged: 'À l’étude · chez Inès Moreau · réponse attendue mardi 17 novembre',
    read: (n: number) => `Inès Moreau a lu votre idée n°\u00a0${n} et l’étudie.`,
    knows: (n: number) => `L’auteur de l’idée n°\u00a0${n} sait que vous l’étudiez.`,
    answered: (n: number) => `Inès Moreau a répondu à votre idée n°\u00a0${n}\u00a0:`,
    standing: 'Répondue · Inès Moreau a répondu mardi 10 novembre, au bout de 9 heures ouvrées',
    has: (n: number, title: string) => `L’idée n°\u00a0${n} a sa réponse\u00a0: ${title}`,
    wroteBack: (n: number) => `Camille Roux vous réécrit au sujet de l’idée n°\u00a0${n}\u00a0:`,
    with: (name: string) => `chez ${name}`,
    notYours: (n: number, name: string) =>
      `L’idée n°\u00a0${n} est chez ${name}\u00a0: seuls ses responsables et les admins peuvent faire cela.`,
    mayNot: (n: number) =>
      `L’idée n°\u00a0${n} n’est pas entre vos mains\u00a0: seuls ses responsables, et son auteur pour réécrire, peuvent agir.`,
    declined: (n: number) => `Noor Haddad ne retient pas votre idée n°\u00a0${n} et dit pourquoi\u00a0:`,
    isDeclined: 'Déclinée · Noor Haddad a répondu',
    tooLate: (n: number) =>
      `L’idée n°\u00a0${n} est déjà «\u00a0déclinée\u00a0». Vous pouvez toujours y répondre.`,
    closed: (n: number) =>
      `L’idée n°\u00a0${n} est close (déclinée). Vous pouvez encore répondre\u00a0: vos mots parviendront à son auteur.`,
    nothing: 'Vous n’avez encore rien proposé, et rien ne vous attend.',
    mine: 'Vos idées',
    waiting: 'En attente de votre réponse, les plus anciennes d’abord',
    nobody: (n: number) =>
      `L’idée n°\u00a0${n} (Autre sujet) n’a personne pour y répondre. Confiez-la à quelqu’un et donnez un responsable au sujet.`,
    told: (n: number, title: string) =>
      `Idée n°\u00a0${n}, «\u00a0${title}\u00a0» (Autre sujet), bien enregistrée. Personne ne répond encore de ce sujet\u202f; les admins sont prévenus.`,
    give: 'La confier à quelqu’un',
    outdated:
      'Un autre admin a modifié ce sujet entre-temps\u202f; rien n’a été écrasé. Fermez et rouvrez-le.',
    inOther: (n: number) => `Idea n° ${n} waits for your answer`,
    withOther: 'Received · with Noor Haddad · answer due ',
    other: 'en',
  },
  en: {
    topic: 'Billing',
    empty: 'Please write something here.',
    tooLong: (most: string) =>
      `This has 10,000 characters; ${most} at most. Nothing was lost: shorten it and send again.`,
    thousands: '3,000',
    receipt: (n: number, title: string) => `Idea n° ${n}, “${title}”, went to Inès Moreau (Billing).`,
    due: 'The answer is due by Monday 16 November. You will get it here.',
    waits: (n: number, title: string) => `Idea n° ${n} waits for your answer: ${title}`,
    from: (n: number) => `*Idea n° ${n}* · Billing · from Camille Roux`,
    received: 'Received · with Inès Moreau · answer due Monday 16 November',
    acknowledged: 'Being looked into · with Inès Moreau · answer due Monday 16 November',
    read: (n: number) => `Inès Moreau has read your idea n° ${n} and is looking into it.`,
    knows: (n: number) => `The author of idea n° ${n} knows that you are looking into it.`,
    answered: (n: number) => `Inès Moreau answered your idea n° ${n}:`,
    standing: 'Answered · Inès Moreau answered on Tuesday 10 November, after 9 working hours',
    has: (n: number, title: string) => `Idea n° ${n} has its answer: ${title}`,
    wroteBack: (n: number) => `Camille Roux writes back about idea n° ${n}:`,
    with: (name: string) => `with ${name}`,
    notYours: (n: number, name: string) =>
      `Idea n° ${n} is with ${name}: only its owners and admins can do that.`,
    mayNot: (n: number) =>
      `Idea n° ${n} is not yours to act on: only its owners, and its author for writing back, can.`,
    declined: (n: number) => `Noor Haddad declined your idea n° ${n}, and says why:`,
    isDeclined: 'Declined · Noor Haddad answered',
    tooLate: (n: number) => `Idea n° ${n} is already declined. You can still reply to it.`,
    closed: (n: number) =>
      `Idea n° ${n} is closed (declined). You can still reply: the author will get your words.`,
    nothing: 'You have not proposed anything yet, and nothing waits for you.',
    mine: 'Your ideas',
    waiting: 'Waiting for your answer, oldest first',
    nobody: (n: number) =>
      `Idea n° ${n} (Something else) has nobody to answer it. Give it to someone, and give the topic an owner.`,
    told: (n: number, title: string) =>
      `Idea n° ${n}, “${title}” (Something else), is recorded. Nobody answers for this topic yet; the admins have been told.`,
    give: 'Give it to someone',
    outdated:
      'Another admin changed this topic meanwhile; nothing was overwritten. Close, and open it again.',
    inOther: (n: number) => `L’idée n°\u00a0${n} attend votre réponse`,
    withOther: 'Reçue · chez Noor Haddad · réponse attendue ',
    other: 'fr',
  },
} as const;
