/** The command line of Chromium, each flag with its reason. Nothing here hides that the browser is driven. */
export function chromiumFlags(options: {
  profileDir: string;
  width: number;
  height: number;
  sandbox: boolean;
}): string[] {
  return [
    `--user-data-dir=${options.profileDir}`,
    // Port chosen by the kernel, loopback only; Chromium prints the address with a random id.
    '--remote-debugging-port=0',
    // Exactly the screen, without frame, bar or scaling.
    '--kiosk',
    `--window-size=${options.width},${options.height}`,
    '--window-position=0,0',
    '--force-device-scale-factor=1',
    '--hide-scrollbars',
    '--force-color-profile=srgb',
    '--lang=en-US',
    // A recorded page must never be taken for a background one (field notes 3).
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-background-media-suspend',
    '--autoplay-policy=no-user-gesture-required',
    // /dev/shm of a container is 64 MB.
    '--disable-dev-shm-usage',
    // No GPU: skip the attempts, and keep the software compositor inside the browser process (one copy less).
    '--disable-gpu',
    '--in-process-gpu',
    // QUIC is opaque to proxies and dearer than TCP in software.
    '--disable-quic',
    // Nothing may pop up, phone home, update or wait for a keyring.
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-hang-monitor',
    '--disable-prompt-on-repost',
    '--disable-session-crashed-bubble',
    '--disable-search-engine-choice-screen',
    '--disable-notifications',
    '--deny-permission-prompts',
    '--disable-print-preview',
    '--noerrdialogs',
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
    // Everything the page plays goes through one audio path into our sink.
    '--disable-features=Translate,MediaRouter,DialMediaRouteProvider,OptimizationHints,GlobalMediaControls,HardwareMediaKeyHandling,AudioServiceOutOfProcess,HttpsUpgrades,AutofillServerCommunication,CertificateTransparencyComponentUpdater',
    ...(options.sandbox ? [] : ['--no-sandbox', '--test-type']),
    'about:blank',
  ];
}
