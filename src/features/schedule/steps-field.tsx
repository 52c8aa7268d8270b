'use client';

import { MousePointerClick } from 'lucide-react';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/field';
import { parseSteps } from '@/shared/steps-yaml';
import { StepShots } from './step-shots';
import styles from './steps-field.module.css';
import { useTryOut } from './use-try-out';

const EXAMPLE = `- click: text=Accept all
  optional: true
- type: our-code
  into: "#code"
- press: Enter
- waitFor: video
- runUntil: text=The broadcast has ended`;

function Help() {
  return (
    <details className={styles.help}>
      <summary>What can be done</summary>
      <p>
        One step a line, done in order once the page is open. What a step is about is what stands on it (
        <code>text=Watch</code>) or a CSS selector (<code>#code</code>). A step waits ten seconds for it, or{' '}
        <code>timeoutSec</code>; with <code>optional: true</code> it is passed over when it is not there.
      </p>
      <dl>
        <dt>click</dt>
        <dd>press a button or a link</dd>
        <dt>type, into</dt>
        <dd>type a text into a field; it is shown to nobody but you</dd>
        <dt>press</dt>
        <dd>a key: Enter, Tab, Escape, ArrowDown, Control+A</dd>
        <dt>waitFor</dt>
        <dd>wait until something appears</dd>
        <dt>wait</dt>
        <dd>wait so many seconds</dd>
        <dt>runUntil</dt>
        <dd>record until something appears</dd>
      </dl>
      <pre>{EXAMPLE}</pre>
    </details>
  );
}

type Props = { url: string; value: string; onChange: (value: string) => void };

/** Steps for a page that nobody has written a site for: a list in YAML, and a button that tries them in a real browser. */
export function StepsField({ url, value, onChange }: Props) {
  const { view, running, problem, start } = useTryOut();
  const parsed = parseSteps(value);
  const count = parsed.ok ? parsed.steps.length : 0;
  const resultId = useId();
  return (
    <div className={styles.steps}>
      <TextArea
        label="Steps on the page"
        rows={Math.min(14, Math.max(4, value.split('\n').length + 1))}
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        placeholder={'- click: text=Watch live'}
        value={value}
        error={parsed.ok ? undefined : parsed.message}
        hint="Only for pages that show nothing before something is clicked or typed."
        onChange={({ target }) => onChange(target.value)}
      />
      <Help />
      <div className={styles.try}>
        <Button
          busy={running}
          disabled={!parsed.ok || url.trim() === ''}
          icon={<MousePointerClick size="1.1em" aria-hidden />}
          aria-describedby={resultId}
          onClick={() => start({ url, steps: value })}
        >
          {running ? 'Trying…' : parsed.ok && count === 0 ? 'Look at the page' : 'Try the steps'}
        </Button>
        <p id={resultId} role="status" className={view?.ok === false || problem ? styles.bad : styles.status}>
          {running && 'A browser on the server opens the page and does them. This takes some seconds.'}
          {!running && (problem ?? (view?.ok ? (count === 0 ? 'The page was opened.' : 'Every step was done.') : ''))}
          {!running && !problem && !view && url.trim() === '' && 'Give the address first.'}
        </p>
      </div>
      {!running && view && view.shots.length > 0 && <StepShots shots={view.shots} />}
    </div>
  );
}
