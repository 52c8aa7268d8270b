/**
 * Fills in what the browsers of televisions (Chromium 92 and on) lack and our pages call; runs before any other script.
 * Only what is called: `playwright/old-browser.spec.ts` opens the pages there.
 */
export const oldBrowserScript = `(function(A,O,U){
O.hasOwn||(O.hasOwn=function(o,k){return O.prototype.hasOwnProperty.call(o,k)});
function add(n,f){A.prototype[n]||O.defineProperty(A.prototype,n,{value:f,writable:true,configurable:true})}
add('findLastIndex',function(f,t){for(var i=this.length;i--;)if(f.call(t,this[i],i,this))return i;return -1});
add('findLast',function(f,t){return this[this.findLastIndex(f,t)]});
add('toSorted',function(f){return this.slice().sort(f)});
add('toReversed',function(){return this.slice().reverse()});
U.canParse||(U.canParse=function(u,b){try{return !!new U(u,b)}catch(e){return false}});
})(Array,Object,URL);`;
