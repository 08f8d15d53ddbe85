/** A shop: filters replace the list, things go to the cart, reviews load in batches. */
import { $, add, onUse, paragraphs, prose, wait } from '../shared/use.ts';

let seen = 0;
const list = (colour: string): void => {
  $('#goods').replaceChildren();
  for (let n = 0; n < 9; n++) {
    const item = add(
      $('#goods'),
      `<li class="box"><h3>${colour} boot ${n}</h3><p>${prose(120, 500 + n + colour.length)}</p><b>${90 + n},00</b> <button>Add to cart</button></li>`,
    );
    item
      .querySelector('button')
      ?.addEventListener('click', () => ($('#cart').textContent = `Cart: ${colour} boot ${n} was added, ${n + 1} in all`));
  }
};
list('any');
const reviews = (): void => {
  for (let n = 0; n < 5; n++)
    add(
      $('#reviews'),
      `<div class="review"><b>★★★★☆ ${prose(30, 530 + seen).slice(0, 30)}</b>${paragraphs(1, 540 + seen++)}</div>`,
    );
};
reviews();
$('#more').addEventListener('click', () => setTimeout(reviews, 120));
for (const box of document.querySelectorAll<HTMLInputElement>('aside input'))
  box.addEventListener('change', () => list(box.value));
onUse(async () => {
  for (const box of document.querySelectorAll<HTMLInputElement>('aside input')) {
    box.click();
    await wait(120);
  }
  $('#goods button').click();
  $('#more').click();
  await wait(200);
  $('#more').click();
  await wait(200);
});
