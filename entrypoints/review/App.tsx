import { Review } from '../../components/review/Review.tsx';
import { namedShare } from '../../components/review/use-draft.ts';

/** The page of one share: `review.html?share=<id>`. */
export function App() {
  return <Review share={namedShare(location.search)} />;
}
