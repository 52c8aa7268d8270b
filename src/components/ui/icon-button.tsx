import type { ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names';
import styles from './icon-button.module.css';

/** A square button that shows only an icon; `label` is its name for everybody who does not see it. */
export function IconButton({
  label,
  className,
  children,
  ...rest
}: { label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} aria-label={label} title={label} className={classNames(styles.button, className)}>
      {children}
    </button>
  );
}
