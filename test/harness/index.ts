export { Bench, createBench, type BenchOptions, type RunOptions } from './bench';
export type { CredentialSet } from './credentialData';
export { CredentialStore } from './credentialStore';
export { loadEngine, type Engine } from './engine';
export { RunResult } from './runResult';
export type { SingleNode } from './singleNode';
export type { ResumeRequest, WebhookAnswer } from './webhookExchange';
export { readWorkflow, type WorkflowJson } from './workflowJson';
