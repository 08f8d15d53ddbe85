/** An issue with comments in markdown, "somebody is typing", labels and a bot that reports a build. */
import { $, add, every, field, onUse, paragraphs, prose, type, wait } from '../shared/use.ts';

const comment = (who: string, html: string): HTMLElement =>
  add(
    $('#timeline'),
    `<div class="box timeline-comment"><div class="soft"><b>${who}</b> commented just now</div><div class="markdown-body">${html}</div></div>`,
  );
comment('tomas', paragraphs(2, 300));
comment('build-bot', '<p>Build 1881 failed.</p><pre><code>rotor.test.ts:40 expected 100, got 40</code></pre>');
$('#comment').addEventListener('click', () => {
  comment('you', `<p>${field('textarea').value}</p>`);
  field('textarea').value = '';
});
onUse(async () => {
  await type(field('textarea'), 'I can see it too, but only after a restart: the second coil has no power then.');
  $('#comment').click();
  await every(90, 6, (n) => ($('#typing').textContent = n % 2 === 0 ? 'tomas is typing' : 'tomas is typing…'));
  $('#typing').textContent = '';
  comment('tomas', `${paragraphs(1, 320)}<ul><li>${prose(60, 330)}</li><li>${prose(60, 331)}</li></ul>`);
  await wait(100);
  const bot = comment('build-bot', '<p>Build 1882 is running.</p><pre><code></code></pre>');
  await every(40, 15, (n) => bot.querySelector('code')?.append(`step ${n}: ${prose(40, 340 + n)}\n`));
});
