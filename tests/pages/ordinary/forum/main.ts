/** A forum: posts with quotes and signatures, a quick reply, and somebody's answer to it that quotes it. */
import { $, add, field, onUse, paragraphs, prose, type, wait } from '../shared/use.ts';

const post = (who: string, html: string): HTMLElement =>
  add(
    $('#posts'),
    `<div class="box post row"><div class="author" style="flex: 0 0 7rem"><b>${who}</b><br /><span class="soft">1,204 posts</span></div><div class="content">${html}<hr /><p class="soft">${prose(40, who.length).slice(0, 60)}</p></div></div>`,
  );
for (let n = 0; n < 4; n++) post(`climber${n}`, `<blockquote>${prose(90, 400 + n)}</blockquote>${paragraphs(2, 410 + n)}`);
$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  post('you', `<p>${field('textarea').value}</p>`);
  field('textarea').value = '';
});
onUse(async () => {
  const words = 'Ours has lasted three seasons on limestone, and the sheath is only a little furry at one end.';
  await type(field('textarea'), words);
  $('form button').click();
  await wait(200);
  post('climber1', `<blockquote>you wrote: ${words}</blockquote>${paragraphs(1, 430)}`);
  await wait(200);
  post('climber3', paragraphs(2, 440));
});
