import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import styles from './back-link.module.css';

/** The way up from a page that the navigation does not name; `label` is the page it leads to. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} className={styles.back}>
      <ArrowLeft size="1.125rem" aria-hidden />
      {label}
    </Link>
  );
}
