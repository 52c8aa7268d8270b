/** Once for all: a browser keeps it. */
export const loadHls = () => import('hls.js/light');
