import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { ToastProvider } from '@/components/ui/toast';
import { UpdateNotice } from '@/features/offline/update-notice';
import { themeScript } from '@/features/shell/theme';
import { layoutScript } from '@/features/tv/layout-script';
import { oldBrowserScript } from '@/features/tv/old-browser-script';
import { RemoteControl } from '@/features/tv/remote-control';
import { language } from '@/texts/language';
import { shellTexts } from '@/texts/shell';
import { ApiProvider } from '@/trpc/client';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Jomo', template: '%s · Jomo' },
  description: shellTexts.slogan,
  applicationName: 'Jomo',
  appleWebApp: { capable: true, title: 'Jomo', statusBarStyle: 'black-translucent' },
  formatDetection: { telephone: false },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The script in the head sets theme and layout before React sees the page.
    <html lang={language.code} dir={language.dir} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: constants of ours; they must run before the first paint. */}
        <script dangerouslySetInnerHTML={{ __html: [oldBrowserScript, layoutScript, themeScript].join(';') }} />
        {/* Not by the metadata: what is in there is put in anew, and fetched again, whenever the title changes. */}
        <link rel="icon" href="/icons/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icons/apple-icon.png" />
      </head>
      <body>
        <ApiProvider>
          <ToastProvider>{children}</ToastProvider>
        </ApiProvider>
        <UpdateNotice />
        <RemoteControl />
      </body>
    </html>
  );
}
