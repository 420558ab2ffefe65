// What colleagues make suggestions about, and who answers.

export interface SampleTopic {
  readonly id: string;
  readonly nameFr: string;
  readonly nameEn: string;
  /** Ids of people; the first one is asked first. */
  readonly ownerIds: readonly [string, ...string[]];
  /** Hears of what waits too long. */
  readonly sponsorId: string;
  /** Takes the suggestions that have no topic. Exactly one does. */
  readonly isDefault: boolean;
}

export const topics: readonly SampleTopic[] = [
  {
    id: 'delivery',
    nameFr: 'Livraison et installation',
    nameEn: 'Delivery and installation',
    ownerIds: ['U0THOMAS', 'U0PRIYA'],
    sponsorId: 'U0MARION',
    isDefault: false,
  },
  {
    id: 'customer-service',
    nameFr: 'Service client',
    nameEn: 'Customer service',
    ownerIds: ['U0NADIA', 'U0GEMMA'],
    sponsorId: 'U0MARION',
    isDefault: false,
  },
  {
    id: 'products',
    nameFr: 'Produits, site et tout le reste',
    nameEn: 'Products, website and everything else',
    ownerIds: ['U0CLAIRE'],
    sponsorId: 'U0MARION',
    isDefault: true,
  },
];
