/** The orders of the library, and how far a video was watched. Apart from the schema: pages need no more than these. */
export const librarySorts = ['newest', 'oldest', 'title', 'longest', 'largest', 'watched'] as const;
export type LibrarySort = (typeof librarySorts)[number];

/** `fresh`: nobody has begun it, and it is not being recorded any more: what Home calls new. */
export const watchStates = ['fresh', 'unwatched', 'begun', 'watched'] as const;
