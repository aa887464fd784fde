import { createHash } from 'crypto';
import type { PageAnswer } from '../../shared/execution/waitingRun';
import type { Language } from './texts';

const style = `:root{color-scheme:light dark;--ink:#1c2430;--soft:#4a5463;--paper:#f4f6f9;--card:#fff;--line:#76808f;--act:#0b5cad;--on-act:#fff;--bad:#a3161d;--good:#0a6332}
@media(prefers-color-scheme:dark){:root{--ink:#f1f4f8;--soft:#bcc6d3;--paper:#12161c;--card:#1d232c;--line:#8d98a8;--act:#8cc4ff;--on-act:#0b1a2b;--bad:#ffb0aa;--good:#8be0ac}}
*{box-sizing:border-box}
body{margin:0;padding:1.5rem 1rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
main{max-width:26rem;margin:0 auto;padding:1.5rem;background:var(--card);border-radius:.75rem}
h1{margin:0 0 .75rem;font-size:1.5rem;line-height:1.25}
p{margin:0 0 1rem}
p,h1{overflow-wrap:anywhere}
form+form{margin-top:1.5rem;padding-top:1.25rem;border-top:1px solid var(--line)}
label{display:block;margin-bottom:.375rem;font-weight:600}
input:not([type=hidden]){width:100%;padding:.75rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card);color:var(--ink);font:inherit;font-size:1.5rem;letter-spacing:.25em}
input[aria-invalid=true]{border:2px solid var(--bad)}
button{width:100%;min-height:3rem;padding:.625rem 1rem;border:1px solid var(--act);border-radius:.5rem;background:var(--act);color:var(--on-act);font:inherit;font-weight:600;cursor:pointer}
button.second{background:transparent;color:var(--act)}
button:disabled{opacity:.6;cursor:default}
input:focus-visible,button:focus-visible{outline:3px solid var(--act);outline-offset:2px}
.hint{margin:.5rem 0 1rem;color:var(--soft);font-size:.9375rem}
.bad{color:var(--bad);font-weight:600}
.good{color:var(--good);font-weight:600}`;

/** Sending twice at once would be refused by n8n with a page of its own. The page works without. */
const script = `function buttons(off){for(const button of document.querySelectorAll('button'))button.disabled=off}
addEventListener('submit',()=>setTimeout(buttons,0,true));addEventListener('pageshow',()=>buttons(false))`;

const hashOf = (text: string): string =>
	`'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const escapes: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Text that can stand between tags and in quoted attributes. */
export const escaped = (text: string): string =>
	text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

export interface Document {
	readonly status: number;
	readonly language: Language;
	readonly title: string;
	/** HTML. */
	readonly main: string;
	/** Addresses that a form may be sent to, or be sent on to. */
	readonly formTargets: readonly string[];
	/** Seconds, for a request that came too early. */
	readonly retryAfter?: number;
}

/** A whole page: nothing in it comes from elsewhere, and nobody may keep it, frame it or list it. */
export function documentOf(page: Document): PageAnswer {
	const targets = [...new Set(page.formTargets.map((target) => new URL(target).origin))].join(' ');
	const policy = [
		"default-src 'none'",
		"base-uri 'none'",
		`style-src ${hashOf(style)}`,
		`script-src ${hashOf(script)}`,
		`form-action ${targets || "'none'"}`,
	].join('; ');
	return {
		status: page.status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			// n8n puts a policy of its own in place of this one where the page answers a form: therefore it stands in the page too.
			'content-security-policy': `${policy}; frame-ancestors 'none'; sandbox allow-forms allow-scripts`,
			'x-frame-options': 'DENY',
			'x-content-type-options': 'nosniff',
			'x-robots-tag': 'noindex, nofollow',
			'referrer-policy': 'no-referrer',
			'cache-control': 'no-store',
			...(page.retryAfter !== undefined && { 'retry-after': String(page.retryAfter) }),
		},
		body: `<!DOCTYPE html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${escaped(page.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(page.title)}</h1>
${page.main}
</main>
<script>${script}</script>
</body>
</html>
`,
	};
}
