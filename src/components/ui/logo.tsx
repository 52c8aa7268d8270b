/** The mark: a record dot that smiles. */
export function Logo({ size = '2rem' }: { size?: string }) {
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <circle cx="32" cy="32" r="28" fill="#4fe0b5" />
      <path
        d="M19 29c2.2-4 6.8-4 9 0M36 29c2.2-4 6.8-4 9 0"
        fill="none"
        stroke="#04231a"
        strokeWidth="4.5"
        strokeLinecap="round"
      />
      <path d="M20 39c5.5 9 18.5 9 24 0" fill="none" stroke="#04231a" strokeWidth="4.5" strokeLinecap="round" />
    </svg>
  );
}
