/** What the browser complained about. */
export interface Complaint {
	readonly text: string;
	/** The address that it is about, or of the script. */
	readonly url: string;
}

/** What n8n's editor itself makes the browser complain about, whatever nodes there are. */
const noise: ReadonlyArray<Complaint & { readonly why: string }> = [
	{
		text: 'status of 401',
		url: '/rest/login',
		why: 'The page for signing in asks who is signed in',
	},
	{
		text: 'net::ERR_FAILED',
		url: 'https://registry.npmjs.org/n8n-nodes-stellantis',
		why: 'The panel asks npm about a community node; the desk lets nothing out',
	},
];

export const isNoise = (complaint: Complaint): boolean =>
	noise.some(({ text, url }) => complaint.text.includes(text) && complaint.url.endsWith(url));
