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
    acknowledged: 'Bien reçue · chez Inès Moreau · réponse attendue mardi 17 novembre',
    read: (n: number) => `Inès Moreau a bien reçu votre idée n°\u00a0${n} et la regarde.`,
    knows: (n: number) =>
      `L’auteur de l’idée n°\u00a0${n} sait que vous l’avez bien reçue et que vous la regardez.`,
    answered: (n: number) => `Inès Moreau a répondu à votre idée n°\u00a0${n}\u00a0:`,
    standing: 'Réponse donnée · Inès Moreau a répondu mardi 10 novembre, en 1 jour ouvré',
    has: (n: number, title: string) => `L’idée n°\u00a0${n} a sa réponse\u00a0: ${title}`,
    wroteBack: (n: number) => `Camille Roux vous réécrit au sujet de l’idée n°\u00a0${n}\u00a0:`,
    with: (name: string) => `chez ${name}`,
    notYours: (n: number, name: string) =>
      `L’idée n°\u00a0${n} est chez ${name}\u00a0: seuls ses responsables et les admins peuvent faire cela.`,
    declined: (n: number) => `Noor Haddad a décliné votre idée n°\u00a0${n} et dit pourquoi\u00a0:`,
    isDeclined: 'Déclinée · Noor Haddad a répondu',
    closed: (n: number) =>
      `L’idée n°\u00a0${n} est close (déclinée). Vous pouvez la rouvrir en disant pourquoi.`,
    nothing: 'Vous n’avez encore rien proposé, et rien ne vous attend.',
    mine: 'Vos idées',
    waiting: 'En attente de votre réponse, par échéance',
    nobody: (n: number) =>
      `L’idée n°\u00a0${n} (Autre sujet) n’a personne pour y répondre. Confiez-la à quelqu’un et donnez un responsable au sujet.`,
    told: (n: number, title: string) =>
      `Idée n°\u00a0${n}, «\u00a0${title}\u00a0» (Autre sujet), bien enregistrée. Personne ne répond encore de ce sujet\u202f; les admins sont prévenus.`,
    give: 'La confier à quelqu’un',
    outdated:
      'Un autre admin a modifié ce sujet entre-temps\u202f; rien n’a été écrasé. Fermez et rouvrez-le.',
    inOther: (n: number) => `Idea #${n} waits for your answer`,
    withOther: 'Received · with Noor Haddad · answer due ',
    bothTitle: 'Deux réponses envoyées',
    both: (name: string, n: number) =>
      `${name} a répondu à l’idée n°\u00a0${n} pendant que vous écriviez. Vos mots sont partis eux aussi\u202f; rien n’est perdu.`,
    other: 'en',
  },
  en: {
    topic: 'Billing',
    empty: 'Please write something here.',
    tooLong: (most: string) =>
      `This has 10,000 characters; ${most} at most. Nothing was lost: shorten it and send again.`,
    thousands: '3,000',
    receipt: (n: number, title: string) => `Idea #${n}, “${title}”, went to Inès Moreau (Billing).`,
    due: 'The answer is due by Monday 16 November. You will get it here.',
    waits: (n: number, title: string) => `Idea #${n} waits for your answer: ${title}`,
    from: (n: number) => `*Idea #${n}* · Billing · from Camille Roux`,
    received: 'Received · with Inès Moreau · answer due Monday 16 November',
    acknowledged: 'Being looked into · with Inès Moreau · answer due Monday 16 November',
    read: (n: number) => `Inès Moreau has read your idea #${n} and is looking into it.`,
    knows: (n: number) => `The author of idea #${n} knows that you are looking into it.`,
    answered: (n: number) => `Inès Moreau answered your idea #${n}:`,
    standing: 'Answered · Inès Moreau answered on Tuesday 10 November, after 1 working day',
    has: (n: number, title: string) => `Idea #${n} has its answer: ${title}`,
    wroteBack: (n: number) => `Camille Roux writes back about idea #${n}:`,
    with: (name: string) => `with ${name}`,
    notYours: (n: number, name: string) =>
      `Idea #${n} is with ${name}: only its owners and admins can do that.`,
    declined: (n: number) => `Noor Haddad declined your idea #${n}, and says why:`,
    isDeclined: 'Declined · Noor Haddad answered',
    closed: (n: number) => `Idea #${n} is closed (declined). You can reopen it with a reason.`,
    nothing: 'You have not proposed anything yet, and nothing waits for you.',
    mine: 'Your ideas',
    waiting: 'Waiting for your answer, first due first',
    nobody: (n: number) =>
      `Idea #${n} (Something else) has nobody to answer it. Give it to someone, and give the topic an owner.`,
    told: (n: number, title: string) =>
      `Idea #${n}, “${title}” (Something else), is recorded. Nobody answers for this topic yet; the admins have been told.`,
    give: 'Give it to someone',
    outdated:
      'Another admin changed this topic meanwhile; nothing was overwritten. Close, and open it again.',
    inOther: (n: number) => `L’idée n°\u00a0${n} attend votre réponse`,
    withOther: 'Reçue · chez Noor Haddad · réponse attendue ',
    bothTitle: 'Both went out',
    both: (name: string, n: number) =>
      `${name} answered idea #${n} while you were writing. Your words went to its author too; nothing is lost.`,
    other: 'fr',
  },
} as const;
