# Two stages: one builds with everything, the other runs with what running needs.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
# For Microsoft Teams, build with --build-arg TEAMS=1: its packages are optional and large (220 MB).
ARG TEAMS=0
RUN if [ "$TEAMS" = 1 ]; then npm ci --omit=dev; else npm ci --omit=dev --omit=optional; fi && npm cache clean --force
# Of the optional packages, only SQLite's native library is needed here.
COPY --from=build /app/node_modules/@libsql ./node_modules/@libsql
COPY --from=build /app/dist ./dist
COPY prisma/migrations ./prisma/migrations
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
ENV DATABASE_URL=file:/data/portevoix.db HOST=0.0.0.0 PORT=3000 LOG_FORMAT=json
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["start"]
