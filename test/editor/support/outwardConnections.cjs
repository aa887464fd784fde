// Loaded into n8n before anything else: writes down, and refuses, every connection and look-up that leaves this machine.
const childProcess = require('node:child_process');
const { appendFileSync } = require('node:fs');
const dns = require('node:dns');
const net = require('node:net');

const log = process.env.OUTWARD_CONNECTIONS;
const here = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

function refused(target) {
	appendFileSync(log, `${target}\n`);
	return Object.assign(new Error(`Connections to ${target} are not allowed here`), {
		code: 'EACCES',
	});
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
	const given = Array.isArray(args[0]) ? args[0][0] : args[0];
	const { host, path } = typeof given === 'object' ? given : { host: args[1] };
	const local =
		path !== undefined || host === undefined || typeof host !== 'string' || here.test(host);
	if (local) return connect.apply(this, args);
	process.nextTick(() => this.destroy(refused(host)));
	return this;
};

for (const owner of [dns, dns.promises]) {
	const { lookup } = owner;
	owner.lookup = function (host, ...rest) {
		if (here.test(host)) return lookup.call(this, host, ...rest);
		const error = refused(host);
		const callback = rest.at(-1);
		if (typeof callback !== 'function') return Promise.reject(error);
		process.nextTick(callback, error);
	};
}

// n8n hands its task runner a few variables of its own only.
const { NODE_OPTIONS, OUTWARD_CONNECTIONS } = process.env;
const { spawn } = childProcess;
childProcess.spawn = (command, args, options) =>
	spawn(command, args, {
		...options,
		env: { ...(options?.env ?? process.env), NODE_OPTIONS, OUTWARD_CONNECTIONS },
	});
