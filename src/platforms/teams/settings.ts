// What this platform must be told to work. config/config.ts reads it from the environment.
import type { Certificate } from './certificate.ts';

export interface TeamsConfig {
  /** Null: no credentials, for a test peer on this machine alone; then every caller is believed. */
  readonly credentials: TeamsCredentials | null;
  /** The company's own tenant (Entra id). */
  readonly tenantId: string;
  /** Tenants besides it whose people may ask. */
  readonly admittedTenants: readonly string[];
  /** The e-mail addresses of a team's members may be read, for newsletters; left out: no. */
  readonly tellsEmail?: boolean;
  /** Tenants that are companies of their own, each with a workspace to itself; left out: none. */
  readonly companies?: readonly string[] | 'any';
}

/** People of the company's own tenant, and of those that the operator admits. */
export function isServed(
  { tenantId, admittedTenants }: Pick<TeamsConfig, 'tenantId' | 'admittedTenants'>,
  tenant: string | null,
): boolean {
  return tenant !== null && [tenantId, ...admittedTenants].includes(tenant.toLowerCase());
}

/** Of a tenant that is served as another company than ours. */
export function isAnotherCompany(config: TeamsConfig, tenant: string | null): tenant is string {
  const { companies = [] } = config;
  if (tenant === null || isServed(config, tenant)) return false;
  return companies === 'any' || companies.includes(tenant.toLowerCase());
}

export type TeamsCredentials = { readonly appId: string } & (
  | { readonly kind: 'single-tenant' | 'multi-tenant'; readonly password: string }
  | { readonly kind: 'single-tenant' | 'multi-tenant'; readonly certificate: Certificate }
  /** Azure vouches for the machine that the bot runs on. The company's own tenant alone. */
  | { readonly kind: 'managed-identity' }
);
