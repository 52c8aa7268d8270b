import { televisionPattern } from '@/shared/describe-device';

/** Where the choice of this device is kept: `tv`, `normal`, or nothing for "as the browser says". */
export const LAYOUT_KEY = 'jomo.layout';

/**
 * Runs before anything is drawn: sets `data-layout="tv"` on the page of a television, or where somebody chose so (in the
 * settings, or by `?tv=1`; `?tv=0` takes it back). For browsers of any age, so it is written as in 2009.
 */
export const layoutScript = `(function(){
var asked=/[?&]tv=([01])(?:&|$)/.exec(location.search),choice=asked?(asked[1]==='1'?'tv':'normal'):null;
try{if(choice)localStorage.setItem('${LAYOUT_KEY}',choice);else choice=localStorage.getItem('${LAYOUT_KEY}')}catch(e){}
if(choice==='tv'||(choice!=='normal'&&/${televisionPattern}/i.test(navigator.userAgent)))document.documentElement.setAttribute('data-layout','tv');
})();`;
