import { genericMaker } from './generic/match';
import { kickMaker } from './kick/match';
import type { Site, SiteJob, SiteMaker } from './site';
import { testcardMaker } from './testcard/match';
import { twitchMaker } from './twitch/match';
import { youtubeMaker } from './youtube/match';
import { zoomMaker } from './zoom/match';

const makers: readonly SiteMaker[] = [testcardMaker, youtubeMaker, twitchMaker, kickMaker, zoomMaker, genericMaker];

/** The site the job names, else the first one that feels responsible for its address; the generic one always does. */
export function selectSite(job: SiteJob): Site {
  const url = new URL(job.url);
  const maker = makers.find((one) => (job.site ? one.name === job.site : one.match(url))) ?? genericMaker;
  return maker.create(job);
}
