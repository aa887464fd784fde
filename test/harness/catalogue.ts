import type {
	ICredentialType,
	IDataObject,
	INodeType,
	INodeTypes,
	IVersionedNodeType,
} from 'n8n-workflow';
import type { PackageDirectoryLoader } from 'n8n-core';
import type { Engine } from './engine';
import { stubCredentials, stubNodes } from './stubs';
import { toolVariant } from './toolVariant';

/** Every node and credential type a workflow on the bench may name: packages first, then the stand-ins. */
export class Catalogue implements INodeTypes {
	private readonly extra = new Map<string, INodeType>();

	private constructor(
		private readonly engine: Engine,
		/** Name of the package under test. */
		readonly packageName: string,
		private readonly loaders: ReadonlyMap<string, PackageDirectoryLoader>,
	) {}

	/**
	 * Loads the package in `packageDir` with n8n's own loader, and n8n-nodes-base (classes on first use) if asked.
	 * @throws what n8n would report when it installs the package
	 */
	static async load(engine: Engine, packageDir: string, baseNodes: boolean): Promise<Catalogue> {
		const own = new engine.core.PackageDirectoryLoader(packageDir);
		await own.loadAll();
		const loaders = new Map<string, PackageDirectoryLoader>([[own.packageName, own]]);
		if (baseNodes) {
			const baseDir = engine.packageDir('n8n-nodes-base');
			if (baseDir === undefined) throw new Error(`${engine.dir} has no n8n-nodes-base`);
			const base = new engine.core.LazyPackageDirectoryLoader(baseDir);
			await base.loadAll();
			loaders.set(base.packageName, base);
		}
		return new Catalogue(engine, own.packageName, loaders);
	}

	/** The same catalogue with one more node type, known under its full name. */
	with(fullName: string, type: INodeType): Catalogue {
		const copy = new Catalogue(this.engine, this.packageName, this.loaders);
		this.extra.forEach((known, name) => copy.extra.set(name, known));
		copy.extra.set(fullName, type);
		return copy;
	}

	getByName(fullName: string): INodeType | IVersionedNodeType {
		const dot = fullName.lastIndexOf('.');
		const loader = this.loaders.get(fullName.slice(0, dot));
		const name = fullName.slice(dot + 1);
		const extra = this.extra.get(fullName);
		if (extra !== undefined) return extra;
		if (loader !== undefined && name in loader.known.nodes) return loader.getNode(name).type;
		const tool = loader && this.toolVariantOf(loader, name);
		if (tool !== undefined) return tool;
		const stub = stubNodes.get(fullName);
		if (stub === undefined) throw new Error(`Unrecognized node type: ${fullName}`);
		return stub;
	}

	private toolVariantOf(loader: PackageDirectoryLoader, name: string): INodeType | undefined {
		const base = name.replace(/Tool$/, '');
		if (base === name || !(base in loader.known.nodes)) return undefined;
		const { type } = loader.getNode(base);
		return toolVariant(this.engine.workflow.NodeHelpers.getVersionedNodeType(type));
	}

	getByNameAndVersion(fullName: string, version?: number): INodeType {
		return this.engine.workflow.NodeHelpers.getVersionedNodeType(this.getByName(fullName), version);
	}

	getKnownTypes(): IDataObject {
		return Object.fromEntries(
			[...this.loaders].flatMap(([packageName, loader]) =>
				Object.entries(loader.known.nodes).map(([name, known]) => [
					`${packageName}.${name}`,
					known,
				]),
			),
		);
	}

	/** @throws if no loaded package has the type */
	credentialType(name: string): ICredentialType {
		for (const loader of this.loaders.values()) {
			if (name in loader.known.credentials) return loader.getCredential(name).type;
		}
		const stub = stubCredentials.get(name);
		if (stub === undefined) throw new Error(`Unrecognized credential type: ${name}`);
		return stub;
	}

	/** Full names of the nodes that declare the credential, all in the package it comes from. */
	nodesDeclaring(credential: string): string[] {
		return [...this.loaders].flatMap(([packageName, { known }]) =>
			(known.credentials[credential]?.supportedNodes ?? []).map((node) => `${packageName}.${node}`),
		);
	}

	/** As above, and their tool variants. */
	nodesOfCredential(name: string): string[] {
		return this.nodesDeclaring(name).flatMap((node) => [node, `${node}Tool`]);
	}

	/** Types a credential inherits from, nearest first, without repeats. */
	parentTypes(name: string): string[] {
		const direct = this.credentialType(name).extends ?? [];
		return [...new Set([...direct, ...direct.flatMap((parent) => this.parentTypes(parent))])];
	}
}
