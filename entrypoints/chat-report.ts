import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provide } from '../lib/page/lazy.ts';
import { pageReport } from '../lib/page/report.ts';

/** The part of the content script that describes a page's structure; comes when a person wants to report the page. */
export default defineUnlistedScript(() => provide('report', { pageReport }));
