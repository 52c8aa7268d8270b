'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';
import { ruleTexts } from '@/texts/rules';
import styles from './rules-form.module.css';
import { addRow, type PatternRow, type RulesValues } from './rules-values';

const MOST_ROWS = 20;

type ListProps = {
  list: 'must' | 'mustNot';
  legend: string;
  hint: string;
  values: RulesValues;
  /** What is wrong with the expression in a row. */
  wrongIn: (row: PatternRow) => string | null;
  change: (changes: Partial<RulesValues>) => void;
};

/** The words or expressions of one kind, a row for each. */
export function PatternList({ list, legend, hint, values, wrongIn, change }: ListProps) {
  const rows = values[list];
  const edit = (key: number, changes: Partial<PatternRow>) =>
    change({ [list]: rows.map((row) => (row.key === key ? { ...row, ...changes } : row)) });
  return (
    <fieldset className={styles.patterns}>
      <legend>{legend}</legend>
      {rows.length === 0 && <p className={styles.hint}>{hint}</p>}
      {rows.map((row, at) => {
        const wrong = wrongIn(row);
        const name = ruleTexts.rowName(legend, at + 1);
        const noteId = `${list}-${row.key}-note`;
        return (
          <div key={row.key} className={styles.pattern}>
            <select
              className={styles.kind}
              aria-label={ruleTexts.rowKind(name)}
              value={row.kind}
              onChange={({ target }) => edit(row.key, { kind: target.value === 'regex' ? 'regex' : 'words' })}
            >
              <option value="words">{ruleTexts.words}</option>
              <option value="regex">{ruleTexts.expression}</option>
            </select>
            <input
              className={classNames(styles.patternText, row.kind === 'regex' && styles.code)}
              aria-label={name}
              aria-invalid={wrong ? true : undefined}
              aria-describedby={wrong ? noteId : undefined}
              value={row.text}
              maxLength={200}
              placeholder={row.kind === 'regex' ? ruleTexts.expressionPattern : ruleTexts.wordsPattern}
              spellCheck={false}
              autoCapitalize="none"
              onChange={({ target }) => edit(row.key, { text: target.value })}
            />
            <IconButton
              label={ruleTexts.removeRow(row.text.trim() === '' ? '' : row.text)}
              onClick={() => change({ [list]: rows.filter(({ key }) => key !== row.key) })}
            >
              <X size="1.125rem" aria-hidden />
            </IconButton>
            {wrong && (
              <p id={noteId} className={styles.wrong} role="alert">
                {wrong}
              </p>
            )}
          </div>
        );
      })}
      {rows.length < MOST_ROWS && (
        <Button
          size="s"
          className={styles.add}
          icon={<Plus size="1.05em" aria-hidden />}
          onClick={({ currentTarget }) => {
            change({ [list]: addRow(values, list) });
            const rows = currentTarget.closest('fieldset');
            // Once the new row is drawn.
            requestAnimationFrame(() => [...(rows?.querySelectorAll('input') ?? [])].at(-1)?.focus());
          }}
        >
          {list === 'must' ? ruleTexts.addMust : ruleTexts.addMustNot}
        </Button>
      )}
    </fieldset>
  );
}
