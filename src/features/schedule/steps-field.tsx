'use client';

import { MousePointerClick } from 'lucide-react';
import { Fragment, useId } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/field';
import { parseSteps } from '@/shared/steps-yaml';
import { stepsTexts } from '@/texts/capture';
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
      <summary>{stepsTexts.help}</summary>
      <p>{stepsTexts.helpText.map((part, at) => (at % 2 === 0 ? part : <code key={part}>{part}</code>))}</p>
      <dl>
        {stepsTexts.commands.map(([command, meaning]) => (
          <Fragment key={command}>
            <dt>{command}</dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
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
        label={stepsTexts.label}
        rows={Math.min(14, Math.max(4, value.split('\n').length + 1))}
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        placeholder={stepsTexts.pattern}
        value={value}
        error={parsed.ok ? undefined : parsed.message}
        hint={stepsTexts.hint}
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
          {running ? stepsTexts.trying : parsed.ok && count === 0 ? stepsTexts.look : stepsTexts.try}
        </Button>
        <p id={resultId} role="status" className={view?.ok === false || problem ? styles.bad : styles.status}>
          {running && stepsTexts.busy}
          {!running && (problem ?? (view?.ok ? (count === 0 ? stepsTexts.opened : stepsTexts.allDone) : ''))}
          {!running && !problem && !view && url.trim() === '' && stepsTexts.addressFirst}
        </p>
      </div>
      {!running && view && view.shots.length > 0 && <StepShots shots={view.shots} />}
    </div>
  );
}
