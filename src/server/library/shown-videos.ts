import { activeStatuses } from '@/shared/recording';
import type { Prisma } from '../db/generated/client';

/** The videos that lists and searches show: those with media, and those being recorded; not the trash. */
export const shownVideos: Prisma.VideoWhereInput = {
  trashedAt: null,
  OR: [{ status: { not: 'empty' } }, { recording: { is: { status: { in: [...activeStatuses] } } } }],
};
