/** What is remembered of one recording's way in, over reloads and new browsers. */
export type Memory = {
  admittedAt: number | null;
  joinPressedAt: number;
  reloadedAt: number;
  /** The passcode of the job was typed and sent. */
  passcodeSent: boolean;
  noticePosted: boolean;
};

export const freshMemory = (): Memory => ({
  admittedAt: null,
  joinPressedAt: 0,
  reloadedAt: 0,
  passcodeSent: false,
  noticePosted: false,
});
