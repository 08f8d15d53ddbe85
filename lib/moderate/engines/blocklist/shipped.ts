/**
 * The shipped list: few words, none of which has a harmless everyday meaning in English. Written for this project, MIT like the rest of it.
 * A word list cannot tell an insult from a quotation of one, so it stays short and leaves the rest to the other engines.
 *
 * The words are kept in ROT13. That hides nothing and is not meant to: it keeps slurs out of search results, previews and screens of people
 * who came for something else, and keeps the filters of schools and companies from blocking the source.
 */

const SLURS =
  'ornare,ornaref,pnzry wbpxrl,pnzry wbpxrlf,qnexvr,qnexvrf,snttbg,snttbgf,tbbx,tbbxf,wvtnobb,wvtnobbf,' +
  'whatyr ohaavrf,whatyr ohaal,xvxr,xvxrf,zhmmvr,zhmmvrf,avttre,avttref,avtyrg,avtyrgf,cvxrl,cvxrlf,cbepu zbaxrl,' +
  'cbepu zbaxrlf,enturnq,enturnqf,fnaqavttre,fnaqavttref,fuvgfxva,fuvgfxvaf,fcvp,fcvpf,gbjryurnq,gbjryurnqf,' +
  'jrgonpx,jrgonpxf,mvccreurnq,mvccreurnqf';

const PROFANITY =
  'nefrubyr,nefrubyrf,nffubyr,nffubyrf,ovgpu,ovgpurf,ovgpuvat,ohyyfuvg,pyhfgreshpx,pbpxfhpxre,pbpxfhpxref,phag,' +
  'phagf,qvpxurnq,qvpxurnqf,qvcfuvg,qbhpuront,qbhpurontf,shpx,shpxrq,shpxre,shpxref,shpxsnpr,shpxva,shpxvat,shpxf,' +
  'shpxjvg,shpxjvgf,zbgureshpxre,zbgureshpxref,zbgureshpxvat,fuvg,fuvgurnq,fuvgurnqf,fuvgf,fuvggl,fyhg,fyhgf,' +
  'fba bs n ovgpu,gjng,gjngf,jnaxre,jnaxref';

function plain(list: string): string[] {
  const rotated = list.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97));
  return rotated.split(',');
}

/** Slurs against groups of people: category hate, unsafe. */
export function shippedSlurs(): string[] {
  return plain(SLURS);
}

/** Strong profanity: category harassment, sensitive. */
export function shippedProfanity(): string[] {
  return plain(PROFANITY);
}
