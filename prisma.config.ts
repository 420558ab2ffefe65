import { execPath } from 'node:process';
import { defineConfig } from 'prisma/config';

// `prisma generate` never runs its schema engine, yet would download it: any existing file stands in for it,
// so that generating works on a closed network.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= execPath;

export default defineConfig({ schema: 'prisma/schema.prisma' });
