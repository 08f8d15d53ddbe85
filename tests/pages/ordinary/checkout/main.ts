/** Sign in, then an order in steps: each step is new text that comes after a click, with conditions in long sentences. */
import { $, add, every, field, onUse, paragraphs, press, prose, type, wait } from '../shared/use.ts';

$('#login').addEventListener('submit', (event) => {
  event.preventDefault();
  setTimeout(() => {
    $('#next').innerHTML =
      `<h2>Address</h2><p>${prose(160, 2100)}</p><label>Street <input id="street" /></label><button id="pay">Continue to payment</button>`;
    $('#pay').addEventListener('click', () => {
      const step = add(
        $('#next'),
        `<section><h2>Payment</h2>${paragraphs(2, 2110)}<ul></ul><button id="order">Order now</button></section>`,
      );
      void every(60, 4, (n) => add(step.querySelector('ul') ?? step, `<li>${prose(70, 2120 + n)}</li>`));
      $('#order').addEventListener(
        'click',
        () =>
          ($('#next').innerHTML =
            `<h2>Thank you</h2><p>Your order has been placed, and a message is on its way to you. ${prose(200, 2130)}</p>`),
      );
    });
  }, 120);
});
onUse(async () => {
  await type(field('#mail'), 'ines@example.org');
  await type(field('#password'), 'correct horse');
  press(field('#password'), 'Enter');
  await wait(200);
  await type(field('#street'), 'Rua do Farol 12');
  $('#pay').click();
  await wait(350);
  $('#order').click();
  await wait(150);
});
