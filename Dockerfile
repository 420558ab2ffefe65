# Two stages: one builds with everything, the other runs with what running needs. The bases are named by content, so that
# a moved tag changes nothing unseen; renew both together: docker buildx imagetools inspect node:22-bookworm-slim
FROM node:22-bookworm-slim@sha256:43ac6c60b8f89723f746e8a92ce91abd5017e627ce1ddfe4238355d3a30b772c AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY tools ./tools
RUN npm ci
COPY . .
# For Microsoft Teams, build with --build-arg TEAMS=1: its packages are optional and large (250 MB).
ARG TEAMS=0
RUN npm run build && npm run production -- /production $([ "$TEAMS" = 1 ] && echo --teams)

FROM node:22-bookworm-slim@sha256:43ac6c60b8f89723f746e8a92ce91abd5017e627ce1ddfe4238355d3a30b772c
ENV NODE_ENV=production
# glibc gives back what SQLite and Prisma's compiler no longer use: after digests over a million answers that is 40 MB (docs/measured.md).
ENV MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=1000000 MALLOC_MMAP_THRESHOLD_=262144
WORKDIR /app
COPY --from=build /production ./
# The key apart from the data: a copy of the one opens nothing without the other.
RUN mkdir -m 700 /data /keys && chown node:node /data /keys
USER node
VOLUME /data /keys
ENV DATABASE_URL=file:/data/portevoix.db KEY_FOLDER=/keys HOST=0.0.0.0 PORT=3000 LOG_FORMAT=json
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Half of the room that V8 gives to young objects: 10 MB less, and no slower (docs/measured.md). `npm start` does the same.
ENTRYPOINT ["node", "--max-semi-space-size=8", "dist/main.js"]
CMD ["start"]
