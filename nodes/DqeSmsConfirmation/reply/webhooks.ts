import type { IHttpRequestMethods, INodeTypeDescription, IWebhookDescription } from 'n8n-workflow';

const webhook = (httpMethod: IHttpRequestMethods, path: string): IWebhookDescription => ({
	name: 'default',
	httpMethod,
	// A form is answered by the run that it resumes; GET writes its answer itself.
	responseMode: httpMethod === 'POST' ? 'responseNode' : 'onReceived',
	responseData: '',
	path,
	restartWebhook: true,
	isFullPath: true,
});

/**
 * The page's addresses, by which n8n finds the waiting execution: the one that the node signs, and
 * `{{ $execution.resumeUrl }}`, which an earlier node can give out before the wait begins. n8n checks the signature of
 * either. They start nothing and are not registered anywhere, so they need no `webhookMethods`.
 */
export const replyWebhooks: INodeTypeDescription['webhooks'] = ['={{ $nodeId }}', ''].flatMap(
	(path) => [webhook('GET', path), webhook('POST', path)],
);
