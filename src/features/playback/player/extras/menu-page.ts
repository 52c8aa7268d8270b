import type { ReactNode } from 'react';

export type PageId = 'main' | 'quality' | 'speed' | 'time' | 'chapters' | 'sound' | 'loop' | 'sleep';

/** One line of the player's menu. `detail` is what is set now. */
export type MenuItem = { id: string; label: string; detail?: string; icon?: ReactNode } & (
  | { kind: 'open'; page: PageId }
  | { kind: 'choice'; checked: boolean; choose: () => void }
  | { kind: 'switch'; on: boolean; toggle: () => void }
  | { kind: 'action'; run: () => void; disabled?: boolean }
);

export type MenuPage = { title: string; items: readonly MenuItem[]; note?: string };
export type MenuPages = Readonly<Record<PageId, MenuPage>>;
