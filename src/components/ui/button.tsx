import { LoaderCircle } from 'lucide-react';
import Link from 'next/link';
import type { ButtonHTMLAttributes, ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names';

type Look = {
  variant?: 'primary' | 'secondary' | 'ghost' | 'danger';
  size?: 'm' | 's';
  icon?: ReactNode;
};

function look({ variant = 'secondary', size = 'm' }: Look, className?: string): string {
  return classNames(styles.button, styles[variant], size === 's' && styles.small, className);
}

/** `busy` shows a spinner and takes no further clicks. */
export function Button({
  variant,
  size,
  icon,
  busy = false,
  className,
  children,
  disabled,
  type = 'button',
  ...rest
}: Look & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={look({ variant, size }, className)}
    >
      {busy ? <LoaderCircle className={styles.spin} aria-hidden size="1.1em" /> : icon}
      {children}
    </button>
  );
}

/** A link that looks like a button; with `iconOnPhone`, on a narrow screen as its icon alone. */
export function ButtonLink({
  variant,
  size,
  icon,
  iconOnPhone = false,
  className,
  children,
  ...rest
}: Look & { iconOnPhone?: boolean } & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={look({ variant, size }, classNames(iconOnPhone && styles.iconOnPhone, className))}>
      {icon}
      {iconOnPhone ? <span className={styles.label}>{children}</span> : children}
    </Link>
  );
}
