# The app: web and worker are the same image, told apart by ROLE. Recorders have an image of their own
# (recorder/Dockerfile). docker-compose.yml builds and wires all of it; by hand, at the project's root:
#
#   docker build -t jomo .

# Any Debian with Node 20 and npm.
ARG BASE_IMAGE=node:20-bookworm-slim

FROM ${BASE_IMAGE} AS runtime
# ffmpeg packages videos. The graphics drivers that come with it, a compiler of 110 MB among them, serve screens and OpenGL;
# there are none here, and no program links to them.
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends ffmpeg tini >/dev/null \
 && rm -rf /usr/lib/*/dri /usr/lib/*/libLLVM-*.so* /usr/lib/*/libz3.so* \
      /var/lib/apt/lists/* /var/cache/apt/* /var/log/* /usr/share/doc/* /usr/share/man/* \
 && (id -u node >/dev/null 2>&1 || useradd --uid 1000 --no-create-home --shell /usr/sbin/nologin node)

FROM runtime AS build
# The compiler is for the SQLite module, where its prebuilt binary cannot be downloaded; the fonts are the test card's.
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
      fontconfig fonts-dejavu-core g++ make python3 >/dev/null \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 JOMO_SKIP_SYSTEM_PACKAGES=1
COPY package.json package-lock.json .npmrc ./
COPY recorder/package.json recorder/
COPY scripts/setup/debian-packages.mjs scripts/setup/failure.mjs scripts/setup/node-packages.mjs scripts/setup/root.mjs \
     scripts/setup/run.mjs scripts/setup/step.mjs scripts/setup/
RUN node -e "import('./scripts/setup/node-packages.mjs').then((packages) => packages.ensureNodePackages())"
LABEL jomo.stage=build
COPY . .
# One layer, and only what is needed survives: layers of a whole node_modules take longer to write than to build.
RUN node scripts/build.mjs && node scripts/trace-runtime.mjs /out && rm -rf .next/cache

FROM runtime
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
      /usr/local/bin/yarn* /opt/yarn* \
 && mkdir /data && chown node:node /data && chmod 750 /data
WORKDIR /app
COPY --from=build /out ./

ENV NODE_ENV=production HOME=/tmp PORT=3000 JOMO_DATA_DIR=/data JOMO_ENGINE=docker
USER node
VOLUME /data
EXPOSE 3000
LABEL org.opencontainers.image.title="Jomo" \
      org.opencontainers.image.description="Records live pages in a real browser and plays them back anywhere." \
      org.opencontainers.image.licenses="MIT"
HEALTHCHECK --interval=20s --timeout=10s --start-period=60s --retries=3 CMD ["node", "scripts/check-health.mjs"]
# A small heap: Node would else let garbage grow with the machine's memory (docs/benchmarks.md).
ENTRYPOINT ["/usr/bin/tini", "--", "node", "--enable-source-maps", "--max-old-space-size=512"]
CMD ["dist/main.js"]
