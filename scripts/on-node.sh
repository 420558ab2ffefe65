#!/usr/bin/env bash
# The fast tests and the built program on versions of Node, which come from npm: scripts/on-node.sh 22 24 (after npm run build).
set -euo pipefail
cd "$(dirname "$0")/.."

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
kind=$(node -p '`${process.platform}-${process.arch}`')

for version in "$@"; do
  on() { npx --yes --package "node-$kind@$version" -- node "$@"; }
  echo "Node $(on --version)"
  on node_modules/vitest/vitest.mjs run --config vitest.fast.config.ts
  # SQLite's library and Prisma's compiler load there, too.
  export DATABASE_URL="file:$home/$version.db" KEY_FOLDER="$home/keys"
  on dist/main.js migrate
  on dist/main.js indicators --json >"$home/$version.json"
done
