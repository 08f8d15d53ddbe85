import { namedSource } from '../../components/verify/read-source.ts';
import { Verify } from '../../components/verify/Verify.tsx';

const source = namedSource(location.search);
const start = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** The page that looks for marks: `verify.html`, or `verify.html?src=…&tab=…&frame=…` for a picture of a page. */
export function App() {
  return <Verify source={source} start={start} />;
}
