import { writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { startRig } from './rig.ts';
const [name = 'chromium', scale = '1', width = '1280', ...paths] = process.argv.slice(2);
const rig = await startRig(name as never, { scale: Number(scale), width: Number(width) });
try {
  for (const path of paths) {
    const page = await rig.open(`chat.html?${path}`);
    await page.waitFor('ready', () => 'ready' in document.documentElement.dataset, undefined as never);
    await page.evaluate(() => {
      Reflect.get(window, 'scroller').scrollTo({ top: 1e6, behavior: 'instant' });
    });
    await new Promise((r) => setTimeout(r, 600));
    await page.evaluate(() => {
      const l = Reflect.get(window, 'last');
      l.scrollIntoView({ behavior: 'instant', block: 'start' });
    });
    await new Promise((r) => setTimeout(r, 600));
    if (path.includes('zoom')) {
      await page.ask('zoom');
      await new Promise((r) => setTimeout(r, 800));
    }
    await page.ask('pill');
    const before = await page.evaluate(() => [
      Reflect.get(window, 'scroller').scrollTop,
      document.documentElement.outerHTML.length,
      devicePixelRatio,
      innerWidth,
    ]);
    const d: any = await page.ask('describe');
    const taken = await page.capture();
    const after = await page.evaluate(() => [
      Reflect.get(window, 'scroller').scrollTop,
      document.documentElement.outerHTML.length,
      Reflect.get(window, 'scrolls'),
      Reflect.get(window, 'made'),
    ]);
    const { png, ...rest } = taken;
    console.log(
      path,
      JSON.stringify(rest).slice(0, 400),
      JSON.stringify(before),
      JSON.stringify(after),
      'hash same',
      d.hash === taken.hash,
      d.text?.length,
      d.model,
    );
    if (png) {
      writeFileSync(`/tmp/shot-${name}.png`, Buffer.from(png, 'base64'));
      await page.ask('no-pill');
      const ref = await page.reference();
      writeFileSync(`/tmp/ref-${name}.png`, ref);
      const a = PNG.sync.read(Buffer.from(png, 'base64')),
        b = PNG.sync.read(ref);
      if (a.width !== b.width || a.height !== b.height) console.log('SIZE', a.width, a.height, b.width, b.height);
      else {
        const diff = new PNG({ width: a.width, height: a.height });
        const n = pixelmatch(a.data, b.data, diff.data, a.width, a.height, { threshold: 0.1 });
        console.log('diff', n, ((100 * n) / a.width / a.height).toFixed(4) + '%');
        writeFileSync(`/tmp/diff-${name}.png`, PNG.sync.write(diff));
      }
    }
    await page.close();
  }
} finally {
  await rig.close();
}
process.exit(0);
