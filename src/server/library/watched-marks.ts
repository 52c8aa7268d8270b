/** A position below this, in seconds, is a glance and no beginning. */
export const BEGUN_SEC = 5;

/** Of a video's length: whoever got so far has watched it to the end, as far as anybody watches credits. */
export const WATCHED_SHARE = 0.95;
