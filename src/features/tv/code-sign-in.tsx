'use client';

import { useCallback, useEffect, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { tvTexts } from '@/texts/tv';
import { AuthIntro } from '../account/auth-frame';
import styles from './code-sign-in.module.css';
import { QrPicture } from './qr-picture';
import { type DeviceCodeView, useDeviceCode } from './use-device-code';

function Code({ view }: { view: DeviceCodeView }) {
  if (view.phase !== 'showing') return <Skeleton style={{ height: '4.5rem' }} />;
  const { code } = view;
  return (
    <output className={styles.code} aria-label={tvTexts.code}>
      <span>{code.slice(0, 4)}</span>-<span>{code.slice(4)}</span>
    </output>
  );
}

function Steps({ view, origin }: { view: DeviceCodeView; origin: string }) {
  const address = view.phase === 'showing' ? `${origin}/link?code=${view.code}` : null;
  return (
    <div className={styles.steps}>
      <ol>
        <li>
          {tvTexts.open}
          <strong className={styles.address}>{tvTexts.address(origin)}</strong>
        </li>
        <li>
          {tvTexts.type}
          <Code view={view} />
        </li>
      </ol>
      <div className={styles.scan}>
        {address ? <QrPicture text={address} label={tvTexts.scanLabel(address)} /> : <div className={styles.qr} />}
        <p>{tvTexts.scan}</p>
      </div>
    </div>
  );
}

/** Signing in without a keyboard: this screen shows a code, a phone that is signed in confirms it. */
export function CodeSignIn({ returnPath }: { returnPath: string }) {
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(window.location.origin), []);
  // A full page load, so that nothing cached for nobody stays.
  const enter = useCallback(() => window.location.assign(returnPath), [returnPath]);
  const { view, again } = useDeviceCode(enter);
  const ended = view.phase === 'refused' || view.phase === 'resting';
  return (
    <div className={styles.frame}>
      <AuthIntro title={tvTexts.title}>{tvTexts.intro}</AuthIntro>
      {!ended && <Steps view={view} origin={origin} />}
      <p className={styles.state} role="status">
        {view.phase === 'showing' && tvTexts.waiting}
        {view.phase === 'entering' && tvTexts.entering}
        {view.phase === 'refused' && tvTexts.refused}
        {view.phase === 'resting' && tvTexts.resting}
        {view.phase === 'asking' && view.problem}
      </p>
      <div className={styles.actions}>
        {ended && (
          <Button variant="primary" onClick={again} data-tv-first>
            {tvTexts.newCode}
          </Button>
        )}
        <ButtonLink href={`/sign-in?password=1&next=${encodeURIComponent(returnPath)}`} prefetch={false}>
          {tvTexts.usePassword}
        </ButtonLink>
      </div>
    </div>
  );
}
