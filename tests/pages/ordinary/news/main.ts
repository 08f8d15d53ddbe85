/** A news ticker: a line that changes all the time, items that come on top by themselves, some of them growing while they are being written. */
import { $, add, every, onUse, paragraphs, prose } from '../shared/use.ts';

for (let n = 0; n < 6; n++)
  add($('#items'), `<article class="box"><time>10:${59 - n}</time>${paragraphs(1, 1700 + n)}</article>`);
onUse(async () => {
  await every(150, 8, (n) => {
    $('#ticker').textContent = prose(90, 1720 + n);
    const item = add($('#items'), `<article class="box"><time>11:0${n}</time><p>${prose(60, 1740 + n)}</p></article>`, true);
    if (n % 2 === 0) void every(60, 8, (more) => item.querySelector('p')?.append(` ${prose(40, 1760 + n * 8 + more)}`));
  });
  await every(60, 8, () => undefined);
});
