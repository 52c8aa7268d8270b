import path from 'node:path';

const developing = process.env.NODE_ENV === 'development';

/**
 * Everything comes from this server, so nothing else is allowed. Scripts and styles may be inline: Next streams its
 * page data in inline scripts, and a nonce for them would need a proxy in front of every page. `blob:` is how hls.js
 * feeds the video element and starts its worker. Nothing is upgraded to https, since home servers often speak http.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${developing ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  `connect-src 'self'${developing ? ' ws:' : ''}`,
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run check` type-checks the whole tree; doing it twice would only slow the first start down.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: path.resolve(import.meta.dirname) },
  serverExternalPackages: [
    'better-sqlite3',
    '@prisma/client',
    '@prisma/adapter-better-sqlite3',
    'pino',
    'agenda',
    'dockerode',
    'fluent-ffmpeg',
    'mongodb',
  ],
  experimental: { optimizePackageImports: ['lucide-react'] },
  rewrites: async () => [{ source: '/testcard', destination: '/testcard/index.html' }],
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/icons/:path*', headers: [{ key: 'Cache-Control', value: 'public, max-age=86400' }] },
    // The test card is also opened inside frames by tests of the recorder, and brings inline scripts of its own.
    {
      source: '/((?!testcard).*)',
      headers: [
        { key: 'Content-Security-Policy', value: contentSecurityPolicy },
        { key: 'X-Frame-Options', value: 'DENY' },
      ],
    },
  ],
};

export default config;
