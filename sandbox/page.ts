import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = [
	['/', 'index.html', 'text/html; charset=utf-8'],
	['/page.css', 'page.css', 'text/css; charset=utf-8'],
	['/page.js', 'page.js', 'text/javascript; charset=utf-8'],
] as const;

/** Own files only: text that reached the page by a request must not be able to load or run anything. */
const contentSecurityPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"connect-src 'self'",
	'img-src data:',
	"base-uri 'none'",
	"form-action 'none'",
].join('; ');

/** The live page: three static files, as they lie in the folder. */
export function pageRoutes(app: FastifyInstance): void {
	for (const [url, file, contentType] of files) {
		const content = readFileSync(join(__dirname, 'page', file), 'utf8');
		app.get(url, (_request, reply) =>
			reply
				.type(contentType)
				.header('content-security-policy', contentSecurityPolicy)
				.header('x-content-type-options', 'nosniff')
				.header('cache-control', 'no-cache')
				.send(content),
		);
	}
}
