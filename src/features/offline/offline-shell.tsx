'use client';

import { CloudOff } from 'lucide-react';
import { type MouseEvent, type ReactNode, useEffect } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { useHydrated } from '@/components/ui/use-hydrated';
import { AppShell } from '@/features/shell/app-shell';
import { offlineTexts } from '@/texts/offline';
import { DownloadsPage } from './downloads-page';
import { useDownloads } from './use-downloads';

const WATCH = /^\/watch\/([\w-]+)$/;

const ASK_EVERY_MS = 10_000;

/** Opens the real page as soon as the server answers: a device can be online while the server is not. */
function useComeBack(): void {
  useEffect(() => {
    const ask = async () => {
      const answer = await fetch('/health', { cache: 'no-store' }).catch(() => null);
      if (answer?.ok) window.location.reload();
    };
    const look = () => void ask();
    window.addEventListener('online', look);
    const asking = setInterval(look, ASK_EVERY_MS);
    return () => {
      window.removeEventListener('online', look);
      clearInterval(asking);
    };
  }, []);
}

/** Without the router, which would ask the server for the page. */
function openAnew(event: MouseEvent<HTMLAnchorElement>) {
  event.preventDefault();
  window.location.assign(event.currentTarget.href);
}

function NoPage({ title, text }: { title: string; text: string }) {
  useComeBack();
  return (
    <>
      <h1 className="visually-hidden">{offlineTexts.cutOff}</h1>
      <MessagePanel
        icon={<CloudOff />}
        title={title}
        actions={
          <>
            <Button variant="primary" onClick={() => window.location.reload()}>
              {offlineTexts.tryAgain}
            </Button>
            <ButtonLink href="/downloads" prefetch={false} onClick={openAnew}>
              {offlineTexts.toDownloads}
            </ButtonLink>
          </>
        }
      >
        {text}
      </MessagePanel>
    </>
  );
}

/** The player, when the video is on this device. */
function Watch({ videoId, player }: { videoId: string; player: (videoId: string) => ReactNode }) {
  const downloads = useDownloads();
  if (downloads.is === 'reading') return null;
  const here =
    downloads.is === 'read' && downloads.items.some((one) => one.videoId === videoId && one.state.is === 'done');
  if (here) return player(videoId);
  return (
    <AppShell>
      <NoPage title={offlineTexts.notHere} text={offlineTexts.notHereText} />
    </AppShell>
  );
}

function Shell({ player }: { player: (videoId: string) => ReactNode }) {
  const { pathname } = window.location;
  const videoId = WATCH.exec(pathname)?.[1];
  if (videoId !== undefined) return <Watch videoId={videoId} player={player} />;
  if (pathname === '/' || pathname === '/downloads') {
    return (
      <AppShell>
        <DownloadsPage cutOff />
      </AppShell>
    );
  }
  return (
    <AppShell>
      <NoPage title={offlineTexts.pageNeedsServer} text={offlineTexts.pageNeedsServerText} />
    </AppShell>
  );
}

/**
 * What the service worker shows for any address while the server cannot be reached. One page for all of them, since it is
 * kept on the device for all users: what it shows, it decides in the browser, by the address and what is stored here.
 */
export function OfflineShell({ player }: { player: (videoId: string) => ReactNode }) {
  return useHydrated() ? <Shell player={player} /> : null;
}
