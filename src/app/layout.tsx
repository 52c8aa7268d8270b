import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { ToastProvider } from '@/components/ui/toast';
import { OfflineWorker } from '@/features/shell/offline-worker';
import { ApiProvider } from '@/trpc/client';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Jomo', template: '%s · Jomo' },
  description: 'Never misses a live broadcast.',
  applicationName: 'Jomo',
  appleWebApp: { capable: true, title: 'Jomo', statusBarStyle: 'black-translucent' },
  formatDetection: { telephone: false },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: '#0a0c10',
  colorScheme: 'dark',
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <ApiProvider>
          <ToastProvider>{children}</ToastProvider>
        </ApiProvider>
        <OfflineWorker />
      </body>
    </html>
  );
}
