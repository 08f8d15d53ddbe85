/** A social feed: a post is written, older ones load while scrolling, likes tick, comments open below a post. */
import { $, add, every, onUse, paragraphs, prose, type, wait } from '../shared/use.ts';

let count = 0;
const post = (html: string, first = false): HTMLElement =>
  add(
    $('#feed'),
    `<article class="box" tabindex="0"><header><b>person ${count++}</b> <span class="soft">2 h</span></header><div dir="auto">${html}</div><footer><button class="like">♥ <span>3</span></button> <button class="show">Comments</button><div class="comments"></div></footer></article>`,
    first,
  );
const older = (): void => {
  for (let n = 0; n < 6; n++) post(paragraphs(1, 1000 + count));
};
older();
new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting) && count < 40) setTimeout(older, 100);
}).observe($('#end'));
$('#post').addEventListener('click', () => {
  post(`<p>${$('#box').textContent}</p>`, true);
  $('#box').textContent = '';
});
$('#feed').addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : $('#feed');
  const like = target.closest('.like')?.querySelector('span');
  if (like) like.textContent = String(Number(like.textContent) + 1);
  const comments = target.closest('.show')?.parentElement?.querySelector('.comments');
  if (comments) void every(60, 4, (n) => add(comments, `<p><b>friend ${n}</b> ${prose(110, 1100 + n)}</p>`));
});
onUse(async () => {
  await type($('#box'), 'First frost this morning, and the bees are still out on the ivy behind the barn.');
  $('#post').click();
  await every(90, 4, () => scrollTo(0, document.documentElement.scrollHeight));
  scrollTo(0, 0);
  $('.like').click();
  $('article:nth-child(2) .show').click();
  await wait(350);
});
