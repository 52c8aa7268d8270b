import type { MetadataRoute } from 'next';
import { manifestTexts } from '@/texts/page-titles';

/** What a phone needs to install Jomo as an app. The screenshots are of the app itself. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Jomo',
    short_name: 'Jomo',
    description: manifestTexts.description,
    id: '/',
    start_url: '/',
    scope: '/',
    lang: 'en',
    dir: 'auto',
    display: 'standalone',
    display_override: ['standalone', 'minimal-ui'],
    orientation: 'any',
    background_color: '#0a0c10',
    theme_color: '#0a0c10',
    categories: ['entertainment', 'video', 'utilities'],
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    screenshots: [
      shot('narrow-watch', '780x1688', 'narrow', manifestTexts.watching),
      shot('narrow-downloads', '780x1688', 'narrow', manifestTexts.offline),
      shot('wide-watch', '1280x800', 'wide', manifestTexts.watching),
      shot('wide-downloads', '1280x800', 'wide', manifestTexts.offline),
    ],
    shortcuts: [
      shortcut(manifestTexts.record, manifestTexts.recordShort, '/record'),
      shortcut(manifestTexts.downloads, manifestTexts.downloads, '/downloads'),
      shortcut(manifestTexts.schedule, manifestTexts.schedule, '/schedule'),
    ],
    share_target: {
      action: '/share',
      method: 'GET',
      enctype: 'application/x-www-form-urlencoded',
      params: { title: 'title', text: 'text', url: 'url' },
    },
  };
}

function shot(name: string, sizes: string, form_factor: 'narrow' | 'wide', label: string) {
  return { src: `/screenshots/${name}.jpg`, sizes, type: 'image/jpeg', form_factor, label };
}

function shortcut(name: string, short_name: string, url: string) {
  return { name, short_name, url, icons: [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }] };
}
